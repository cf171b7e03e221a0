/** Who plays in a flow, as numbers, and what they say to one another on the ways past a line. */
import type { Shape } from "../../conformance/choose";
import { enginesFor } from "../../conformance/known-choices";
import { type Event, eventOf } from "../../conformance/moves";
import type { Players } from "../../conformance/next";
import type { Plan } from "../../conformance/plan";
import type { Passage } from "../../conformance/standing";
import type { Subject } from "../../conformance/subject";
import type { Party } from "../../names/parties";
import type { Resolution } from "../../names/resolve";
import type { Scope } from "../../names/scope";
import type { Send } from "../../syntax/structure";
import type { Way } from "./passages";

/** What is compared with a model. */
export type Part = Pick<Subject, "items" | "sends" | "hasProcessors">;

export interface Cast {
  /** By number. */
  readonly parties: readonly Party[];
  readonly players: Players;
  /** The roles of those processing; undefined where the flow does not say, or not in known words. */
  readonly processors: Shape["processors"];
  /** Parties declared for this flow that take no part in it yet. */
  readonly idle: ReadonlySet<number>;
}

/** Shared participants that are thought of at the most. */
const MOST_OTHERS = 50;

export function castOf(part: Part, plans: readonly Plan[], resolution: Resolution): Cast {
  const { scope, parties: lookup } = resolution;
  const processing = part.hasProcessors ? resolution.processed.flatMap(({ party }) => party ?? []) : [];
  const speaking = new Set(part.sends.flatMap(({ from, to }) => [from, to]).filter((party) => party !== undefined));
  const own = [...lookup.own.values()];
  const inOrder = new Set([...processing, ...speaking, ...own, ...othersFor(plans, [...speaking, ...own], resolution)]);
  // By their roles, so that flows with the same cast are the same to the engines.
  const members = [...inOrder].map((party) => {
    const roles = knownRoles(party, scope);
    return { party, roles, key: roles.join() };
  });
  members.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  const numbers = new Map(members.map(({ party }, number) => [party, number]));
  const numbered = (some: Iterable<Party>) => [...some].map((party) => numbers.get(party) as number);
  const roles = processing.flatMap((party) => knownRoles(party, scope));
  return {
    parties: members.map(({ party }) => party),
    players: {
      roles: members.map((member) => member.roles),
      order: numbered(inOrder),
      present: new Set(numbered(speaking)),
      enginesFor: (cast) => enginesFor(scope, cast),
    },
    processors: roles.length > 0 ? roles : undefined,
    idle: new Set(numbered(own.filter((party) => !speaking.has(party)))),
  };
}

function knownRoles({ roles }: Party, scope: Scope): readonly string[] {
  return roles.filter((role) => scope.roles.has(role));
}

/** Parties that take no part yet and might, for the roles of the versions: participants, or where there are none the role. */
function othersFor(plans: readonly Plan[], taking: readonly Party[], { parties }: Resolution): Party[] {
  const roles = new Set(plans.flatMap(rolesIn));
  const inScope = parties.inScope();
  const shared = inScope.filter((party) => party.roles.some((role) => roles.has(role))).slice(0, MOST_OTHERS);
  const taken = new Set([...taking, ...inScope].flatMap((party) => party.roles));
  const implied = [...roles].flatMap((role) => {
    const found = taken.has(role) ? undefined : parties.lookup(role);
    return found && "party" in found ? [found.party] : [];
  });
  return [...shared, ...implied];
}

const known = new WeakMap<Plan, readonly string[]>();

/** The roles of all parties of a version. */
function rolesIn(plan: Plan): readonly string[] {
  const roles = known.get(plan) ?? [...new Set(plan.steps.flatMap(({ from, to }) => [...from.roles, ...to.roles]))];
  known.set(plan, roles);
  return roles;
}

/** The messages that count, on each way. */
export function passagesOf(ways: readonly Way[], { parties }: Cast, { sends }: Resolution): Passage[] {
  const numbers = new Map(parties.map((party, number) => [party, number]));
  const resolved = new Map(sends.map((one) => [one.send, one]));
  const events = (list: readonly Send[]): Event[] =>
    list.flatMap((send) => {
      const { from, to, message } = resolved.get(send) ?? {};
      const [sender, receiver] = [from && numbers.get(from), to && numbers.get(to)];
      if (sender === undefined || receiver === undefined || !message) return [];
      return [eventOf(sender, receiver, message.name)];
    });
  return ways.map(({ before, after }) => ({ before: events(before), after: events(after) }));
}
