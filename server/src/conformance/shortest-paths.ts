/** Shortest paths through situations, by distances from the start and to the ends. */
import type { Choice } from "./flow-graph";
import type { Path, Situation, Way } from "./situation";

interface Reach {
  readonly distance: number;
  readonly way: Way | undefined;
  readonly from: Situation | undefined;
}

/** Shortest paths (by messages) to given ends: forward once from the start, backward once from the ends. */
export class PathSearch {
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
