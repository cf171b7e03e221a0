/** The semantic tokens of a section, made once. */
import type { Resolution } from "../names/resolve";
import { nameTokens } from "./name-tokens";
import { syntaxTokens } from "./syntax-tokens";
import type { Token } from "./token-types";

/** Those of names, or also those of what an editor with a grammar for the language shows by itself. */
export type TokenSet = "names" | "all";

/**
 * The tokens of a section in the protocol's numbers, five a token, as if it were a script of its own. The numbers are in a
 * plain list: such lists are put together and written as JSON several times faster than typed arrays.
 */
export interface SectionTokens {
  readonly data: readonly number[];
  /** How many lines the section has. */
  readonly lines: number;
  /** The line of its last token; of no meaning where it has none. */
  readonly last: number;
}

const known: Readonly<Record<TokenSet, WeakMap<Resolution, SectionTokens>>> = {
  names: new WeakMap(),
  all: new WeakMap(),
};

/** The tokens of a section; the same object for the same resolution. */
export function sectionTokens(resolution: Resolution, set: TokenSet): SectionTokens {
  let tokens = known[set].get(resolution);
  if (!tokens) {
    const { section } = resolution;
    const all = set === "all" ? [...nameTokens(resolution), ...syntaxTokens(section)] : nameTokens(resolution);
    tokens = encoded(all.sort(byPlace), section.texts.length);
    known[set].set(resolution, tokens);
  }
  return tokens;
}

const byPlace = (a: Token, b: Token) => a.line - b.line || a.start - b.start;

function encoded(tokens: readonly Token[], lines: number): SectionTokens {
  const data: number[] = [];
  let [lastLine, lastStart] = [0, 0];
  for (const { line, start, end, type, modifiers } of tokens) {
    data.push(line - lastLine, line === lastLine ? start - lastStart : start, end - start, type, modifiers);
    lastLine = line;
    lastStart = start;
  }
  return { data, lines, last: lastLine };
}
