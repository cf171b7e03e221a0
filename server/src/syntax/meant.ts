/**
 * What a line that is no statement was probably meant to be. Such a line is one mistake with one finding: a bad `alt`
 * still opens a block, so that its `end` is not stray, and a bad `participant` line still accounts for its name.
 */
import { FOREIGN_BLOCKS, RENAMED_BLOCKS } from "./foreign";
import { isKeyword } from "./generated/keywords";
import { nearest } from "./nearest";
import type { BadStatement, SectionWord } from "./statement";

export type Meant = Pick<BadStatement, "section" | "block" | "declares">;

const FIRST_WORD = /^\uFEFF?[ \t]*([\p{L}_][\p{L}\p{M}\p{Nd}_-]*)[ \t]*/u;
const SECTIONS: ReadonlySet<string> = new Set(["use", "protocol", "role", "message", "model", "version", "flow"]);
const BLOCKS: ReadonlySet<string> = new Set(["alt", "opt", "par", "loop", "each", "follows", "else", "and", "end"]);
const DECLARING: ReadonlySet<string> = new Set(["participant", "protocol", "role", "message", "model", "version"]);
/** What may stand behind a block's word: with nothing else in its line, an unknown word may have been one. */
const LABEL = /^(?:"[^"]*"?)?[ \t]*(?:#.*)?$/u;

/** Keywords written in one with the name behind them: `participantChat`. */
const JOINED = /^(participant|protocol|role|message|model|version|flow|each|follows)(?=\p{Lu})/u;
/** Words in front of a name that begin neither a section nor a block. */
const INNER: readonly string[] = ["from", "answers", "see", "accept", "processed"];
/**
 * The words that a line may begin with, by what follows its first word. A line with two names in a row is no message.
 * `and` is not guessed, `end` is too near to it; whether a word was meant as `end`, the open blocks tell.
 */
const BY_REST: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^"[^"]*\.msgflow"/, ["use"]],
  [LABEL, ["flow", "alt", "opt", "par", "loop", "else", "note"]],
  [/^"/, ["flow", "alt", "opt", "par", "loop", "else", "note"]],
  [/^[\p{L}_][^:"]*:/u, ["participant", "message", "attribute", "flow"]],
  [
    /^[\p{L}_]/u,
    [...["protocol", "role", "model", "version", "flow", "each", "follows", "participant", "message"], ...INNER],
  ],
];

/** What `line` was meant to be, as far as its first word tells, or what that word is a slip of. */
export function meantBy(line: string): Meant {
  const match = FIRST_WORD.exec(line);
  const first = match?.[1];
  if (!match || !first) return {};
  const rest = line.slice(match[0].length);
  if (/^(?:[.=]|[^"]*->)/.test(rest)) return {}; // the word was meant as a name
  const joined = JOINED.exec(first)?.[1];
  if (joined) return meaningOf(joined, first, line.slice(match[0].indexOf(first) + joined.length));
  const renamed = RENAMED_BLOCKS.get(first);
  if (renamed) return { block: renamed };
  const word = isKeyword(first) ? first : guessed(first, rest);
  if (word !== undefined) return meaningOf(word, first, rest);
  if (FOREIGN_BLOCKS.has(first)) return { block: "foreign" };
  if (!LABEL.test(rest)) return {};
  return { block: nearest(first, ["end"]) ? "end?" : "any" };
}

function meaningOf(word: string, first: string, rest: string): Meant {
  return {
    ...(SECTIONS.has(word) && (word === first || begins(word, rest)) && { section: word as SectionWord }),
    ...(BLOCKS.has(word) && { block: word as NonNullable<Meant["block"]> }),
    ...declared(word, rest),
  };
}

function guessed(first: string, rest: string): string | undefined {
  const words = BY_REST.find(([pattern]) => pattern.test(rest))?.[1];
  return words && nearest(first, words);
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
