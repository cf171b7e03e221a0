/** The findings of a script with the first lines of their sections. */
import type { ScriptResult } from "../rules/check";
import type { SectionFinding } from "../rules/rule";
import type { Range } from "../syntax/script";
import { lineStarts } from "../syntax/starts";

/** A finding and the first line of its section. */
export interface Placed {
  readonly finding: SectionFinding;
  readonly start: number;
}

/** Where a finding is in its script. */
export function rangeOf({ finding, start }: Placed): Range {
  const line = start + finding.line;
  return { start: { line, character: finding.start }, end: { line, character: finding.end } };
}

/** The findings that touch a range, in the order of the sections. */
export function findingsIn(result: ScriptResult, { start, end }: Range): Placed[] {
  const starts = lineStarts(result.script);
  const found: Placed[] = [];
  for (const [i, { section, findings }] of result.sections.entries()) {
    const first = starts[i] as number;
    if (first > end.line || (starts[i + 1] as number) <= start.line) continue;
    for (const finding of [...findings, ...(result.across.get(section) ?? [])]) {
      const line = first + finding.line;
      const isBefore = line < start.line || (line === start.line && finding.end < start.character);
      const isBehind = line > end.line || (line === end.line && finding.start > end.character);
      if (!isBefore && !isBehind) found.push({ finding, start: first });
    }
  }
  return found;
}
