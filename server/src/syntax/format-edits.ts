/** Edits of whole lines and of stretches of one line. */
import type { Range } from "./script";

/** The text to put in place of a stretch of a script: of one line, or of whole lines that go. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** Adds the edit that makes a line say `after`; lines in a row that go, go by one edit. */
export function addEdit(edits: Edit[], line: number, before: string, after: string | undefined): void {
  if (after !== undefined) {
    edits.push(editOfLine(line, before, after));
    return;
  }
  const last = edits.at(-1);
  const isNext = last?.text === "" && last.range.end.line === line && last.range.end.character === 0;
  const start = isNext ? last.range.start : { line, character: 0 };
  if (isNext) edits.pop();
  edits.push({ range: { start, end: { line: line + 1, character: 0 } }, text: "" });
}

/** The edit of only what differs: cursors and markers in the rest of the line stay where they are. */
function editOfLine(line: number, before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const range = { start: { line, character: start }, end: { line, character: before.length - end } };
  return { range, text: after.slice(start, after.length - end) };
}
