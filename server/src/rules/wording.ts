/** Small parts of messages. */
import type { Party } from "../names/parties";

/** So many names are told; where there are more, how many more. */
const MOST_NAMES = 6;

/** The names in backticks, as `a`, `b` or `c`. */
export function oneOf(names: Iterable<string>): string {
  return listed(names, "or", "or one of");
}

/** The names in backticks, as `a`, `b` and `c`. */
export function allOf(names: Iterable<string>): string {
  return listed(names, "and", "and");
}

function listed(names: Iterable<string>, word: string, before: string): string {
  const quoted = [...new Set(names)].map((name) => `\`${name}\``);
  if (quoted.length > MOST_NAMES) {
    const shown = quoted.slice(0, MOST_NAMES - 1);
    return `${shown.join(", ")} ${before} ${quoted.length - shown.length} more`;
  }
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} ${word} ${last}`;
}

/** So many characters of a word are told, and of a text in backticks or ‹›. */
const MOST_OF_WORD = 60;
const MOST_OF_TEXT = 200;
const LONG_WORDS = new RegExp(`([^\\s\`"‹›]{${MOST_OF_WORD - 1}})[^\\s\`"‹›]{2,}`, "gu");
const TEXTS = /`[^`]*`|‹[^›]*›/g;

/** A sentence in which what it quotes is cut to a length that can be read, with an ellipsis. */
export function shortened(sentence: string): string {
  const words = hasGap(sentence, " ", MOST_OF_WORD) ? sentence.replace(LONG_WORDS, "$1…") : sentence;
  return hasGap(words, "`", MOST_OF_TEXT) ? words.replace(TEXTS, shortText) : words;
}

/** A text with the marks around it. */
function shortText(text: string): string {
  const characters = text.length > MOST_OF_TEXT + 2 ? [...text] : [];
  if (characters.length <= MOST_OF_TEXT + 2) return text;
  return `${characters.slice(0, MOST_OF_TEXT).join("")}…${characters.at(-1)}`;
}

/** Whether more than so many characters stand between two marks: there are very many sentences, and hardly one is long. */
function hasGap(text: string, mark: string, most: number): boolean {
  for (let from = 0; text.length - from > most; ) {
    const at = text.indexOf(mark, from);
    if (at < 0 || at - from > most) return true;
    from = at + 1;
  }
  return false;
}

/** A party with its roles, where its name does not say them: `Desk` (`Agent`). */
export function withRoles(party: Party): string {
  const roles = party.roles.filter((role) => role !== party.name);
  return roles.length === 0 ? `\`${party.name}\`` : `\`${party.name}\` (${oneOf(roles)})`;
}

/** The sentence with a capital letter at its beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A whole number with commas between thousands. What languages do otherwise takes ten milliseconds to load. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}
