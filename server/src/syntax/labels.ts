/**
 * Texts that lack their quotes: the labels of blocks and branches, the text of a note, the title of a flow. In other tools
 * such a text goes to the end of the line and may hold anything, arrows and `#` too.
 */

import { type FirstWord, LABELLED } from "./first-word";
import { isKeyword } from "./generated/keywords";
import { quoted } from "./quoted";
import type { SyntaxProblem } from "./statement";

type Problem = SyntaxProblem | undefined;

/** So many characters of a text are shown in a message. */
const MOST_SHOWN = 60;

/** A comment of this language has a blank before its `#`, and behind it as well. */
const COMMENT = /[ \t]#(?=[ \t#]|$)/;

/** Where the text that begins at `start` ends. */
function textEnd(line: string, start: number): number {
  const comment = COMMENT.exec(line.slice(start));
  const text = comment ? line.slice(start, start + comment.index) : line.slice(start);
  return start + text.trimEnd().length;
}

/** A label or note without quotes behind the keyword that the line begins with. */
export function labelProblem(line: string, first: FirstWord): Problem {
  const { text: word, rest } = first;
  if (!LABELLED.has(word) || rest === "" || /^["#「『'`‘’‚‛“”„‟«»]/.test(rest) || isName(word, rest)) return undefined;
  const start = line.length - rest.length;
  const end = textEnd(line, start);
  if (end <= start) return undefined;
  const label = word === "note" ? noteText(line.slice(start, end)) : bare(line.slice(start, end));
  if (label === undefined) return undefined;
  const text = quoted(label);
  const shown = label.length > MOST_SHOWN ? '"…"' : text;
  return {
    start,
    end,
    message: `The text of \`${word}\` stands in quotes: write \`${word} ${shown}\`.`,
    fix: { start, end, title: "Put it in quotes", text },
  };
}

/** `note -> Ixn : X`, `note = "x"`: the keyword is meant as a name. */
function isName(word: string, rest: string): boolean {
  if (/^->[ \t]*[\p{L}_][\p{L}\p{M}\p{Nd}_-]*[ \t]*:/u.test(rest)) return true;
  return word === "note" && /^(?:->|[.=])/.test(rest);
}

/** Without the brackets that other tools draw around a guard. */
function bare(text: string): string {
  return /^(?:\[[^\]]*\]|\([^)]*\)|（[^）]*）)$/.test(text) ? text.slice(1, -1).trim() || text : text;
}

/** Other tools say first where the note is drawn. */
const PLACED = /^(?:left|right|over|across|on)\b/i;

/** The text of a note; undefined where there is none. */
function noteText(text: string): string | undefined {
  const placed = /^(?:left|right|over|across|on)\b[^:]*:[ \t]*(.+)$/i.exec(text)?.[1];
  return placed ?? (PLACED.test(text) ? undefined : text);
}

/** `: Model Version, Version` or `: none` at the end of a line, with what could be meant as such. */
const AGAINST =
  /[ \t]*:[ \t]*(?:none|[\p{L}_][\p{L}\p{M}\p{Nd}_-]*(?:[ \t]+[\p{L}_][\p{L}\p{M}\p{Nd}_-]*(?:[ \t]*,[ \t]*[\p{L}_][\p{L}\p{M}\p{Nd}_-]*)*)?)[ \t]*$/u;
const NAME = /^[\p{L}_][\p{L}\p{M}\p{Nd}_-]*$/u;
/** A line of more is not looked at. */
const LONGEST = 2000;

/** The title of a flow without quotes: of several words, or with signs that no name has. */
export function titleProblem(line: string, { text: word, rest }: FirstWord): Problem {
  if (word !== "flow" || /^["#:]/.test(rest) || rest.trim() === "" || line.length > LONGEST) return undefined;
  const start = line.length - rest.length;
  const content = line.slice(start, textEnd(line, start));
  const against = AGAINST.exec(content)?.[0] ?? "";
  const title = content.slice(0, content.length - against.length).trimEnd();
  const words = title.split(/[ \t]+/);
  // `flow Title Model Version`: rather the colon is missing.
  const lacksColon = against === "" && words.length < 4 && words.every((name) => NAME.test(name));
  if (title === "" || title.includes('"') || NAME.test(title) || lacksColon || isKeyword(title)) return undefined;
  const end = start + title.length;
  const text = quoted(title);
  const shown = title.length > MOST_SHOWN ? '"…"' : text;
  return {
    start,
    end,
    message: `A title of several words stands in quotes: write \`flow ${shown}\`.`,
    fix: { start, end, title: "Put the title in quotes", text },
  };
}
