/**
 * Tokens of what everybody can see in a line: words of the language, texts, numbers, arrows and comments. They are for
 * editors that have no grammar for the language.
 */
import { isKeyword } from "../syntax/generated/keywords";
import type { Section } from "../syntax/section";
import type { Span, Statement } from "../syntax/statement";
import { wordsOf } from "./hover-keywords";
import { type Token, type TokenKind, tokenOf } from "./token-types";

/** The tokens of a section in no particular order; none of them overlaps a name. */
export function syntaxTokens({ texts, statements }: Section): Token[] {
  return statements.flatMap((statement, line) => {
    const text = texts[line] ?? "";
    // A line that cannot be read may begin with a name.
    const words = wordsOf(text, statement).filter((word) => statement.kind !== "bad" || isKeyword(word.text));
    return [
      ...words.map((word) => tokenOf("word", line, word)),
      ...partsOf(statement, text).map(([kind, span]) => tokenOf(kind, line, span)),
    ];
  });
}

/** The parts of a line that are neither words of the language nor names. */
function partsOf(statement: Statement, text: string): [TokenKind, Span][] {
  if (statement.kind === "doc") return [["comment", { start: statement.word.start, end: text.trimEnd().length }]];
  // Of a line that cannot be read only its first word is sure.
  if (statement.kind === "bad") return [];
  return Object.entries(statement).flatMap(([name, part]: [string, unknown]): [TokenKind, Span][] => {
    if (typeof part !== "object" || part === null || !("start" in part)) return [];
    const kind = kindOf(name, part as Span, text);
    return kind ? [[kind, part as Span]] : [];
  });
}

function kindOf(part: string, span: Span, text: string): TokenKind | undefined {
  // A flow's title may stand without quotes.
  if (text[span.start] === '"' || part === "url" || part === "title") return "text";
  if (part === "comment" || part === "arrow") return part;
  if (part !== "value") return undefined;
  return /[\d-]/.test(text[span.start] ?? "") ? "number" : "word";
}
