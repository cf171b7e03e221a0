/**
 * What a version asks for next at a point of a flow. A message is needed there if with it the flow is nearer to the
 * version than without: what comes behind the point counts, so what stands there already is not needed again.
 */
import type { Engines } from "./choose";
import { type Event, eventOf } from "./moves";
import type { Node, PartyRef, Plan, Step } from "./plan";
import { costOf, type Passage, Standing } from "./standing";

/** Who can send and receive: parties are numbers. */
export interface Players {
  /** Each party's roles. */
  readonly roles: readonly (readonly string[])[];
  /** The parties in the order in which they are proposed. */
  readonly order: readonly number[];
  /** Those that take part whatever comes next. */
  readonly present: ReadonlySet<number>;
  /** The engines for parties with these roles. */
  readonly enginesFor: (roles: readonly (readonly string[])[]) => Engines;
}
export interface Next {
  readonly event: Event;
  readonly step: Step;
  /** Whether the flow is nearer to the version with it; otherwise it is as near as without. */
  readonly needed: boolean;
}

/** Parties tried on either side of a step. */
const MOST_PARTIES = 6;

/** A point of a flow, seen with one version. */
export class Outlook {
  private readonly casts = new Map<string, Standing>();

  constructor(
    readonly plan: Plan,
    private readonly players: Players,
    private readonly passages: readonly Passage[],
  ) {}

  /** What is odd in the flow for the version, whatever is missing: 0 where it may become one that conforms. */
  get oddity(): number {
    const engine = this.enginesWith([]).of(this.plan, "lenient");
    return this.passages.reduce((sum, { before, after }) => sum + costOf(engine, [...before, ...after]), 0);
  }

  /** What it costs to see the flow as it stands as the version. */
  get distance(): number {
    return this.standingWith([]).distance;
  }

  /** What can come, in the order of the version's steps. */
  *next(): Iterable<Next> {
    const seen = new Set<string>();
    for (const wanted of this.plan.steps)
      for (const event of this.eventsOf(wanted)) {
        if (seen.has(event.key)) continue;
        seen.add(event.key);
        const standing = this.standingWith(this.newcomers(event));
        const step = standing.takes(event);
        const distance = step ? standing.distanceWith(event) : Number.POSITIVE_INFINITY;
        if (step && distance <= this.distance) yield { event, step, needed: distance < this.distance };
      }
  }

  /** The same point behind one more message. */
  past(event: Event): Outlook {
    const passages = this.passages.map(({ before, after }) => ({ before: [...before, event], after }));
    return new Outlook(this.plan, this.players, passages).with([event.from, event.to]);
  }

  /** The same point where these parties take part as well. */
  with(parties: Iterable<number>): Outlook {
    const present = new Set([...this.players.present, ...parties]);
    return new Outlook(this.plan, { ...this.players, present }, this.passages);
  }

  /** That a party sends to itself comes last. */
  private eventsOf({ from, to, message }: Step): Event[] {
    const [senders, receivers] = [this.partiesFor(from), this.partiesFor(to)];
    const pairs = senders.flatMap((sender) => receivers.map((receiver) => eventOf(sender, receiver, message)));
    const isOwn = (event: Event) => event.from === event.to;
    return [...pairs.filter((event) => !isOwn(event)), ...pairs.filter(isOwn)];
  }

  private partiesFor({ roles }: PartyRef): number[] {
    const fits = (party: number) => this.players.roles[party]?.some((role) => roles.has(role));
    return this.players.order.filter(fits).slice(0, MOST_PARTIES);
  }

  /** The parties of a message that an `each` would have to reckon with from then on. */
  private newcomers({ from, to }: Event): number[] {
    return [from, to].filter((party) => !this.players.present.has(party) && this.isCounted(party));
  }

  private isCounted(party: number): boolean {
    const counted = countedRoles(this.plan);
    return this.players.roles[party]?.some((role) => counted.has(role)) ?? false;
  }

  /** With those present and these: a party that does not take part has no role, so that no `each` asks for its round. */
  private standingWith(newcomers: readonly number[]): Standing {
    const key = newcomers.join();
    let standing = this.casts.get(key);
    if (!standing) {
      standing = new Standing(this.enginesWith(newcomers).of(this.plan, "costly"), this.passages);
      this.casts.set(key, standing);
    }
    return standing;
  }

  private enginesWith(newcomers: readonly number[]): Engines {
    const { roles, present, enginesFor } = this.players;
    const plays = (party: number) => present.has(party) || newcomers.includes(party) || !this.isCounted(party);
    return enginesFor(roles.map((known, party) => (plays(party) ? known : [])));
  }
}

const counted = new WeakMap<Plan, ReadonlySet<string>>();

/** The roles of whose every party an `each` of the version asks something. */
function countedRoles(plan: Plan): ReadonlySet<string> {
  const known = counted.get(plan) ?? new Set(eachRoles(plan.root));
  counted.set(plan, known);
  return known;
}

function eachRoles(node: Node): string[] {
  if (node.kind === "step") return [];
  const inner = "child" in node ? [node.child] : node.children;
  return [...(node.kind === "each" ? [node.role] : []), ...inner.flatMap(eachRoles)];
}
