/**
 * Every path of a flow, decided without listing paths: a situation is a place of the flow with all configurations that
 * the versions can have reached there, and each situation is met once. A path fails where the flow can end and none of
 * the configurations can.
 */

import type { Send } from "../syntax/structure";
import { type Configuration, Engine, type Event } from "./engine";
import type { Choice, FlowGraph, Place } from "./flow-graph";
import type { Plan } from "./plan";

/** More situations than this, beside what the flow's length gives, and conformance is not checked. */
export const MOST_SITUATIONS = 100_000;

/** A path through the flow: its messages and the choices it goes through. */
export interface Path {
  readonly sends: readonly Send[];
  readonly choices: ReadonlySet<Choice>;
  /** The versions that it follows cleanly; none: it fails. */
  readonly follows: readonly Plan[];
}

export interface Verdict {
  /** Whether every path follows some version. */
  readonly conforms: boolean;
  /** The versions that some path follows, in the order given. */
  readonly follows: readonly Plan[];
  /** The shortest failing path, then the shortest failing ones through each choice, then conforming ones likewise. */
  readonly paths: readonly Path[];
}

/** What is reached by all versions together: equal sets are one object. */
interface Reached {
  readonly id: number;
  readonly at: readonly (readonly [engine: number, configuration: Configuration])[];
}
interface Situation {
  readonly place: Place;
  readonly reached: Reached;
  readonly ways: Way[];
  readonly back: { readonly from: Situation; readonly way: Way }[];
  /** Set at places where the flow can end: the versions that can end as well. */
  follows: readonly Plan[] | undefined;
}
interface Way {
  readonly to: Situation;
  readonly send: Send | undefined;
  readonly choice: Choice | undefined;
}

/**
 * Decides all paths. `eventOf` gives a message's event, undefined for messages that take no part. Undefined where there
 * are too many situations.
 */
export function decide(
  graph: FlowGraph,
  plans: readonly Plan[],
  roles: readonly (readonly string[])[],
  eventOf: (send: Send) => Event | undefined,
): Verdict | undefined {
  const walker = new Walker(graph, plans, roles, eventOf);
  return walker.walk() ? walker.verdict() : undefined;
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
    roles: readonly (readonly string[])[],
    private readonly eventOf: (send: Send) => Event | undefined,
  ) {
    this.engines = plans.map((plan) => new Engine(plan, roles, "clean"));
    const all = this.engines.map((engine, i) => [i, engine.start] as const);
    this.start = this.situation(graph.start, this.set(all));
  }

  /** Meets every situation; false where there are too many. */
  walk(): boolean {
    const most = MOST_SITUATIONS + 4 * this.graph.length;
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

interface Reach {
  readonly distance: number;
  readonly way: Way | undefined;
  readonly from: Situation | undefined;
}

/** Shortest paths (by messages) to given ends: forward once from the start, backward once from the ends. */
class PathSearch {
  private readonly forward: Map<Situation, Reach>;

  constructor(
    private readonly start: Situation,
    private readonly order: readonly Situation[],
  ) {
    this.forward = shortest([start], (at) => at.ways.map((way) => ({ to: way.to, way })));
  }

  /** The shortest path to one of the ends, then the shortest through each choice that no path so far goes through. */
  through(ends: readonly Situation[], choices: readonly Choice[]): Path[] {
    if (ends.length === 0) return [];
    const backward = shortest(ends, (at) => at.back.map(({ from, way }) => ({ to: from, way })));
    const paths = [this.join(this.start, undefined, backward)];
    const open = new Set(choices);
    const cover = (path: Path) => {
      for (const choice of path.choices) open.delete(choice);
    };
    cover(paths[0] as Path);
    const best = this.bestWays(backward);
    for (const choice of choices) {
      const through = open.has(choice) ? best.get(choice) : undefined;
      if (!through) continue;
      const path = this.join(through.from, through.way, backward);
      paths.push(path);
      cover(path);
    }
    return paths;
  }

  /** For each choice the way by which the shortest path through it goes. */
  private bestWays(backward: ReadonlyMap<Situation, Reach>) {
    const best = new Map<Choice, { from: Situation; way: Way; length: number }>();
    for (const from of this.order)
      for (const way of from.ways) {
        const before = this.forward.get(from);
        const behind = backward.get(way.to);
        if (!way.choice || !before || !behind) continue;
        const length = before.distance + behind.distance;
        if (length < (best.get(way.choice)?.length ?? Number.POSITIVE_INFINITY))
          best.set(way.choice, { from, way, length });
      }
    return best;
  }

  private join(middle: Situation, by: Way | undefined, backward: ReadonlyMap<Situation, Reach>): Path {
    const ways: Way[] = [];
    for (let at = this.forward.get(middle); at?.way; at = this.forward.get(at.from as Situation)) ways.unshift(at.way);
    if (by) ways.push(by);
    let last = by ? by.to : middle;
    for (let at = backward.get(last); at?.way; at = backward.get(last)) {
      ways.push(at.way);
      last = at.from as Situation;
    }
    const sends = ways.flatMap((way) => way.send ?? []);
    return { sends, choices: new Set(ways.flatMap((way) => way.choice ?? [])), follows: last.follows ?? [] };
  }
}

/** Distances from the sources, counted in messages: silent moves are free. */
function shortest(
  sources: readonly Situation[],
  next: (at: Situation) => readonly { readonly to: Situation; readonly way: Way }[],
): Map<Situation, Reach> {
  const reach = new Map<Situation, Reach>();
  for (const source of sources) reach.set(source, { distance: 0, way: undefined, from: undefined });
  let layer: Situation[] = [...sources];
  for (let distance = 0; layer.length > 0; distance++) {
    const later: Situation[] = [];
    for (let i = 0; i < layer.length; i++) {
      const from = layer[i] as Situation;
      if ((reach.get(from) as Reach).distance !== distance) continue;
      for (const { to, way } of next(from)) {
        const length = distance + (way.send ? 1 : 0);
        if (length >= (reach.get(to)?.distance ?? Number.POSITIVE_INFINITY)) continue;
        reach.set(to, { distance: length, way, from });
        (way.send ? later : layer).push(to);
      }
    }
    layer = later;
  }
  return reach;
}
