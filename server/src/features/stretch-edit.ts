/** What differs in a section after several edits, as one edit. */
import { type Script, sectionAt } from "../syntax/script";
import { stretchBetween } from "../syntax/stretch";
import type { FixEdit } from "./fix-edits";

/**
 * What differs below a line of a section, which is the same in both; undefined where nothing does. Each line goes and comes
 * with the end of the line above it, which may be that of the first, so that the script's last line needs none.
 */
export function stretchEdit(before: Script, after: Script, above: number): FixEdit | undefined {
  const [old, fresh] = [sectionAt(before, above), sectionAt(after, above).section];
  const below = above - old.start + 1;
  const [lines, freshLines] = [old.section.texts.slice(below), fresh.texts.slice(below)];
  const { first, removed, inserted } = stretchBetween(lines, freshLines);
  if (removed === 0 && inserted === 0) return undefined;
  const endAbove = (at: number) => {
    return { line: above + at, character: old.section.texts[below + at - 1]?.length ?? 0 };
  };
  const made = freshLines.slice(first, first + inserted);
  return {
    range: { start: endAbove(first), end: endAbove(first + removed) },
    newText: made.map((text, i) => (fresh.ends[below + first + i - 1] ?? "") + text).join(""),
  };
}
