/** Tokens as the protocol sends them: one list of numbers, in which each token is told from the one before. */
import type { SectionTokens } from "./section-tokens";

/** So many lists can be given to one call. */
const AT_ONCE = 1 << 12;

/** The numbers a token has. */
export const TOKEN = 5;

/**
 * The numbers of these sections, which follow one another. `gap`: the lines from the place that the first token is told from,
 * which is the token before it or the script's beginning, to the first of these sections.
 */
export function joined(sections: readonly SectionTokens[], gap: number): number[] {
  const parts: number[][] = [];
  for (let i = 0; i < sections.length; i += AT_ONCE)
    parts.push(([] as number[]).concat(...sections.slice(i, i + AT_ONCE).map(({ data }) => data)));
  const data = parts.length === 1 ? (parts[0] as number[]) : ([] as number[]).concat(...parts);
  let [at, lines] = [0, gap];
  for (const { data: own, lines: length, last } of sections) {
    if (own.length > 0) {
      data[at] = (own[0] as number) + lines;
      at += own.length;
      lines = -last;
    }
    lines += length;
  }
  return data;
}
