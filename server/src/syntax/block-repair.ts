/**
 * What the block lines of a section were meant to be, where they do not fit together: a line may be bad, misplaced, doubled or
 * missing. Found is the reading with the least cost: every line that has to be thought away, or thought up, costs much, what a bad line is
 * unlikely to mean costs a little, and an `end` or a branch that is not in line with the block's first line costs least,
 * so that indentation decides between what is equal otherwise. Of the readings of each beginning of the section only the
 * best few are followed further: the work is proportional to the number of block lines.
 */
import { type BlockLine, type BranchWord, dividedBy, type Part, partOf } from "./block-lines";
import type { Reading } from "./statement";

/** What a line does in the end. `otherWord`: that is not what it says, and this is the word that it should have. */
export type Action = { readonly otherWord?: string } /** It opens a block. */ & (
  | { readonly does: "open"; readonly part: Part & { does: "open" } }
  /** It begins another branch. `wrongWord`: of a block that another word divides; `headless`: of one whose first line is missing. */
  | { readonly does: "divide"; readonly branch: BranchWord; readonly wrongWord?: true; readonly headless?: true }
  | { readonly does: "close" }
  /** It belongs to no block. `repeats`: it is the line above once more. */
  | { readonly does: "nothing"; readonly repeats?: true }
);

/** The action of a line, and how a bad line was read. */
export interface Decision {
  readonly line: number;
  readonly action: Action;
  /** The reading of a bad line; undefined where it is not known what it says. */
  readonly reading?: Reading | undefined;
  /** So many of the innermost blocks end above the line, without an `end`. */
  readonly leaves: number;
}

const COST = {
  /** A line that has to be thought away or thought up. */
  line: 12,
  /** A line that repeats the one above, and is thought away. */
  repeated: 8,
  /** A branch that repeats the one above, if it is none the less one; and if it is thought away. */
  repeatedBranch: 6,
  noBranch: 3,
  /** `else` in `par`, `and` in `alt`. */
  wrongWord: 6,
  /** A right line as another one: two that have to be thought away or up cost more. */
  otherWord: 13,
  /** A bad line as one that it does not look like. */
  wild: 9,
  indent: 1,
} as const;

/** So many readings are followed. */
const BREADTH = 16;
/** Those that cost so much more than the best are not. */
const FARTHEST = 2 * COST.line + 4;
/** So many blocks may lack their `end` above one line. */
const MOST_LEFT = 8;

/** A block that is open, with those around it. The same blocks in the same place are one object, so that they compare fast. */
class Open {
  readonly depth: number;
  readonly #inner = new Map<string, Open>();

  constructor(
    readonly word: string,
    readonly column: number,
    readonly around: Open | undefined,
  ) {
    this.depth = around ? around.depth + 1 : 0;
  }

  /** The block with this one opened in it. */
  with(word: string, column: number): Open {
    const key = `${word} ${column}`;
    const known = this.#inner.get(key) ?? new Open(word, column, this);
    this.#inner.set(key, known);
    return known;
  }
}
interface State {
  readonly cost: number;
  /** The innermost open block; what is around all blocks where none is open. */
  readonly open: Open;
  readonly last: Trail | undefined;
}
interface Trail {
  readonly decision: Decision;
  readonly before: Trail | undefined;
}

/** In sections with more block lines than this, lines count as what they are, and bad ones as none of a block. */
const MOST_LINES = 2000;

/** One decision for each line, in order. */
export function repaired(lines: readonly BlockLine[]): readonly Decision[] {
  if (lines.length > MOST_LINES) return asTheyAre(lines);
  let states: State[] = [{ cost: 0, open: new Open("", ANYWHERE, undefined), last: undefined }];
  for (const line of lines) states = best(states.flatMap((state) => [...statesAfter(state, line)]));
  const ended = states.map((state) => ({ ...state, cost: state.cost + COST.line * state.open.depth }));
  const [found] = ended.sort((a, b) => a.cost - b.cost);
  const decisions: Decision[] = [];
  for (let trail = found?.last; trail; trail = trail.before) decisions.push(trail.decision);
  return decisions.reverse();
}

