/** Edits within lines, of which there may be very many. */
import type { TextEdit } from "vscode-languageserver-types";
import { joinLines } from "../syntax/lines";
import type { Script } from "../syntax/script";

/** Edits of scripts by their addresses, in the order of their places, of which no two are the same. */
export type Edits = ReadonlyMap<string, readonly TextEdit[]>;

/** The text after edits that are in the order of their places; takes no longer for many of them. */
export function textAfter({ sections }: Script, edits: readonly TextEdit[]): string {
  const texts = sections.flatMap((section) => section.texts);
  const ends = sections.flatMap((section) => section.ends);
  // From behind, so that the columns of the others stay.
  for (const { range, newText } of [...edits].reverse()) {
    const { line, character } = range.start;
    const text = texts[line] ?? "";
    texts[line] = text.slice(0, character) + newText + text.slice(range.end.character);
  }
  return joinLines({ texts, ends });
}

/** Where a column of a line is after the edits; what starts at an edit stays, what ends there moves. */
export function movedBy(edits: readonly TextEdit[]): (line: number, character: number) => number {
  const byLine = new Map<number, TextEdit[]>();
  for (const edit of edits) {
    const { line } = edit.range.start;
    byLine.set(line, [...(byLine.get(line) ?? []), edit]);
  }
  return (line, character) => {
    let moved = character;
    for (const { range, newText } of byLine.get(line) ?? [])
      if (range.start.character < character) moved += newText.length - (range.end.character - range.start.character);
    return moved;
  };
}
