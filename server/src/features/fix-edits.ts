/** Edits of a script, as a client applies them. */
import type { Edit } from "../rules/fix";
import { splitLines } from "../syntax/lines";
import { editScript, type Position, type Range, type Script, type TextChange } from "../syntax/script";

/** An edit of the document; lines are parted as the script parts them. */
export interface FixEdit {
  readonly range: Range;
  readonly newText: string;
}

/** How the lines of a script end: as its first one does. */
export function lineEndOf({ sections }: Script): string {
  return sections[0]?.ends[0] || "\n";
}

/** The script after edits that are in the order of their places. */
export function applied(script: Script, edits: readonly FixEdit[]): Script {
  const changes = edits.map(({ range, newText }): TextChange => ({ range, text: newText }));
  return editScript(script, changes.reverse());
}

/** Edits of a section as edits of the script, in the order of their places; `start`: the section's first line. */
export function editsOf(edits: readonly Edit[], start: number, lineEnd: string): FixEdit[] {
  const at = ({ line, character }: Position) => ({ line: start + line, character });
  const made = edits.map((edit) => ({
    range: { start: at(edit.start), end: at(edit.end) },
    newText: edit.text.replaceAll("\n", lineEnd),
  }));
  return made.sort((a, b) => comparePlaces(a.range.start, b.range.start));
}

/** Less than 0 where `a` is before `b`, 0 where both are the same place. */
export const comparePlaces = (a: Position, b: Position) => a.line - b.line || a.character - b.character;

/** Where a place is after edits that are in the order of their places; of what is replaced, where that began. */
export function placeAfter(edits: readonly FixEdit[], place: Position): Position {
  let moved = place;
  // From behind, so that the places of the others stay.
  for (const { range, newText } of [...edits].reverse()) {
    if (comparePlaces(range.start, moved) > 0) continue;
    moved = comparePlaces(moved, range.end) < 0 ? range.start : shifted(moved, range, newText);
  }
  return moved;
}

/** Where a place behind an edit is after it. */
function shifted({ line, character }: Position, { start, end }: Range, newText: string): Position {
  const { texts } = splitLines(newText);
  const last = texts.at(-1)?.length ?? 0;
  const endAfter = texts.length === 1 ? start.character + last : last;
  return {
    line: line + texts.length - 1 - (end.line - start.line),
    character: line === end.line ? character - end.character + endAfter : character,
  };
}