function asTheyAre(lines: readonly BlockLine[]): readonly Decision[] {
  const open: string[] = [];
  return lines.map(({ line, part }): Decision => {
    const action: Action = part && fits(part, open) ? actionOf(part) : { does: "nothing" };
    if (action.does === "open") open.push(action.part.word);
    else if (action.does === "close") open.pop();
    return { line, action, leaves: 0 };
  });
}

function fits(part: Part, open: readonly string[]): boolean {
  if (part.does === "open") return true;
  return part.does === "close" ? open.length > 0 : dividedBy(open.at(-1) ?? "") === part.statement.branch;
}

/** What a right line does that stands where it can. */
export function actionOf(part: Part): Action {
  switch (part.does) {
    case "open":
      return { does: "open", part };
    case "divide":
      return { does: "divide", branch: part.statement.branch };
    case "close":
      return { does: "close" };
  }
}

/** The best few, of those with the same open blocks the best. */
function best(states: State[]): State[] {
  const kept = new Map<Open, State>();
  const least = states.reduce((cost, state) => Math.min(cost, state.cost), Number.POSITIVE_INFINITY);
  const near = states.filter(({ cost }) => cost <= least + FARTHEST);
  for (const state of near.sort((a, b) => a.cost - b.cost)) {
    if (kept.size === BREADTH) break;
    if (!kept.has(state.open)) kept.set(state.open, state);
  }
  return [...kept.values()];
}

function* statesAfter(state: State, at: BlockLine): Iterable<State> {
  const { part, bad } = at;
  if (part) yield* asPart(state, at, part, 0);
  if (part) yield* asOther(state, at, part);
  if (!bad) return;
  for (const reading of bad.readings) {
    const read = partOf(reading.meant);
    if (read) yield* asPart(state, at, read, reading.doubt, reading);
    else yield after(state, at, { does: "nothing" }, reading.doubt, 0, reading);
  }
  yield* wild(state, at);
  if (bad.readings.every(({ meant }) => partOf(meant) !== undefined))
    yield after(state, at, { does: "nothing" }, COST.line / 2, 0, bad.readings[0]);
}

function* asPart(state: State, at: BlockLine, part: Part, cost: number, reading?: Reading): Iterable<State> {
  switch (part.does) {
    case "open":
      return yield* opened(state, at, part, cost, reading);
    case "divide":
      return yield* divided(state, at, part.statement.branch, cost, reading);
    case "close":
      return yield* closed(state, at, cost, reading);
  }
}

/** A right line that should be another: `and` where a block begins, `opt` where branches follow. */
function* asOther(state: State, at: BlockLine, part: Part): Iterable<State> {
  const { statement } = part;
  // What names something is meant as it stands.
  if (statement?.kind === "each" || statement?.kind === "follows") return;
  const cost = COST.otherWord;
  for (const word of ["alt", "par", "opt"]) {
    if (part.does === "open" && part.word === word) continue;
    const action: Action = { does: "open", part: { does: "open", word, statement: undefined }, otherWord: word };
    yield { ...after(state, at, action, cost, 0), open: state.open.with(word, at.column) };
  }
  // That a block is not closed yet is no reason to take its first line for something else.
  if (part.does === "open") return;
  const branch = dividedBy(state.open.word);
  if (branch && part.does === "close") yield after(state, at, { does: "divide", branch, otherWord: branch }, cost, 0);
  const { around } = state.open;
  if (around && part.does === "divide")
    yield { ...after(state, at, { does: "close", otherWord: "end" }, cost, 0), open: around };
}

