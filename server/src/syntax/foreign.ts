/**
 * What comes into a script with text that is pasted: characters that are not seen, quotes of word processors, comments,
 * labels and words of Mermaid and PlantUML. Each is told what the language has in its place.
 */
import { isKeyword } from "./generated/keywords";
import type { SyntaxProblem } from "./statement";

type Problem = SyntaxProblem | undefined;

const FIRST_WORD = /^\uFEFF?[ \t]*([\p{L}_][\p{L}\p{M}\p{Nd}_-]*)[ \t]*/u;

/** What looks like a blank and is none. */
const BLANK_LIKE = /^[\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/;
const BLANKS_AND_TEXTS = /"(?:[^"\\]|\\.)*"?|[\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/g;
/** What is not seen at all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
const UNSEEN = /^[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]+/;

/** A character that cannot be told from a blank, or from nothing: without its number nobody would find it. */
export function unseenProblem(line: string, offset: number, end: number): Problem {
  const rest = line.slice(offset, end);
  if (BLANK_LIKE.test(rest)) {
    const text = rest.replace(BLANKS_AND_TEXTS, (found) => (found.startsWith('"') ? found : " "));
    const fix = { start: offset, end, title: "Use plain blanks", text };
    return { start: offset, end, message: `A special blank (${numberOf(rest)}) stands here: use a plain blank.`, fix };
  }
  const unseen = UNSEEN.exec(rest)?.[0];
  if (unseen === undefined) return undefined;
  const fix = { start: offset, end: offset + unseen.length, title: "Remove the character", text: "" };
  return { start: offset, end, message: `An invisible character (${numberOf(rest)}) stands here: remove it.`, fix };
}

function numberOf(text: string): string {
  return `U+${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

const QUOTES = "'`‘’‚‛“”„‟«»";
const QUOTED = new RegExp(`^[${QUOTES}]([^"\\\\${QUOTES}]*)[${QUOTES}]`);

/** Where a text could stand: one in other quotes, or a label in none. */
export function quoteProblem(line: string, offset: number, end: number): Problem {
  const rest = line.slice(offset, end);
  const quote = rest.charAt(0);
  if (quote !== "" && QUOTES.includes(quote)) {
    const [all, text] = QUOTED.exec(rest) ?? [];
    const message = `${quote === "`" ? "A backtick" : `\`${quote}\``} does not begin a text: put texts in \`"\`.`;
    if (all === undefined) return { start: offset, end, message };
    const fix = { start: offset, end: offset + all.length, title: 'Use `"`', text: `"${text}"` };
    return { start: offset, end, message, fix };
  }
  const first = FIRST_WORD.exec(line);
  const word = first?.[1] ?? "";
  if (!LABELLED.has(word) || first?.[0].length !== offset || !/^[\p{L}\p{N}][^"\\]*$/u.test(rest)) return undefined;
  const label = word === "note" ? /^(?:left|right|over)\b(?:[^:]*:[ \t]*(.+))?/.exec(rest) : null;
  const text = label ? label[1] : rest;
  if (text === undefined) return undefined;
  const fix = { start: offset, end, title: "Put it in quotes", text: `"${text}"` };
  const shown = text.length > 60 ? "…" : text;
  return {
    start: offset,
    end,
    message: `The text of \`${word}\` stands in quotes: write \`${word} "${shown}"\`.`,
    fix,
  };
}
const LABELLED: ReadonlySet<string> = new Set(["alt", "opt", "par", "loop", "else", "and", "note"]);

/** A comment of another language: at the line's start, or behind a statement. */
const COMMENT = /^(?:\/\/|%%|\/[*']|<!--|--(?![->])|;|'(?=[ \t]))/;
const COMMENT_BEHIND = /^(?:\/\/|%%|\/\*)/;

const PARTICIPANT = "declare who takes part by `participant Name : Role`";
const TITLE = 'a title stands behind `flow`, as in `flow "Title"`';
const BLOCKS = "its blocks are `alt`, `opt`, `par` and `loop`";
const ALTERNATIVES = 'alternatives stand between `alt "when"`, `else "when"` and `end`';
const REPEATED = 'what repeats stands between `loop "when"` and `end`';
const PARALLEL = "what happens side by side stands between `par`, `and` and `end`";
const NOTHING = "nothing takes its place, so remove the line";
const NO_FRAME = "nothing takes its place, so remove the line and its `end`";
const WORDS: ReadonlyMap<string, string> = new Map([
  ...words(PARTICIPANT, "actor", "boundary", "control", "entity", "database", "collections", "queue"),
  ...words(TITLE, "title"),
  ...words(BLOCKS, "break", "critical", "group", "option"),
  ...words(ALTERNATIVES, "if", "switch", "alternative"),
  ...words(REPEATED, "for", "foreach", "repeat", "while"),
  ...words(PARALLEL, "parallel", "fork"),
  ...words(NOTHING, "activate", "autonumber", "create", "deactivate", "destroy", "hide", "newpage"),
  ...words(NOTHING, "sequenceDiagram", "skinparam"),
  ...words(NO_FRAME, "box", "rect"),
]);
/** Those that open a block, closed by `end`. */
export const FOREIGN_BLOCKS: ReadonlySet<string> = new Set(["box", "break", "critical", "group", "rect"]);
/** Those that open a block which this language has under another name. */
export const RENAMED_BLOCKS: ReadonlyMap<string, "alt" | "loop" | "par"> = new Map([
  ...["if", "switch", "alternative"].map((word) => [word, "alt"] as const),
  ...["for", "foreach", "repeat", "while"].map((word) => [word, "loop"] as const),
  ...["parallel", "fork"].map((word) => [word, "par"] as const),
]);

function words(advice: string, ...list: string[]): [string, string][] {
  return list.map((word) => [word, advice]);
}

/** What Mermaid and PlantUML have and this language has otherwise, or not at all. */
export function foreignProblem(line: string, offset: number, end: number): Problem {
  const start = line.length - line.replace(/^\uFEFF?[ \t]*/, "").length;
  const rest = line.slice(offset, end);
  const mark = (offset === start ? COMMENT : COMMENT_BEHIND).exec(rest)?.[0];
  if (mark !== undefined) {
    const fix = { start: offset, end: offset + mark.length, title: "Use `#`", text: "#" };
    return { start: offset, end, message: `\`${mark}\` does not begin a comment: use \`#\`.`, fix };
  }
  if (offset === start && /^(?:@(?:start|end)uml|```)/.test(rest))
    return { start, end, message: "A script has no such line around its text: remove it." };
  const first = FIRST_WORD.exec(line);
  const word = first?.[1];
  if (first === null || word === undefined || offset < start + word.length) return undefined;
  if (word === "participant" && /^(?:"[^"]*"[ \t]*|[^":]*[ \t])as[ \t]/.test(line.slice(first[0].length, end)))
    return {
      start: offset,
      end,
      message:
        'A participant has its role behind a colon, and the text to show last: `participant Name : Role "Text"`.',
    };
  const advice = isKeyword(word) ? undefined : WORDS.get(word);
  // With `:`, `->` or `=` behind it, it may be a name.
  if (advice === undefined || /^[ \t]*(?:->|[=.])/.test(line.slice(start + word.length))) return undefined;
  return { start, end, message: `\`${word}\` is not a word of the language: ${advice}.` };
}
