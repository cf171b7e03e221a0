/**
 * What the grammar can read next on a line: the parser is given what stands before the cursor and then a character that
 * nothing begins with, and says what it looked for in its place.
 */
import { parse } from "../../syntax/generated/parser";
import type { ParseFailure } from "../../syntax/problems";
import { FOR_LINE } from "../../syntax/suppression";

export type Wanted =
  /** In a text, which begins at this column. */
  | { readonly in: "text"; readonly start: number }
  /** In a comment, which begins at this column. */
  | { readonly in: "comment"; readonly start: number }
  /** In what is read as it stands, or behind what cannot be read. */
  | { readonly in: "nothing" }
  | {
      readonly in: "line";
      /** Names of parts as the grammar has them, such as `a name`, and words and signs in backquotes. */
      readonly parts: ReadonlySet<string>;
      /** Whether the line can end here. */
      readonly complete: boolean;
    };

const NOTHING_BEGINS_WITH = "\u0000";
const NOTHING: Wanted = { in: "nothing" };
const END = "the end of the line";
const IGNORE = new RegExp(`#[ \\t]*${FOR_LINE}`);

/** The same few beginnings of lines are asked for while a word is typed. */
const MOST_KNOWN = 256;
const known = new Map<string, Wanted>();

/** Never throws. */
export function wantedAfter(before: string): Wanted {
  let wanted = known.get(before);
  if (!wanted) {
    if (known.size >= MOST_KNOWN) known.clear();
    wanted = find(before);
    known.set(before, wanted);
  }
  return wanted;
}

function find(before: string): Wanted {
  try {
    const { comment } = parse(before + NOTHING_BEGINS_WITH);
    return comment ? { in: "comment", start: comment.start } : NOTHING;
  } catch (failure) {
    return fromFailure(before, failure as ParseFailure);
  }
}

function fromFailure(before: string, failure: ParseFailure): Wanted {
  if (failure.location === undefined) throw failure; // a fault of the grammar's own code, not of the line
  const { offset } = failure.location.start;
  if (!failure.expected) return before.charAt(offset) === '"' ? { in: "text", start: offset } : NOTHING;
  if (offset < before.length) return inIgnore(before);
  const parts = new Set(failure.expected.map(nameOf));
  return { in: "line", parts, complete: parts.has(END) };
}

/** Behind what cannot be read a comment that silences it is one nevertheless. */
function inIgnore(before: string): Wanted {
  const start = before.search(IGNORE);
  return start < 0 ? NOTHING : { in: "comment", start };
}

function nameOf({ type, description, text }: NonNullable<ParseFailure["expected"]>[number]): string {
  return type === "end" ? END : (description ?? `\`${text}\``);
}
