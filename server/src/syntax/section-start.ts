/** Which bad lines begin a section all the same, and what they declare. */
import { type FirstWord, guessesFor } from "./first-word";
import { foreignWord } from "./foreign-words";
import { isKeyword } from "./generated/keywords";
import type { BadStatement, Reading, SectionWord } from "./statement";

const SECTIONS: ReadonlySet<string> = new Set(["use", "protocol", "role", "message", "model", "version", "flow"]);
const DECLARING: ReadonlySet<string> = new Set(["participant", "protocol", "role", "message", "model", "version"]);
/** Keywords written in one with the name behind them: `participantChat`. */
const JOINED = /^(participant|protocol|role|message|model|version|flow)(?=\p{Lu})/u;

type Start = Pick<BadStatement, "section" | "declares">;
/** How the keyword is written. */
type Written = "exact" | "case" | "slip";

/**
 * The section that a bad line begins and what it was meant to declare. Prose in a flow ends none: a line that is indented
 * begins a section only where nothing else can be meant, and so does one whose first word is only near a keyword.
 */
export function startOf(first: FirstWord | undefined, [reading]: readonly [Reading, ...Reading[]]): Start {
  if (!first) return reading.meant.kind === "flow" ? { section: "flow" } : {};
  if (reading.meant.kind === "remark") return {};
  const joined = JOINED.exec(first.text)?.[1];
  const word = joined ?? keywordOf(first);
  if (word === undefined) return reading.meant.kind === "flow" && !first.indented ? { section: "flow" } : {};
  const rest = joined === undefined ? first.rest : first.text.slice(joined.length) + first.rest;
  const written = isKeyword(first.text) || joined !== undefined ? "exact" : writtenAs(first, word);
  const isSection = SECTIONS.has(word) && begins(word, written, { ...first, rest });
  return { ...(isSection && { section: word as SectionWord }), ...declared(word, rest) };
}

function keywordOf(first: FirstWord): string | undefined {
  if (isKeyword(first.text)) return first.text;
  const role = foreignWord(first.text.toLowerCase())?.role;
  return role === "flow" || role === "message" ? role : guessesFor(first)[0]?.keyword;
}

const writtenAs = ({ text }: FirstWord, word: string): Written => (text.toLowerCase() === word ? "case" : "slip");

/** Whether a line with this keyword begins a section, for keywords that can. */
export function mayBegin(word: string, first: FirstWord): boolean {
  if (!SECTIONS.has(word)) return true;
  return begins(word, isKeyword(first.text) ? "exact" : writtenAs(first, word), first);
}

function begins(word: string, written: Written, { rest, indented }: FirstWord): boolean {
  if (indented) return written === "exact" && isUnmistakable(word, rest);
  return written === "slip" ? isLikely(word, rest) : isPossible(word, rest);
}

/** Only a section goes on like this. */
function isUnmistakable(word: string, rest: string): boolean {
  switch (word) {
    case "message":
      return /^\S+[ \t]*:/.test(rest);
    case "flow":
      return /^["'“„«`‘]/.test(rest) || (AGAINST.test(rest) && !rest.includes("->"));
    case "use":
      return /^["'“„«`‘]/.test(rest);
    default:
      return /^\p{L}[\p{L}\p{M}\p{Nd}_-]*[ \t]+"/u.test(rest);
  }
}
const AGAINST = /:[ \t]*[\p{L}_][\p{L}\p{M}\p{Nd}_ \t,-]*(?:#.*)?$/u;
const NAME_ALONE = /^\p{L}[\p{L}\p{M}\p{Nd}_-]*[ \t]*(?:$|"|#|of\b)/u;

/** A section may well go on like this, and prose hardly does. */
function isLikely(word: string, rest: string): boolean {
  switch (word) {
    case "flow":
      return /^(?:["'“„«`‘#]|$)/.test(rest) || AGAINST.test(rest) || NAME_ALONE.test(rest);
    case "use":
      return /^"/.test(rest);
    case "message":
      return /^[^\s:]+[ \t]*:/.test(rest);
    case "protocol":
      return /^(?:["“]|\p{Lu})/u.test(rest);
    default:
      return /^["“]/.test(rest) || (/^\p{Lu}/u.test(rest) && NAME_ALONE.test(rest));
  }
}

/** Longer lines are not looked at: no prose is so long. */
const LONGEST = 2000;

/** Prose goes on otherwise: with several words. */
function isPossible(word: string, rest: string): boolean {
  if (rest.length > LONGEST) return true;
  switch (word) {
    case "flow":
    case "protocol":
      return true;
    case "message":
      return rest.includes(":") || /^\S*[ \t]*\S*[ \t]*(?:\p{Lu}.*)?$/u.test(rest);
    default:
      return /["“'‘`:#=]/.test(rest) || /^\S*(?:[ \t]+\S+)?[ \t]*$/.test(rest) || /^\S+[ \t]+of\b/.test(rest);
  }
}

function declared(word: string, rest: string): Start {
  if (!DECLARING.has(word)) return {};
  const text = rest.replace(/^[:=][ \t]*/, "");
  const pattern = word === "protocol" ? /^"?([^":#]+)/u : /^"?([\p{L}_](?:[\p{L}\p{M}\p{Nd}_-])*)/u;
  const name = pattern
    .exec(text)?.[1]
    ?.trim()
    .replace(/[ \t]+/g, " ")
    .normalize("NFC");
  if (!name) return {};
  // Of several words before the colon, the name may be the first, or all in one.
  const words = word === "protocol" ? undefined : SEVERAL.exec(text)?.[1]?.split(/[ \t]+/);
  const also = words && { also: words.map((one) => one.charAt(0).toUpperCase() + one.slice(1)).join("") };
  return { declares: { kind: word as NonNullable<Start["declares"]>["kind"], name, ...also } };
}

const SEVERAL = /^"?([\p{L}_][\p{L}\p{M}\p{Nd}_-]*(?:[ \t]+[\p{L}\p{M}\p{Nd}_-]+){1,4})"?[ \t]*:/u;
