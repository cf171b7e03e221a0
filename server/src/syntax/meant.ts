/**
 * What a line that is no statement was probably meant to be. Such a line is one mistake with one finding: a bad `alt`
 * still opens a block, so that its `end` is not stray, and a bad `participant` line still accounts for its name.
 */
import { isKeyword } from "./generated/keywords";
import type { BadStatement, SectionWord, SyntaxProblem } from "./statement";

export type Meant = Pick<BadStatement, "section" | "block" | "declares">;

const FIRST_WORD = /^\uFEFF?[ \t]*([\p{L}_][\p{L}\p{M}\p{Nd}_-]*)[ \t]*/u;
const SECTIONS: ReadonlySet<string> = new Set(["use", "protocol", "role", "message", "model", "version", "flow"]);
const BLOCKS: ReadonlySet<string> = new Set(["alt", "opt", "par", "loop", "each", "follows", "else", "and", "end"]);
const DECLARING: ReadonlySet<string> = new Set(["participant", "protocol", "role", "message", "model", "version"]);
/** What may stand behind a block's word: with nothing else in its line, an unknown word may have been one. */
const LABEL = /^(?:"[^"]*"?)?[ \t]*(?:#.*)?$/u;

/** What `line` was meant to be, as far as its first word tells, or what that word is a slip of. */
export function meantBy(line: string, problem: SyntaxProblem): Meant {
  const match = FIRST_WORD.exec(line);
  const first = match?.[1];
  if (!match || !first) return {};
  const rest = line.slice(match[0].length);
  if (/^(?:->|[.=])/.test(rest)) return {}; // the word was meant as a name
  const word = isKeyword(first) ? first : suggested(line, problem);
  if (word === undefined) return LABEL.test(rest) ? { block: "any" } : {};
  return {
    ...(SECTIONS.has(word) && (word === first || begins(word, rest)) && { section: word as SectionWord }),
    ...(BLOCKS.has(word) && { block: word as NonNullable<Meant["block"]> }),
    ...declared(word, rest),
  };
}

/** The keyword that the first word is a slip of. */
function suggested(line: string, problem: SyntaxProblem): string | undefined {
  const atStart = problem.fix && line.slice(0, problem.fix.start).replace("\uFEFF", "").trim() === "";
  return atStart && isKeyword(problem.fix.text) ? problem.fix.text : undefined;
}

/** Whether a misspelt word with this behind it begins a section: a name or a title follows, as in no other line. */
function begins(word: string, rest: string): boolean {
  return /^["\p{L}_]/u.test(rest) || (word === "flow" && /^(?:#|$)/.test(rest));
}

function declared(word: string, rest: string): Meant {
  if (!DECLARING.has(word)) return {};
  const pattern = word === "protocol" ? /^"?([^":#]+)/u : /^"?([\p{L}_](?:[\p{L}\p{M}\p{Nd}_-])*)/u;
  const name = pattern
    .exec(rest)?.[1]
    ?.trim()
    .replace(/[ \t]+/g, " ")
    .normalize("NFC");
  return name ? { declares: { kind: word as NonNullable<Meant["declares"]>["kind"], name } } : {};
}