/** Whatever a bad line looks like, it may be any line of a block that is missing otherwise. */
function* wild(state: State, at: BlockLine): Iterable<State> {
  for (const word of ["", "alt", "par"])
    yield* opened(state, at, { does: "open", word, statement: undefined }, COST.wild, undefined);
  const branch = dividedBy(state.open.word);
  if (branch) yield* divided(state, at, branch, COST.wild, undefined);
  // Several words of prose may say when something happens, but hardly that it ends.
  if (at.bad?.readings[0].meant.kind !== "remark") yield* closed(state, at, COST.wild + 1, undefined);
}

function* opened(
  state: State,
  at: BlockLine,
  part: Part & { does: "open" },
  cost: number,
  reading: Reading | undefined,
): Iterable<State> {
  const column = columnOf(at);
  for (const { open, left, last } of leaving(state.open)) {
    // Only what does not stand further left than this line may have ended above it.
    if (last && last.column < column) break;
    const own = cost + COST.line * left + (column !== ANYWHERE && open.column >= column ? COST.indent : 0);
    yield { ...after(state, at, { does: "open", part }, own, left, reading), open: open.with(part.word, column) };
  }
  if (at.isRepeated && !at.bad) yield after(state, at, { does: "nothing", repeats: true }, COST.repeated, 0);
}

function* divided(
  state: State,
  at: BlockLine,
  branch: BranchWord,
  cost: number,
  reading: Reading | undefined,
): Iterable<State> {
  const again = at.isRepeated && !at.bad;
  const own = cost + (again ? COST.repeatedBranch : 0);
  for (const { open, left } of leaving(state.open)) {
    const word = dividedBy(open.word);
    if (!word) continue;
    const isWrong = word !== branch;
    const total = own + COST.line * left + misfit(open, at) + (isWrong ? COST.wrongWord : 0);
    const action: Action = { does: "divide", branch: word, ...(isWrong && { wrongWord: true }) };
    yield { ...after(state, at, action, total, left, reading), open };
  }
  const headless = state.open.with(branch === "else" ? "alt" : "par", columnOf(at));
  yield {
    ...after(state, at, { does: "divide", branch, headless: true }, own + COST.line, 0, reading),
    open: headless,
  };
  if (again) yield after(state, at, { does: "nothing", repeats: true }, COST.noBranch, 0, reading);
  else if (!at.bad) yield after(state, at, { does: "nothing" }, COST.line, 0, reading);
}

function* closed(state: State, at: BlockLine, cost: number, reading: Reading | undefined): Iterable<State> {
  for (const { open, left } of leaving(state.open)) {
    if (!open.around) continue;
    const total = cost + COST.line * left + misfit(open, at);
    yield { ...after(state, at, { does: "close" }, total, left, reading), open: open.around };
  }
  if (at.bad) return;
  const repeats = at.isRepeated && { repeats: true as const };
  yield after(state, at, { does: "nothing", ...repeats }, COST.line - (at.isRepeated ? 1 : 0), 0, reading);
}

/** Bad lines are not laid out: where they begin says nothing, and must not change what the layout makes of the others. */
const columnOf = ({ column, bad }: BlockLine) => (bad ? ANYWHERE : column);
const ANYWHERE = -1;

function misfit(open: Open, at: BlockLine): number {
  const column = columnOf(at);
  return column === open.column || column === ANYWHERE || open.column === ANYWHERE ? 0 : COST.indent;
}

/** The block that is innermost once so many have ended, and the last of these. */
function* leaving(
  from: Open,
): Iterable<{ readonly open: Open; readonly left: number; readonly last: Open | undefined }> {
  let last: Open | undefined;
  let open = from;
  for (let left = 0; left <= MOST_LEFT; left++) {
    yield { open, left, last };
    if (!open.around) return;
    last = open;
    open = open.around;
  }
}

/** The state behind the line; its open blocks are as above where nothing else is said. */
function after(
  { cost, open, last }: State,
  { line }: BlockLine,
  action: Action,
  more: number,
  leaves: number,
  reading?: Reading,
): State {
  return { cost: cost + more, open, last: { decision: { line, action, reading, leaves }, before: last } };
}
