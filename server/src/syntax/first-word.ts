/** The word that a line begins with, and which words of the language it may be a slip of. */
import { distance } from "fastest-levenshtein";
import { isKeyword, keywords } from "./generated/keywords";
import { isSwapped, nearest } from "./nearest";

export interface FirstWord {
  readonly text: string;
  /** Its columns. */
  readonly start: number;
  readonly end: number;
  /** What follows it, without the blanks between. */
  readonly rest: string;
  /** The line begins with a blank. */
  readonly indented: boolean;
}

const FIRST_WORD = /^(\uFEFF?)([ \t]*)([\p{L}_][\p{L}\p{M}\p{Nd}_-]*)[ \t]*/u;

/** Longer words are no slips of keywords. */
const LONGEST = 40;

/** Undefined where the line does not begin with a word. */
export function firstWordOf(line: string): FirstWord | undefined {
  const match = FIRST_WORD.exec(line);
  if (!match) return undefined;
  const [all, mark = "", indent = "", text = ""] = match;
  const start = mark.length + indent.length;
  return { text, start, end: start + text.length, rest: line.slice(all.length), indented: indent !== "" };
}

/** What may follow the word of a block: a text, or nothing. A word with nothing else in its line may have been one. */
const LABEL = /^(?:"(?:[^"\\]|\\.)*"?)?[ \t]*(?:#.*)?$/u;

export function isLabel(rest: string): boolean {
  return LABEL.test(rest);
}

/** The word is meant as a name: a message or an attribute's value goes on like this. */
export function isNameBefore(rest: string): boolean {
  return /^(?:->|[.=])/.test(rest);
}

/** Words that may have a label behind them. */
export const LABELLED: ReadonlySet<string> = new Set(["alt", "opt", "par", "loop", "else", "and", "note"]);
const BLOCKS: readonly string[] = ["alt", "opt", "par", "loop", "else", "and"];
const BEFORE_NAMES: readonly string[] = [
  ...["protocol", "role", "model", "version", "flow", "each", "follows", "participant", "message"],
  ...["from", "answers", "see", "accept", "processed"],
];

/** The keywords that a line may begin with, by what follows its first word. */
const BY_REST: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^"[^"]*\.msgflow"/, ["use"]],
  [/^"/, ["flow", "note", ...BLOCKS]],
  [LABEL, ["flow", "note", "end", ...BLOCKS]],
  [/^[\p{L}_][^:"]*->/u, ["should", "may"]],
  [/^[\p{L}_][^:"]*:/u, ["participant", "message", "attribute", "flow", "note"]],
  [/^/, [...BEFORE_NAMES, "note", ...BLOCKS]],
];

/** A keyword that the word may be a slip of. */
export interface Guess {
  readonly keyword: string;
  /** How much differs: only letter case, one slip, or more. */
  readonly slip: "case" | "one" | "more";
}

/** The keywords that a word which is none may be a slip of, the nearest first. `rest` is what follows it. */
export function guessesFor({ text, rest }: FirstWord): readonly Guess[] {
  if (text.length > LONGEST || isKeyword(text) || isNameBefore(rest)) return [];
  const folded = text.normalize("NFKC").toLowerCase();
  if (isKeyword(folded)) return [{ keyword: folded, slip: "case" }];
  const possible = BY_REST.find(([pattern]) => pattern.test(rest))?.[1] ?? [];
  const near = possible.filter((keyword) => isOneSlip(folded, keyword));
  if (near.length > 0) return sorted(near, folded).map((keyword) => ({ keyword, slip: "one" }));
  if (text.length < 6) return [];
  const keyword = nearest(text, possible) ?? nearest(text, keywords);
  return keyword === undefined ? [] : [{ keyword, slip: "more" }];
}

function isOneSlip(word: string, keyword: string): boolean {
  if (Math.abs(word.length - keyword.length) > 1) return false;
  return isSwapped(word, keyword) || distance(word, keyword) === 1;
}

/** Of keywords equally near, those of the same length and the same first letter come first. */
function sorted(near: readonly string[], word: string): string[] {
  const unlike = (keyword: string) =>
    (isSwapped(word, keyword) ? 0 : 2) + Number(keyword[0] !== word[0]) + Number(keyword.length !== word.length);
  return [...near].sort((a, b) => unlike(a) - unlike(b));
}
