/**
 * Findings with absolute places: what was kept relative to sections, as lines of the script. What was presented before
 * an edit is presented again, as the same objects, where it has neither moved nor changed.
 */
import { Lineage } from "../syntax/lineage";
import type { Range, Script } from "../syntax/script";
import { type LineStarts, lineStarts } from "../syntax/starts";
import { replaced, settled, stretchBetween } from "../syntax/stretch";
import type { ScriptResult } from "./check";
import { Places } from "./place";
import type { Severity } from "./rule";

export interface RelatedPlace {
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
}
export interface Finding {
  /** The rule's code, stable. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly RelatedPlace[];
  readonly unnecessary?: boolean;
}

interface Presented {
  readonly result: ScriptResult;
  readonly others: readonly Script[];
  readonly starts: LineStarts;
  /** Some relate to a place in another section of the script: they change where that moves. */
  readonly crossing: boolean;
  readonly findings: readonly Finding[];
}

const lineage = new Lineage<Presented>();

/**
 * All findings of a script, in the order of their places. \`others\` are scripts that findings may relate to. The same list
 * again while the findings are the same.
 */
export function present(result: ScriptResult, others: readonly Script[]): readonly Finding[] {
  const { script } = result;
  const before = lineage.last(script);
  const starts = lineStarts(script);
  const places = new Places(script, others, starts);
  const all = () => settled(before?.findings ?? [], places.findings(result, 0, starts.length - 1), sameFinding);
  const findings = (before && presentAfter(before, result, places)) ?? all();
  const crossing = places.crossing || (before?.crossing ?? false);
  lineage.keep(script, { result, others, starts, crossing, findings });
  return findings;
}

/** What is presented after an edit; undefined where more has changed than the findings of some sections and their places. */
function presentAfter(before: Presented, now: ScriptResult, places: Places): readonly Finding[] | undefined {
  const { others, starts } = places;
  const sameOthers = before.others.length === others.length && before.others.every((one, i) => one === others[i]);
  if (!sameOthers || before.result.across !== now.across) return undefined;
  const { first, removed, inserted } = stretchBetween(before.result.sections, now.sections);
  const end = first + inserted;
  const moved = starts[end] !== before.starts[first + removed];
  if (before.crossing && (removed !== inserted || haveMoved(before.starts, starts, first, end))) return undefined;
  // Findings stand in the lines of their section and are in the order of lines.
  const from = firstAt(before.findings, before.starts[first] as number);
  const to = moved ? before.findings.length : firstAt(before.findings, before.starts[first + removed] as number);
  const old = before.findings.slice(from, to);
  const fresh = settled(old, places.findings(now, first, moved ? now.sections.length : end), sameFinding);
  return fresh === old ? before.findings : replaced(before.findings, from, to - from, fresh);
}

/** Whether one of these sections has moved: what stands between two edits may have, though nothing behind them has. */
function haveMoved(before: LineStarts, starts: LineStarts, first: number, end: number): boolean {
  for (let i = first; i <= end; i++) if (before[i] !== starts[i]) return true;
  return false;
}

/** The index of the first finding at this line or behind. */
function firstAt(findings: readonly Finding[], line: number): number {
  let [low, high] = [0, findings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((findings[middle] as Finding).range.start.line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sameFinding(a: Finding, b: Finding): boolean {
  if (a === b) return true;
  if (a.code !== b.code || a.severity !== b.severity || a.message !== b.message) return false;
  if (!sameRange(a.range, b.range) || a.unnecessary !== b.unnecessary) return false;
  return (
    a.related.length === b.related.length && a.related.every((one, i) => sameRelated(one, b.related[i] as RelatedPlace))
  );
}

const sameRelated = (a: RelatedPlace, b: RelatedPlace) =>
  a.uri === b.uri && a.message === b.message && sameRange(a.range, b.range);

const sameRange = ({ start, end }: Range, b: Range) =>
  start.line === b.start.line &&
  start.character === b.start.character &&
  end.line === b.end.line &&
  end.character === b.end.character;
