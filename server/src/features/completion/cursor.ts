/** The line under the cursor and the word on it that is being typed. */
import type { Position } from "../../syntax/script";

/** Columns in UTF-16 units from 0. */
export interface Cursor {
  readonly text: string;
  /** Where the cursor stands. */
  readonly at: number;
  /** The word under the cursor, which a proposal takes the place of; both are `at` where there is none. */
  readonly start: number;
  readonly end: number;
  /** What stands before the word, and behind it. */
  readonly before: string;
  readonly after: string;
  /** Whether anything but blanks stands before the word. */
  readonly isBegun: boolean;
  /** The blanks that the line begins with. */
  readonly leading: string;
}

/** A part of a word: names with their members and hyphens, numbers; also the first half of an arrow. */
const WORD = /[\p{L}\p{M}\p{Nd}_.-]/u;

/** The cursor at a column of a line; undefined for what is no column. Behind the line's end it stands at its end. */
export function cursorAt(text: string, character: Position["character"]): Cursor | undefined {
  if (!Number.isInteger(character) || character < 0) return undefined;
  const at = Math.min(character, text.length);
  const [start, end] = [startOfWord(text, at), endOfWord(text, at)];
  const leading = /^[ \t]*/.exec(text)?.[0] ?? "";
  const before = text.slice(0, start);
  const isBegun = before.replace("\uFEFF", "").trim() !== "";
  return { text, at, start, end, before, after: text.slice(end), isBegun, leading };
}

// By hand, not by pattern: one that ends at the cursor would be tried from every character of a long line.

function startOfWord(text: string, at: number): number {
  let start = at;
  for (let next = previous(text, start); next < start && WORD.test(text.slice(next, start)); ) {
    start = next;
    next = previous(text, start);
  }
  return start;
}

function endOfWord(text: string, at: number): number {
  let end = at;
  while (end < text.length) {
    const character = String.fromCodePoint(text.codePointAt(end) as number);
    // The hyphen of an arrow is no part of a name.
    if (!WORD.test(character) || text.startsWith("->", end)) break;
    end += character.length;
  }
  return end;
}

/** Where the character before a place begins. */
function previous(text: string, at: number): number {
  if (at === 0) return 0;
  return at > 1 && (text.codePointAt(at - 2) as number) > 0xffff ? at - 2 : at - 1;
}
