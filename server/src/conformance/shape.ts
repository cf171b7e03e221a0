/** A subject's shape: its messages with parties as numbers, which is all that the comparison looks at. */
import type { MessageDeclaration } from "../names/declarations";
import type { Party } from "../names/parties";
import type { Resolution, ResolvedSend } from "../names/resolve";
import type { Send } from "../syntax/structure";
import type { Shape } from "./choose";
import { type Event, eventOf } from "./moves";
import type { Subject } from "./subject";

export interface Shaped {
  readonly shape: Shape;
  /** The messages that take part, by number. */
  readonly sends: readonly ResolvedSend[];
  /** The number of a message; undefined for those that take no part. */
  readonly numbers: ReadonlyMap<Send, number>;
  /** The parties by number. */
  readonly parties: readonly Party[];
}

/**
 * Numbers the messages in the order of the lines, and the parties by their roles, those of the same roles as they occur:
 * flows with the same cast then are the same to the engines, in whatever order its members come in.
 */
export function shapeOf(subject: Subject, resolution: Resolution): Shaped {
  const sends = subject.sends.filter(({ from, to, message }) => from && to && message);
  const { parties, roles } = castOf(sends, resolution);
  const partyNumbers = new Map(parties.map((party, number) => [party, number]));
  const numbers = new Map<Send, number>();
  const events: Event[] = [];
  for (const { send, from, to, message } of sends) {
    numbers.set(send, events.length);
    const sender = partyNumbers.get(from as Party) as number;
    const receiver = partyNumbers.get(to as Party) as number;
    events.push(eventOf(sender, receiver, (message as MessageDeclaration).name));
  }
  const damaged = subject.damaged || sends.length < subject.sends.length || roles.some((known) => known.length === 0);
  const shape = { events, roles, processors: processorsOf(subject, resolution), damaged };
  return { shape, sends, numbers, parties };
}

/** The parties of these messages with their roles, sorted by these. */
function castOf(sends: readonly ResolvedSend[], resolution: Resolution) {
  const parties = new Set<Party>();
  for (const { from, to } of sends) parties.add(from as Party).add(to as Party);
  const members = [...parties].map((party) => {
    const roles = knownRoles(party, resolution);
    return { party, roles, key: roles.join() };
  });
  members.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  return { parties: members.map(({ party }) => party), roles: members.map(({ roles }) => roles) };
}

function knownRoles(party: Party, { scope }: Resolution): readonly string[] {
  return party.roles.filter((role) => scope.roles.has(role));
}

/** The roles of those processing; undefined where the flow does not say, or not in known words. */
function processorsOf(subject: Subject, resolution: Resolution): readonly string[] | undefined {
  const { processed } = resolution;
  if (!subject.hasProcessors || processed.length === 0) return undefined;
  const roles: string[] = [];
  for (const { party } of processed) {
    const known = party ? knownRoles(party, resolution) : [];
    if (known.length === 0) return undefined;
    roles.push(...known);
  }
  return roles;
}
