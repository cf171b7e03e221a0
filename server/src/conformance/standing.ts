/**
 * Where a version stands at a point of a flow: what has become of the messages before it, and how far the flow with what
 * comes behind it is from the version. Costs are those of engine.ts; a message that no step takes costs 2.
 */
import type { Engine } from "./engine";
import type { Configuration, Event, Move } from "./moves";
import type { Step } from "./plan";

/** One way through the flow that leads past the point. */
export interface Passage {
  readonly before: readonly Event[];
  readonly after: readonly Event[];
}

const SURPLUS = 2;
/** Configurations that are so much dearer than the cheapest are not followed, and of the others at most so many. */
const SLACK = 2;
const WIDTH = 24;

/** What may have become of the messages before a point, at its cost. */
type Layer = ReadonlyMap<Configuration, number>;

/** Where one engine stands at the point, on each passage. */
export class Standing {
  private readonly layers: readonly Layer[];
  readonly distance: number;

  constructor(
    private readonly engine: Engine,
    private readonly passages: readonly Passage[],
  ) {
    this.layers = passages.map(({ before }) => layerBehind(engine, before));
    this.distance = this.distanceOf(this.layers);
  }

  /** The step that takes the message as it should be, where the flow so far fits best; undefined where none does. */
  takes(event: Event): Step | undefined {
    let best: { readonly step: Step; readonly cost: number } | undefined;
    for (const layer of this.layers)
      for (const [at, cost] of layer) {
        const move = best && best.cost <= cost ? undefined : this.engine.movesOn(at, event).find(isClean);
        if (move) best = { step: move.step, cost };
      }
    return best?.step;
  }

  /** With the message, which counts as what it should be wherever it can be. */
  distanceWith(event: Event): number {
    const { engine } = this;
    const next = this.layers.map((layer) => {
      const clean = behindMoves(engine, layer, event, isClean);
      return clean.size > 0 ? clean : behind(engine, layer, event);
    });
    return this.distanceOf(next);
  }

  private distanceOf(layers: readonly Layer[]): number {
    return layers.reduce((sum, layer, i) => {
      const after = this.passages[i]?.after ?? [];
      return (
        sum +
        closing(
          this.engine,
          after.reduce((at, event) => behind(this.engine, at, event), layer),
        )
      );
    }, 0);
  }
}

/** What it costs to end there. */
function closing(engine: Engine, layer: Layer): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [at, cost] of layer) least = Math.min(least, cost + (engine.ending(at)?.cost ?? least));
  return least;
}

const isClean = ({ cost, how }: Move) => cost === 0 && how === "exact";

/** Whether the message is right there, though a step that should happen may have been left out. */
const isRight = ({ how, wrongFrom, wrongTo, skips }: Move) =>
  how !== "substituted" &&
  wrongFrom === undefined &&
  wrongTo === undefined &&
  skips.every(({ step }) => step.info.necessity === "should");

/**
 * What has become of the messages before the point: what they fit best, and nothing else, so that what follows does not make
 * something else of them. Where they can be right, they are.
 */
function layerBehind(engine: Engine, events: readonly Event[]): Layer {
  const start: Layer = new Map([[engine.start, 0]]);
  const right = events.reduce((layer, event) => behindMoves(engine, layer, event, isRight), start);
  if (right.size > 0) return within(0, right);
  return within(
    0,
    events.reduce((layer, event) => behind(engine, layer, event), start),
  );
}

/** The layer behind a message, which is taken or surplus. */
function behind(engine: Engine, layer: Layer, event: Event): Layer {
  const next = new Map<Configuration, number>();
  for (const [at, cost] of layer) {
    for (const move of engine.movesOn(at, event)) add(next, move.next, cost + move.cost);
    add(next, at, cost + SURPLUS);
  }
  return narrowed(next);
}

/** The layer behind a message that is taken by such moves. */
function behindMoves(engine: Engine, layer: Layer, event: Event, isWanted: (move: Move) => boolean): Layer {
  const next = new Map<Configuration, number>();
  for (const [at, cost] of layer)
    for (const move of engine.movesOn(at, event)) if (isWanted(move)) add(next, move.next, cost + move.cost);
  return narrowed(next);
}

function add(layer: Map<Configuration, number>, at: Configuration, cost: number): void {
  if (cost < (layer.get(at) ?? Number.POSITIVE_INFINITY)) layer.set(at, cost);
}

function narrowed(layer: Layer): Layer {
  if (layer.size < 2) return layer;
  const near = within(SLACK, layer);
  return near.size > WIDTH ? new Map([...near].sort(([, a], [, b]) => a - b).slice(0, WIDTH)) : near;
}

/** Without what is so much dearer than the cheapest. */
function within(slack: number, layer: Layer): Layer {
  const most = leastOf(layer) + slack;
  for (const cost of layer.values()) if (cost > most) return new Map([...layer].filter(([, other]) => other <= most));
  return layer;
}

function leastOf(layer: Layer): number {
  let least = Number.POSITIVE_INFINITY;
  for (const cost of layer.values()) least = Math.min(least, cost);
  return least;
}

/** What it costs to see these messages as what they fit best, whatever is still to come. */
export function costOf(engine: Engine, events: readonly Event[]): number {
  return leastOf(layerBehind(engine, events));
}
