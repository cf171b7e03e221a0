/** The words of the language on a line, and what a hover tells of them. */
import type { Span, Statement } from "../syntax/statement";
import { keywordTexts } from "./keyword-texts";
import { codeBlock, page, plain } from "./markdown";
import { placeWordTexts } from "./place-word-texts";
import type { WordText } from "./word-text";

/** All words of the language. */
export const wordTexts: ReadonlyMap<string, WordText> = new Map(Object.entries({ ...keywordTexts, ...placeWordTexts }));

/** What a word of the language means; undefined for other words. */
export function wordHover(word: string): string | undefined {
  const known = wordTexts.get(word);
  if (!known) return undefined;
  const { phrase, kind, meaning, example } = known;
  return page(`**${plain(phrase || word)}** · ${kind}`, meaning, codeBlock(example.split("\n")));
}

interface Word extends Span {
  readonly text: string;
}

const WORD = /[\p{L}_](?:[\p{L}\p{M}\p{Nd}_]|-(?=[\p{L}\p{M}\p{Nd}_]))*/gu;

/** The words on a line that are the language's own: names, texts and comments are the script's. */
export function wordsOf(line: string, statement: Statement): Word[] {
  if (statement.kind === "doc" || statement.kind === "blank") return [];
  const words = [...line.matchAll(WORD)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  // Of a line that cannot be read only the word it begins with is sure to be meant.
  if (statement.kind === "bad") return words.slice(0, 1).filter((word) => word.start === statement.word.start);
  const taken = scriptSpans(statement);
  return words.filter((word) => !taken.some((span) => span.start <= word.start && word.end <= span.end));
}

/** Parts of a statement that have a text, but one of the language. */
const OWN_WORDS: ReadonlySet<string> = new Set(["word", "mark", "ground"]);

/** The parts of a statement that have a text of the script's. */
function scriptSpans(statement: Statement): Span[] {
  return Object.entries(statement)
    .filter(([part]) => !OWN_WORDS.has(part))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter((value) => typeof value === "object" && "text" in value);
}
