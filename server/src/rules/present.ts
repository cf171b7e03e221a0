/**
 * The findings of a script with the lines that they count from. What was presented before an edit is presented again, as
 * the same objects, where it has neither moved nor changed.
 */
import { Lineage } from "../syntax/lineage";
import type { Script } from "../syntax/script";
import { type LineStarts, lineStarts } from "../syntax/starts";
import { replaced, type Stretch, sameItems, settled, stretchBetween } from "../syntax/stretch";
import type { ScriptResult } from "./check";
import { Places } from "./place";
import { type PlacedFindings, samePlaced } from "./placed";

interface Presented {
  readonly result: ScriptResult;
  readonly others: readonly Script[];
  /** Some relate to a place in another section of the script: they change where that moves. */
  readonly crossing: boolean;
  readonly placed: readonly PlacedFindings[];
  /** Not looked for while there is nothing to tell. */
  readonly starts: LineStarts | undefined;
}

const lineage = new Lineage<Presented>();

/**
 * All findings of a script, in the order of their places. `others` are scripts that findings may relate to. The same list
 * again while the findings are the same.
 */
export function present(result: ScriptResult, others: readonly Script[]): readonly PlacedFindings[] {
  const { script } = result;
  const before = lineage.last(script);
  if (before?.result === result && sameItems(before.others, others)) return before.placed;
  const places = new Places(script, others);
  const all = () => settled(before?.placed ?? [], places.placed(result, 0, result.sections.length), samePlaced);
  const after = before && presentAfter(before, result, places);
  const placed = after ?? all();
  const crossing = places.crossing || (after !== undefined && (before?.crossing ?? false));
  const starts = placed.length > 0 ? places.starts : undefined;
  lineage.keep(script, { result, others, crossing, placed, starts });
  return placed;
}

/** What is presented after an edit; undefined where more has changed than the findings of some sections and their places. */
function presentAfter(before: Presented, now: ScriptResult, places: Places): readonly PlacedFindings[] | undefined {
  if (!sameItems(before.others, places.others) || before.result.across !== now.across) return undefined;
  const stretch = stretchBetween(before.result.sections, now.sections);
  const end = stretch.first + stretch.inserted;
  const fresh = places.placed(now, stretch.first, end);
  // Where there is nothing to tell, nobody has to know what stands where.
  if (before.placed.length === 0 && fresh.length === 0) return before.placed;
  const [startsBefore, starts] = [before.starts ?? lineStarts(before.result.script), places.starts];
  if (before.crossing && haveMoved(startsBefore, starts, stretch)) return undefined;
  const from = firstAt(before.placed, startsBefore[stretch.first] as number);
  const to = firstAt(before.placed, startsBefore[stretch.first + stretch.removed] as number);
  const placed = replaced(before.placed, from, to - from, settled(before.placed.slice(from, to), fresh, samePlaced));
  const by = (starts[end] as number) - (startsBefore[stretch.first + stretch.removed] as number);
  return by === 0 ? placed : moved(placed, from + fresh.length, by);
}

/** Those behind have moved by so many lines. */
function moved(placed: readonly PlacedFindings[], from: number, by: number): readonly PlacedFindings[] {
  if (from === placed.length) return placed;
  return placed.map((one, i) => (i < from ? one : { line: one.line + by, findings: one.findings }));
}

/** Whether a section has moved: what stands between two edits may have, though nothing behind them has. */
function haveMoved(before: LineStarts, now: LineStarts, { first, removed, inserted }: Stretch): boolean {
  if (removed !== inserted) return true;
  for (let i = first; i <= first + inserted; i++) if (before[i] !== now[i]) return true;
  return false;
}

/** The index of the first findings that count from this line or one behind. */
function firstAt(placed: readonly PlacedFindings[], line: number): number {
  let [low, high] = [0, placed.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((placed[middle] as PlacedFindings).line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
