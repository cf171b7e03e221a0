/** The semantic tokens of a script: those of its sections, put together when they are asked for. */
import type { ScriptResult } from "../rules/check";
import { Lineage } from "../syntax/lineage";
import type { Range } from "../syntax/script";
import { remade } from "../syntax/stretch";
import { type SectionTokens, sectionTokens, type TokenSet } from "./section-tokens";
import { sectionsBetween } from "./sections-between";
import { joined, TOKEN } from "./token-data";

/** One for each section, in order. The same list for the same sections, and the same item for the same section. */
export type Tokens = readonly SectionTokens[];

interface Made {
  readonly sections: ScriptResult["sections"];
  readonly tokens: Tokens;
}
const lineages = { names: new Lineage<Made>(), all: new Lineage<Made>() } satisfies Record<TokenSet, unknown>;

/** The tokens of a script; an edit has only those made again of the sections that it touches. Never throws. */
export function tokensOf({ script, sections }: ScriptResult, set: TokenSet): Tokens {
  const lineage = lineages[set];
  const before = lineage.last(script) ?? { sections: [], tokens: [] };
  const tokens = remade(before.sections, before.tokens, sections, ({ resolution }) => sectionTokens(resolution, set));
  lineage.keep(script, { sections, tokens });
  return tokens;
}

/** All tokens in the protocol's numbers. */
export function tokenData(tokens: Tokens): number[] {
  return joined(tokens, 0);
}

/** Those in the lines of a range in the protocol's numbers; only the sections are looked at that it touches. Never throws. */
export function tokenDataIn(result: ScriptResult, { start, end }: Range, set: TokenSet): number[] {
  const last = end.character > 0 ? end.line : end.line - 1;
  const touched = [...sectionsBetween(result, start.line, last)];
  const data = joined(
    touched.map(({ section }) => sectionTokens(section.resolution, set)),
    touched[0]?.start ?? 0,
  );
  return withinLines(data, start.line, last);
}

/** The tokens from one line to another, the last included. */
function withinLines(data: readonly number[], first: number, last: number): number[] {
  let [line, from, fromLine, to] = [0, 0, 0, 0];
  for (let at = 0; at < data.length; at += TOKEN) {
    line += data[at] as number;
    if (line > last) break;
    if (line < first) from = at + TOKEN;
    else if (at === from) fromLine = line;
    to = at + TOKEN;
  }
  const within = data.slice(from, to);
  if (within.length > 0) within[0] = fromLine;
  return within;
}
