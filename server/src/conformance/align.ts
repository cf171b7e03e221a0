/**
 * The cheapest alignment of a sequence of messages with a plan: each message is taken by a step or surplus (cost 2), and
 * steps are left out at their cost (engine.ts). Dynamic programming over (messages seen, configuration); a narrow first
 * pass gives a bound, so that the exact pass keeps little.
 */
import type { Engine } from "./engine";
import type { Configuration, Ending, Event, Move } from "./moves";

/** What became of a message: the move that took it, or undefined where it is surplus. */
export interface Alignment {
  readonly cost: number;
  readonly moves: readonly (Move | undefined)[];
  /** What is left out at the end. */
  readonly ending: Ending;
}

/** What alignments are compared by, the first that differs decides. */
interface Rank {
  readonly cost: number;
  readonly findings: number;
  /** Messages accepted by way of exception. */
  readonly accepted: number;
  /** How often the first step is left out. */
  readonly firstMissed: number;
  /** How early messages are surplus. */
  readonly early: number;
}

/** An alignment of the messages so far; its rank stands in it, since very many are made. */
interface Entry extends Rank {
  readonly at: Configuration;
  readonly back: Entry | undefined;
  readonly move: Move | undefined;
}

const SURPLUS = 2;
/** What it costs to leave out a step that must happen. */
const ONE_STEP = 2;
/** Costs that are tried first. */
const LOW_BOUNDS = [2, 4];
/** Configurations kept after each message by the narrow pass. */
const NARROW = 24;
/** Entries of the exact pass beyond which the narrow pass' alignment is taken: then it may not be the cheapest. */
const MOST_ENTRIES = 400_000;

