/** What has changed between two lists of tokens, found by comparing the tokens of sections. */
import type { SemanticTokensEdit } from "vscode-languageserver-types";
import { sameItems, stretchBetween } from "../syntax/stretch";
import type { SectionTokens } from "./section-tokens";
import { joined, TOKEN } from "./token-data";
import type { Tokens } from "./tokens";

/**
 * One edit of the protocol's numbers that makes those of `before` those of `after`, or none where they are the same. It begins
 * and ends between two tokens: not every client can take another.
 */
export function tokenEdits(before: Tokens, after: Tokens): SemanticTokensEdit[] {
  const { first, removed, inserted } = stretchBetween(before, after, sameTokens);
  const gap = gapBefore(after, first);
  const old = joined(withNext(before, first, first + removed), gap);
  const fresh = joined(withNext(after, first, first + inserted), gap);
  const [same, sameBehind] = sameEnds(old, fresh);
  const [deleteCount, data] = [old.length - same - sameBehind, fresh.slice(same, fresh.length - sameBehind)];
  if (deleteCount === 0 && data.length === 0) return [];
  let start = same;
  for (let i = 0; i < first; i++) start += (before[i] as SectionTokens).data.length;
  return [{ start, deleteCount, data }];
}

function sameTokens(a: SectionTokens, b: SectionTokens): boolean {
  return a.lines === b.lines && sameItems(a.data, b.data);
}

/** The lines from the last token before a section, or from the script's beginning, to the section's first line. */
function gapBefore(tokens: Tokens, index: number): number {
  let gap = 0;
  for (let i = index - 1; i >= 0; i--) {
    const { data, lines, last } = tokens[i] as SectionTokens;
    if (data.length > 0) return gap + lines - last;
    gap += lines;
  }
  return gap;
}

/** The sections of a stretch with the first token behind them, which is told from the last one in them. */
function withNext(tokens: Tokens, from: number, to: number): SectionTokens[] {
  const sections = tokens.slice(from, to);
  for (let i = to; i < tokens.length; i++) {
    const next = tokens[i] as SectionTokens;
    sections.push({ ...next, data: next.data.slice(0, TOKEN) });
    if (next.data.length > 0) break;
  }
  return sections;
}

/** How many numbers both lists have in common at their beginning, and of the others at their end, whole tokens each. */
function sameEnds(a: readonly number[], b: readonly number[]): [number, number] {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a[same] === b[same]) same++;
  same -= same % TOKEN;
  let behind = 0;
  while (behind < most - same && a[a.length - 1 - behind] === b[b.length - 1 - behind]) behind++;
  return [same, behind - (behind % TOKEN)];
}
