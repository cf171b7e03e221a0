/** What to say of a line of which nothing is known but where the parser stopped and what it could have read there. */
import { END, nameBehind } from "./expected";
import type { SyntaxProblem } from "./statement";

/** The part of what peggy says it expected that is used. */
export interface Expectation {
  readonly type: string;
  readonly text?: string;
  readonly description?: string;
}

export const WORD_HERE = /^[\p{L}_](?:[\p{L}\p{M}\p{Nd}_]|-(?=[\p{L}\p{M}\p{Nd}_]))*/u;
const TEXT_HERE = /^"(?:[^"\\]|\\.)*"/;
const COLON = "`:`";

/** Where the last character before `end` begins. */
export const lastCharacter = (line: string, end: number): number =>
  end - ([...line.slice(Math.max(0, end - 2), end)].at(-1)?.length ?? 0);

/** The problem of such a line, in columns of UTF-16; `sentenceOf` makes a sentence of it. Never throws. */
export function generalProblem(
  line: string,
  offset: number,
  end: number,
  wanted: readonly Expectation[],
): SyntaxProblem {
  const before = line.slice(0, offset);
  const rest = line.slice(offset, end);
  const name = WORD_HERE.exec(rest)?.[0];
  const parts = partsOf(wanted, before);
  if (name !== undefined && parts[0] === COLON && parts.slice(1).every((part) => part === END))
    return missingColon(name, offset, end);
  const text = TEXT_HERE.exec(rest)?.[0];
  const atStart = before.replace("\uFEFF", "").trim() === "";
  const isUnsaid = atStart || parts.length === 0;
  const expected = isUnsaid
    ? { of: "statement" as const }
    : { of: "parts" as const, parts: clearer(parts, before, text !== undefined) };
  // Something is missing at the end: the mark sits on the last character, as nothing else is there to mark.
  if (offset >= end) return { start: lastCharacter(line, end), end, message: "The line ends too early", expected };
  const here = name ?? text ?? /^[^ \t]*/.exec(rest)?.[0] ?? "";
  return { start: offset, end, message: `\`${here}\` cannot stand here`, expected };
}

function missingColon(name: string, start: number, end: number): SyntaxProblem {
  const fix = { start, end: start, title: "Insert `:`", text: ": ", guessed: true };
  return { start, end, message: `\`${name}\` cannot stand here: write \`:\` before it.`, fix };
}

/** A colon alone says little; and where a text stands for a name, the quotes may be all that is wrong. */
function clearer(parts: readonly string[], before: string, isText: boolean): readonly string[] {
  if (parts.length === 1 && parts[0] === COLON) return [`${COLON} and ${nameBehind(`${before}:`)}`];
  return isText ? parts.map((part) => (part.endsWith(" name") ? `${part}, without quotes` : part)) : parts;
}

/** What the parser could have read, in the language's words. */
function partsOf(expected: readonly Expectation[], before: string): string[] {
  return expected.flatMap(({ type, text, description }) => {
    if (type === "end" || description === END) return [END];
    if (description === "a name" || description === "a name of one or more words") return [nameBehind(before)];
    if (description === "a text in quotes" && /^\uFEFF?[ \t]*use[ \t]*$/.test(before)) return ["a path in quotes"];
    if (description !== undefined) return description === "a blank" || description === "a comment" ? [] : [description];
    return type === "literal" && text !== undefined ? [`\`${text}\``] : [];
  });
}