/** The cheapest alignment; undefined where a clean engine has none. */
export function align(engine: Engine, events: readonly Event[], clean: boolean): Alignment | undefined {
  if (!clean) return cheapest(engine, events, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  const straight = walk(engine, events);
  return straight === "branches" ? run(engine, events, unlimited(engine)) : straight;
}

/**
 * The alignment that is cheapest if all that is left out behind the messages counts as one step at the most; undefined where
 * it costs more than `most`. So a flow that is still being written costs the same for a long version as for a short one.
 */
export function alignSoFar(engine: Engine, events: readonly Event[], most: number): Alignment | undefined {
  return cheapest(engine, events, most, ONE_STEP);
}

function cheapest(engine: Engine, events: readonly Event[], most: number, mostAtEnd: number): Alignment | undefined {
  const pass = (width: number, bound: number) =>
    run(engine, events, { ...unlimited(engine), clean: false, width, bound, mostAtEnd });
  // Most flows that deviate do so by little: a low bound leaves little to look at, and what is within it is cheapest.
  for (const bound of LOW_BOUNDS) {
    const found = pass(Number.POSITIVE_INFINITY, Math.min(bound, most));
    if (found && found.cost <= bound) return found;
    if (bound >= most) return undefined;
  }
  const rough = pass(NARROW, most);
  return pass(Number.POSITIVE_INFINITY, rough?.cost ?? most) ?? rough;
}

/** The only alignment, where each message can be taken in one way at most: then nothing has to be compared. */
function walk(engine: Engine, events: readonly Event[]): Alignment | undefined | "branches" {
  const moves: Move[] = [];
  let at = engine.start;
  let cost = 0;
  for (const event of events) {
    const possible = engine.movesOn(at, event);
    const move = possible[0];
    if (!move) return undefined;
    if (possible.length > 1) return "branches";
    moves.push(move);
    cost += move.cost;
    at = move.next;
  }
  const ending = engine.ending(at);
  return ending && { cost: cost + ending.cost, moves, ending };
}

interface Pass {
  readonly clean: boolean;
  readonly width: number;
  readonly bound: number;
  /** What is left out at the end costs so much at the most. */
  readonly mostAtEnd: number;
  readonly first: ReadonlySet<unknown>;
}

function unlimited({ plan }: Engine): Pass {
  const most = Number.POSITIVE_INFINITY;
  return { clean: true, width: most, bound: most, mostAtEnd: most, first: plan.firstSteps };
}

function run(engine: Engine, events: readonly Event[], pass: Pass): Alignment | undefined {
  const nothing = { cost: 0, findings: 0, accepted: 0, firstMissed: 0, early: 0 };
  let layer = new Map<Configuration, Entry>();
  layer.set(engine.start, { at: engine.start, ...nothing, back: undefined, move: undefined });
  let entries = 0;
  for (let i = 0; i < events.length; i++) {
    layer = nextLayer(engine, layer, events[i] as Event, events.length - i, pass);
    if (layer.size > pass.width) layer = narrowed(layer, pass.width);
    entries += layer.size;
    if (layer.size === 0 || (entries > MOST_ENTRIES && layer.size > NARROW)) return undefined;
  }
  return best(engine, layer, pass);
}

function nextLayer(engine: Engine, layer: Map<Configuration, Entry>, event: Event, early: number, pass: Pass) {
  const next = new Map<Configuration, Entry>();
  for (const entry of layer.values()) {
    for (const move of engine.movesOn(entry.at, event))
      if (entry.cost + move.cost <= pass.bound) add(next, taken(entry, move, pass.first));
    if (!pass.clean && entry.cost + SURPLUS <= pass.bound) add(next, left(entry, early));
  }
  return next;
}

function add(layer: Map<Configuration, Entry>, entry: Entry): void {
  const known = layer.get(entry.at);
  if (!known || compare(entry, known) < 0) layer.set(entry.at, entry);
}

function taken(back: Entry, move: Move, first: ReadonlySet<unknown>): Entry {
  const wrong = move.how === "substituted" || move.wrongFrom !== undefined || move.wrongTo !== undefined;
  const { skips } = move;
  const firstMissed = skips.length > 0 && skips.some((skip) => first.has(skip.step));
  return {
    at: move.next,
    cost: back.cost + move.cost,
    findings: back.findings + skips.length + Number(wrong),
    accepted: back.accepted + Number(move.how === "accepted"),
    firstMissed: back.firstMissed + Number(firstMissed),
    early: back.early,
    back,
    move,
  };
}

/** The message is surplus. */
function left(back: Entry, early: number): Entry {
  const { at, cost, findings, accepted, firstMissed } = back;
  const rank = { cost: cost + SURPLUS, findings: findings + 1, accepted, firstMissed, early: back.early + early };
  return { at, ...rank, back, move: undefined };
}

function compare(a: Rank, b: Rank): number {
  if (a.cost !== b.cost) return a.cost - b.cost;
  if (a.findings !== b.findings) return a.findings - b.findings;
  if (a.accepted !== b.accepted) return a.accepted - b.accepted;
  return a.firstMissed !== b.firstMissed ? a.firstMissed - b.firstMissed : a.early - b.early;
}

function narrowed(layer: Map<Configuration, Entry>, width: number): Map<Configuration, Entry> {
  const kept = [...layer.values()].sort(compare).slice(0, width);
  return new Map(kept.map((entry) => [entry.at, entry]));
}

function best(engine: Engine, layer: Map<Configuration, Entry>, pass: Pass): Alignment | undefined {
  let winner: { entry: Entry; rank: Rank; ending: Ending } | undefined;
  for (const entry of layer.values()) {
    const ending = engine.ending(entry.at);
    if (!ending) continue;
    const cost = entry.cost + Math.min(ending.cost, pass.mostAtEnd);
    if (cost > pass.bound) continue;
    const missed = Number(ending.skips.some((skip) => pass.first.has(skip.step)));
    const rank: Rank = {
      cost,
      findings: entry.findings + ending.skips.length,
      accepted: entry.accepted,
      firstMissed: entry.firstMissed + missed,
      early: entry.early,
    };
    if (!winner || compare(rank, winner.rank) < 0) winner = { entry, rank, ending };
  }
  if (!winner) return undefined;
  const moves: (Move | undefined)[] = [];
  for (let entry: Entry | undefined = winner.entry; entry?.back; entry = entry.back) moves.push(entry.move);
  return { cost: winner.rank.cost, moves: moves.reverse(), ending: winner.ending };
}
