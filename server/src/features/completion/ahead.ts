/** What is ahead of a point of a flow by all versions that count, in numbers: flows of the same shape share it. */
import { processorFits } from "../../conformance/choose";
import { type Next, Outlook } from "../../conformance/next";
import type { Plan } from "../../conformance/plan";
import type { Passage } from "../../conformance/standing";
import type { Scope } from "../../names/scope";
import type { Cast } from "./cast";
import { type Added, missingAt } from "./missing";

/** A message that can come next, and the plan of the version that has it. */
export interface Ahead {
  readonly next: Next;
  readonly plan: Plan;
}
export interface Missing {
  readonly plan: Plan;
  readonly added: readonly Next[];
}

export class Prospects {
  /** What the versions look like from the point, on the ways that something is missing on. */
  private readonly outlooks: readonly Outlook[];
  /** For each other way what the versions look like that it follows. */
  private readonly done: readonly (readonly Outlook[])[];
  private readonly cast: Cast;
  #best: readonly Outlook[] | undefined;
  #next: readonly Ahead[] | undefined;
  #missing: readonly Missing[] | undefined;
  readonly #added = new Map<Outlook, Added>();

  constructor(plans: readonly Plan[], cast: Cast, passages: readonly Passage[]) {
    const parts = parted(plans, cast, passages);
    this.cast = cast;
    this.done = parts.done;
    this.outlooks = plans.map((plan) => new Outlook(plan, cast.players, parts.open));
  }

  /** The versions that the flow follows already; if none, those in which there is least that is odd. */
  private get best(): readonly Outlook[] {
    this.#best ??= this.#findBest();
    return this.#best;
  }

  #findBest(): Outlook[] {
    const followed = this.outlooks.filter((outlook) => this.fits(outlook) && outlook.distance === 0);
    if (followed.length > 0) return followed;
    const odd = this.outlooks.map((outlook) => this.oddity(outlook));
    const least = Math.min(...odd);
    return this.outlooks.filter((_, i) => odd[i] === least);
  }

  private fits({ plan }: Outlook): boolean {
    return processorFits(plan, { processors: this.cast.processors, events: [], roles: [], damaged: false });
  }

  private oddity(outlook: Outlook): number {
    return outlook.oddity + Number(!this.fits(outlook));
  }

  /** How far each version is from the flow: first by what is odd, then by what is missing. */
  get distances(): ReadonlyMap<Plan, number> {
    return new Map(this.outlooks.map((one) => [one.plan, this.oddity(one) * 1000 + one.distance]));
  }

  /** What can come next, each message once: what is needed, then what else can come. */
  get next(): readonly Ahead[] {
    this.#next ??= this.#findNext();
    return this.#next;
  }

  #findNext(): Ahead[] {
    const found = new Map<string, Ahead>();
    for (const outlook of this.best)
      for (const next of this.withIdle(outlook).next()) {
        if (!this.isHarmless(next)) continue;
        const known = found.get(next.event.key);
        if (!known || (next.needed && !known.next.needed)) found.set(next.event.key, { next, plan: outlook.plan });
      }
    const all = [...found.values()];
    return [...all.filter(({ next }) => next.needed), ...all.filter(({ next }) => !next.needed)];
  }

  private withIdle(outlook: Outlook): Outlook {
    return this.cast.idle.size === 0 ? outlook : outlook.with(this.added(outlook).taking);
  }

  /** What follows a version as it is still does so with the message. */
  private isHarmless({ event }: Next): boolean {
    return this.done.every((outlooks) => outlooks.some((outlook) => outlook.past(event).distance === 0));
  }

  /** All that is missing for each version that fits best; what is missing on some ways only belongs not on all of them. */
  get missing(): readonly Missing[] {
    this.#missing ??= this.done.length > 0 ? [] : this.best.flatMap((outlook) => this.missingFor(outlook));
    return this.#missing;
  }

  private missingFor(outlook: Outlook): Missing[] {
    const { added, distance } = this.added(outlook);
    return added.length > 0 && distance < outlook.distance ? [{ plan: outlook.plan, added }] : [];
  }

  private added(outlook: Outlook): Added {
    let added = this.#added.get(outlook);
    if (!added) {
      added = missingAt(outlook, this.cast.idle);
      this.#added.set(outlook, added);
    }
    return added;
  }
}

/** The ways that something is missing on, or all where it is the same for all; and the others. */
function parted(plans: readonly Plan[], { players }: Cast, passages: readonly Passage[]) {
  const all = { open: passages, done: [] };
  if (passages.length === 1) return all;
  const following = passages.map((passage) =>
    plans.map((plan) => new Outlook(plan, players, [passage])).filter(({ distance }) => distance === 0),
  );
  const open = passages.filter((_, i) => following[i]?.length === 0);
  if (open.length === 0 || open.length === passages.length) return all;
  return { open, done: following.filter((outlooks) => outlooks.length > 0) };
}

const known = new WeakMap<Scope, Map<string, Prospects>>();
const MOST_KNOWN = 256;

/** The prospects of a shape, the same again for the same shape. */
export function prospectsOf(scope: Scope, plans: readonly Plan[], cast: Cast, passages: readonly Passage[]): Prospects {
  const memory = known.get(scope) ?? new Map<string, Prospects>();
  known.set(scope, memory);
  const key = keyOf(plans, cast, passages);
  let prospects = memory.get(key);
  if (!prospects) {
    if (memory.size >= MOST_KNOWN) memory.clear();
    prospects = new Prospects(plans, cast, passages);
    memory.set(key, prospects);
  }
  return prospects;
}

/** Names hold no blanks and no line ends, so that nothing runs together. */
function keyOf(plans: readonly Plan[], { players, processors, idle }: Cast, passages: readonly Passage[]): string {
  const { roles, order, present } = players;
  const events = passages.flatMap(({ before, after }) => [...before, { key: "" }, ...after, { key: "-" }]);
  return [
    plans.map((plan) => plan.id).join(),
    roles.map((known) => known.join()).join(" "),
    [order.join(), [...present].join(), [...idle].join(), processors?.join()].join("|"),
    ...events.map((event) => event.key),
  ].join("\n");
}
