import type { Range } from "../syntax/script";
import type { Section } from "../syntax/section";

/** From column `start` of the line `first` to column `end` of the line `last`; lines count from the section's first. */
export interface Extent {
  readonly first: number;
  readonly start: number;
  readonly last: number;
  readonly end: number;
}

/** Lines of a section, without the blanks before the first and behind the last of them. */
export function extentOf({ statements, texts }: Section, first: number, last: number): Extent {
  const lengthOf = (line: number) => (texts[line] ?? "").trimEnd().length;
  return { first, start: Math.min(statements[first]?.word.start ?? 0, lengthOf(first)), last, end: lengthOf(last) };
}

/** The extent in the script; `base` is the line that the section starts in. */
export function rangeOf({ first, start, last, end }: Extent, base: number): Range {
  return { start: { line: base + first, character: start }, end: { line: base + last, character: end } };
}
