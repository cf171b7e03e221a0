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

/** What alignments are compared by, the first that differs decides: cost, findings, messages accepted by way of
 * exception, whether the first step is left out, and how early messages are surplus. */
type Rank = readonly [cost: number, findings: number, accepted: number, first: number, early: number];

interface Entry {
  readonly at: Configuration;
  readonly rank: Rank;
  readonly back: Entry | undefined;
  readonly move: Move | undefined;
}

const SURPLUS = 2;
/** Costs that are tried first. */
const LOW_BOUNDS = [2, 4];
/** Configurations kept after each message by the narrow pass. */
const NARROW = 24;
/** Entries of the exact pass beyond which the narrow pass' alignment is taken: then it may not be the cheapest. */
const MOST_ENTRIES = 400_000;

/** The cheapest alignment; undefined where a clean engine has none. */
export function align(engine: Engine, events: readonly Event[], clean: boolean): Alignment | undefined {
  const first = engine.plan.firstSteps;
  const pass = (width: number, bound: number) => run(engine, events, { clean, width, bound, first });
  if (clean) {
    const straight = walk(engine, events);
    return straight === "branches" ? pass(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY) : straight;
  }
  // Most flows that deviate do so by little: a low bound leaves little to look at, and what is within it is cheapest.
  for (const bound of LOW_BOUNDS) {
    const found = pass(Number.POSITIVE_INFINITY, bound);
    if (found && found.cost <= bound) return found;
  }
  const rough = pass(NARROW, Number.POSITIVE_INFINITY);
  return pass(Number.POSITIVE_INFINITY, rough?.cost ?? Number.POSITIVE_INFINITY) ?? rough;
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
  readonly first: ReadonlySet<unknown>;
}

function run(engine: Engine, events: readonly Event[], pass: Pass): Alignment | undefined {
  let layer = new Map<Configuration, Entry>();
  layer.set(engine.start, { at: engine.start, rank: [0, 0, 0, 0, 0], back: undefined, move: undefined });
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
  const add = (entry: Entry) => {
    if (entry.rank[0] > pass.bound) return;
    const known = next.get(entry.at);
    if (!known || compare(entry.rank, known.rank) < 0) next.set(entry.at, entry);
  };
  for (const entry of layer.values()) {
    for (const move of engine.movesOn(entry.at, event))
      add({ at: move.next, rank: plusMove(entry.rank, move, pass.first), back: entry, move });
    const [cost, findings, accepted, first, surplus] = entry.rank;
    if (!pass.clean)
      add({
        at: entry.at,
        rank: [cost + SURPLUS, findings + 1, accepted, first, surplus + early],
        back: entry,
        move: undefined,
      });
  }
  return next;
}

function plusMove(rank: Rank, move: Move, first: ReadonlySet<unknown>): Rank {
  const [cost, findings, accepted, firstMissed, surplus] = rank;
  const wrong = move.how === "substituted" || move.wrongFrom !== undefined || move.wrongTo !== undefined;
  return [
    cost + move.cost,
    findings + move.skips.length + Number(wrong),
    accepted + Number(move.how === "accepted"),
    firstMissed + Number(move.skips.some((skip) => first.has(skip.step))),
    surplus,
  ];
}

function compare(a: Rank, b: Rank): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
  return 0;
}

function narrowed(layer: Map<Configuration, Entry>, width: number): Map<Configuration, Entry> {
  const kept = [...layer.values()].sort((a, b) => compare(a.rank, b.rank)).slice(0, width);
  return new Map(kept.map((entry) => [entry.at, entry]));
}

function best(engine: Engine, layer: Map<Configuration, Entry>, pass: Pass): Alignment | undefined {
  let winner: { entry: Entry; rank: Rank; ending: Ending } | undefined;
  for (const entry of layer.values()) {
    const ending = engine.ending(entry.at);
    if (!ending) continue;
    const [cost, findings, accepted, first, surplus] = entry.rank;
    const missed = Number(ending.skips.some((skip) => pass.first.has(skip.step)));
    const rank: Rank = [cost + ending.cost, findings + ending.skips.length, accepted, first + missed, surplus];
    if (!winner || compare(rank, winner.rank) < 0) winner = { entry, rank, ending };
  }
  if (!winner) return undefined;
  const moves: (Move | undefined)[] = [];
  for (let entry: Entry | undefined = winner.entry; entry?.back; entry = entry.back) moves.push(entry.move);
  return { cost: winner.rank[0], moves: moves.reverse(), ending: winner.ending };
}
