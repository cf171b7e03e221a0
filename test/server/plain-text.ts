/** A text and its places, made as plainly as can be: what the server's clever ways are compared with. */
import type { Position, Range, TextChange } from "../../server/src/language-service";

interface Line {
  readonly start: number;
  /** Before the line end. */
  readonly end: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { index, 0: lineEnd } of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: index });
    start = index + lineEnd.length;
  }
  return [...lines, { start, end: text.length }];
}

/** The offset of a place; one beyond the line or the text is taken back into it. */
export function offsetOf(text: string, { line, character }: Position): number {
  const lines = linesOf(text);
  const at = lines[line];
  return at === undefined ? text.length : Math.min(at.start + character, at.end);
}

/** The place of an offset. */
function positionOf(text: string, offset: number): Position {
  const lines = linesOf(text);
  const line = lines.findLastIndex((one) => one.start <= offset);
  return { line, character: offset - (lines[line]?.start ?? 0) };
}

export function rangeOf(text: string, start: number, end: number): Range {
  return { start: positionOf(text, start), end: positionOf(text, end) };
}

export function textAt(text: string, { start, end }: Range): string {
  return text.slice(offsetOf(text, start), offsetOf(text, end));
}

/** The text after these changes, one after the other. */
export function edited(text: string, changes: readonly TextChange[]): string {
  return changes.reduce(apply, text);
}

function apply(text: string, { range, text: replacement }: TextChange): string {
  if (range === undefined) return replacement;
  return text.slice(0, offsetOf(text, range.start)) + replacement + text.slice(offsetOf(text, range.end));
}
