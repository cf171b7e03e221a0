/** What can be done about findings: quick fixes, and comments that silence. */
import type { ScriptResult } from "../rules/check";
import type { Range } from "../syntax/script";
import { comparePlaces, editsOf, type FixEdit, lineEndOf } from "./fix-edits";
import { insertingAll } from "./insert-all";
import { findingsIn, type Placed, rangeOf } from "./placed-findings";
import { fixesFor, type QuickFix, type Trial } from "./quick-fixes";
import { type Silencing, silencingOf } from "./silencing";

/** What can be done about the findings of a rule that stand at one place. */
export interface CodeActions {
  readonly code: string;
  readonly range: Range;
  /** Tried when they are asked for. */
  readonly fixes: readonly QuickFix[];
  /** Of all of them at once. */
  readonly silencing: Silencing;
}

/** What can be done about the findings that touch the range. Never throws. */
export function codeActionsIn(result: ScriptResult, range: Range, trial: Trial): CodeActions[] {
  return [...byPlace(findingsIn(result, range))].map(([first, ...others]) => ({
    code: first.finding.code,
    range: rangeOf(first),
    get fixes() {
      const fixes = [first, ...others].flatMap((placed) => fixesFor(placed, result, trial));
      return others.length === 0 ? fixes : [...fixes, ...insertingAll(first, result, trial)];
    },
    silencing: silencingOf(result.script, first),
  }));
}

/** Findings of one rule at one place are told apart by their words only. */
function byPlace(findings: readonly Placed[]): Iterable<readonly [Placed, ...Placed[]]> {
  const places = new Map<string, [Placed, ...Placed[]]>();
  for (const placed of findings) {
    const { code, line, start, end } = placed.finding;
    const key = `${code} ${placed.start + line} ${start} ${end}`;
    const same = places.get(key);
    if (same) same.push(placed);
    else places.set(key, [placed]);
  }
  return places.values();
}

/** The edits of all fixes that are certain, in the order of their places. */
export function safeFixesOf(result: ScriptResult): FixEdit[] {
  const edits: FixEdit[] = [];
  for (const { finding, start } of findingsIn(result, WHOLE)) {
    const fix = finding.fixes?.().find(({ safe }) => safe);
    if (fix) edits.push(...editsOf(fix.edits, start, lineEndOf(result.script)));
  }
  edits.sort((a, b) => comparePlaces(a.range.start, b.range.start));
  return edits.filter(
    (edit, i) => i === 0 || comparePlaces((edits[i - 1] as FixEdit).range.end, edit.range.start) <= 0,
  );
}

const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: Number.POSITIVE_INFINITY, character: 0 } };
