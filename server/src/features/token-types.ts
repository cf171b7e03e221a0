/** The types and modifiers of semantic tokens, and how the protocol numbers them. */
import { SemanticTokenModifiers, SemanticTokenTypes } from "vscode-languageserver-types";
import type { ReferenceKind } from "../names/resolve";
import type { Span } from "../syntax/statement";

/** What a token is of: a name of a kind, or what everybody can see in a line. */
export type TokenKind = ReferenceKind | "word" | "text" | "number" | "comment" | "arrow";

/** Themes colour all of these types, and most of them differently. */
const TYPES: Readonly<Record<TokenKind, SemanticTokenTypes>> = {
  participant: SemanticTokenTypes.variable,
  role: SemanticTokenTypes.type,
  message: SemanticTokenTypes.function,
  protocol: SemanticTokenTypes.namespace,
  model: SemanticTokenTypes.class,
  version: SemanticTokenTypes.enumMember,
  attribute: SemanticTokenTypes.property,
  word: SemanticTokenTypes.keyword,
  text: SemanticTokenTypes.string,
  number: SemanticTokenTypes.number,
  comment: SemanticTokenTypes.comment,
  arrow: SemanticTokenTypes.operator,
};
const KINDS = Object.keys(TYPES) as TokenKind[];
export const DECLARATION = 1;
export const LIBRARY = 2;

/** What the numbers stand for: that of a type is its index, modifiers are bits. */
export const tokenLegend = {
  tokenTypes: KINDS.map((kind): string => TYPES[kind]),
  tokenModifiers: [SemanticTokenModifiers.declaration, SemanticTokenModifiers.defaultLibrary] as string[],
};

export interface Token extends Span {
  /** From the section's first. */
  readonly line: number;
  readonly type: number;
  readonly modifiers: number;
}

/** A token of a kind in a line of a section. */
export function tokenOf(kind: TokenKind, line: number, { start, end }: Span, modifiers = 0): Token {
  return { line, start, end, type: KINDS.indexOf(kind), modifiers };
}
