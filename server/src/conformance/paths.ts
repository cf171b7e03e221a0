/**
 * Every path of a flow, decided without listing paths: a situation is a place of the flow with all configurations that
 * the versions can have reached there, and each situation is met once. A path fails where the flow can end and none of
 * the configurations can.
 */

import type { Send } from "../syntax/structure";
import type { Engines } from "./choose";
import type { Engine } from "./engine";
import type { FlowGraph, Place } from "./flow-graph";
import type { Configuration, Event } from "./moves";
import type { Plan } from "./plan";
import { PathSearch } from "./shortest-paths";
import type { Path, Reached, Situation } from "./situation";

/** More situations than this, beside what the flow's length gives, and conformance is not checked. */
export const MOST_SITUATIONS = 100_000;

export interface Verdict {
  /** Whether every path follows some version. */
  readonly conforms: boolean;
  /** The versions that some path follows, in the order given. */
  readonly follows: readonly Plan[];
  /** The shortest failing path, then the shortest failing ones through each choice, then conforming ones likewise. */
  readonly paths: readonly Path[];
}

/**
 * Decides all paths. `eventOf` gives a message's event, undefined for messages that take no part. Undefined where there
 * are too many situations.
 */
export function decide(
  graph: FlowGraph,
  plans: readonly Plan[],
  engines: Engines,
  eventOf: (send: Send) => Event | undefined,
): Verdict | undefined {
  const walker = new Walker(graph, plans, engines, eventOf);
  return walker.walk() ? walker.verdict() : undefined;
}

/** Whether every path follows some plan; false also where there are more situations than `most`, beside the flow's length. */
export function followsOnEveryPath(
  graph: FlowGraph,
  plans: readonly Plan[],
  engines: Engines,
  eventOf: (send: Send) => Event | undefined,
  most: number,
): boolean {
  const walker = new Walker(graph, plans, engines, eventOf);
  return walker.walk(most) && walker.conforms;
}

class Walker {
  private readonly engines: readonly Engine[];
  private readonly sets = new Map<string, Reached>();
  private readonly steps = new Map<string, Reached>();
  private readonly situations = new Map<string, Situation>();
  private readonly order: Situation[] = [];
  private readonly start: Situation;

  constructor(
    private readonly graph: FlowGraph,
    private readonly plans: readonly Plan[],
    engines: Engines,
    private readonly eventOf: (send: Send) => Event | undefined,
  ) {
    this.engines = plans.map((plan) => engines.of(plan, "clean"));
    const all = this.engines.map((engine, i) => [i, engine.start] as const);
    this.start = this.situation(graph.start, this.set(all));
  }

  /** Meets every situation; false where there are too many. */
  walk(mostBeside = MOST_SITUATIONS): boolean {
    const most = mostBeside + 4 * this.graph.length;
    if (this.graph.size > most) return false;
    for (let i = 0; i < this.order.length; i++) {
      const from = this.order[i] as Situation;
      for (const { to, send, choice } of this.graph.movesFrom(from.place)) {
        const next = this.situation(to, send ? this.step(from.reached, send) : from.reached);
        const way = { to: next, send, choice };
        from.ways.push(way);
        next.back.push({ from, way });
      }
      if (this.order.length > most) return false;
    }
    return true;
  }

  /** Whether no path fails. */
  get conforms(): boolean {
    return this.order.every(({ follows }) => follows?.length !== 0);
  }

  verdict(): Verdict {
    const ends = this.order.filter((situation) => situation.follows !== undefined);
    const failing = ends.filter((situation) => situation.follows?.length === 0);
    const passing = ends.filter((situation) => (situation.follows?.length ?? 0) > 0);
    const followed = new Set(passing.flatMap((situation) => situation.follows ?? []));
    const search = new PathSearch(this.start, this.order);
    const paths = [...search.through(failing, this.graph.choices), ...search.through(passing, this.graph.choices)];
    return { conforms: failing.length === 0, follows: this.plans.filter((plan) => followed.has(plan)), paths };
  }

  private situation(place: Place, reached: Reached): Situation {
    const key = `${place.id} ${reached.id}`;
    let situation = this.situations.get(key);
    if (!situation) {
      const follows = place === this.graph.end ? this.endings(reached) : undefined;
      situation = { place, reached, ways: [], back: [], follows };
      this.situations.set(key, situation);
      this.order.push(situation);
    }
    return situation;
  }

  private endings(reached: Reached): Plan[] {
    const able = new Set<number>();
    for (const [i, at] of reached.at) if (this.engines[i]?.ending(at)) able.add(i);
    return this.plans.filter((_, i) => able.has(i));
  }

  private step(from: Reached, send: Send): Reached {
    const event = this.eventOf(send);
    if (!event) return from;
    const key = `${from.id} ${event.key}`;
    const known = this.steps.get(key);
    if (known) return known;
    const next = from.at.flatMap(([i, at]) =>
      (this.engines[i]?.movesOn(at, event) ?? []).map((m) => [i, m.next] as const),
    );
    const reached = this.set(next);
    this.steps.set(key, reached);
    return reached;
  }

  private set(at: readonly (readonly [number, Configuration])[]): Reached {
    const unique = new Map(at.map((pair) => [`${pair[0]}:${pair[1].id}`, pair]));
    const keys = [...unique.keys()].sort();
    const key = keys.join(" ");
    let set = this.sets.get(key);
    if (!set) {
      set = { id: this.sets.size, at: keys.map((k) => unique.get(k) as readonly [number, Configuration]) };
      this.sets.set(key, set);
    }
    return set;
  }
}
