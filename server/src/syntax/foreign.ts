/**
 * What comes into a script with text that is pasted: characters that are not seen or as wide as two, quotes of word
 * processors, and lines of Mermaid and PlantUML. Each is recognised for what it is, with what the language has in its place.
 */
import { fixed } from "./line-change";
import { quoted } from "./quoted";
import type { SyntaxProblem } from "./statement";

type Problem = SyntaxProblem | undefined;

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

/** Signs and digits of East Asian keyboards, as wide as two letters; brackets say more where they stand. */
const WIDE = /[\uFF01-\uFF07\uFF0A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65「」『』、。]/u;
const WIDE_ALL = /"(?:[^"\\]|\\.)*"?|[\uFF01-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65「」『』、。]/gu;
const WIDE_QUOTES = "「」『』";

/** A sign that looks like one of the language and is another: the fix writes all of them as the language has them. */
export function wideProblem(line: string, offset: number): Problem {
  const sign = line.slice(offset, offset + 1);
  if (!WIDE.test(sign)) return undefined;
  const end = line.length;
  const text = line.slice(offset).replace(WIDE_ALL, (found) => (found.startsWith('"') ? found : narrow(found)));
  const fix = { start: offset, end, title: "Use plain signs", text };
  return { start: offset, end, message: `\`${sign}\` is a full-width sign: write \`${narrow(sign)}\`.`, fix };
}

function narrow(sign: string): string {
  if (WIDE_QUOTES.includes(sign)) return '"';
  return sign === "、" ? "," : sign === "。" ? "." : sign.normalize("NFKC");
}

const QUOTES = "'`‘’‚‛“”„‟«»";
const QUOTED = new RegExp(`^[${QUOTES}]([^"\\\\${QUOTES}]*)[${QUOTES}]`);

/** Where a text could stand: one in other quotes. */
export function quoteProblem(line: string, offset: number, end: number): Problem {
  const rest = line.slice(offset, end);
  const quote = rest.charAt(0);
  if (quote === "" || !QUOTES.includes(quote)) return undefined;
  const [all, text] = QUOTED.exec(rest) ?? [];
  const message = `${quote === "`" ? "A backtick" : `\`${quote}\``} does not begin a text: put texts in \`"\`.`;
  if (all === undefined) return { start: offset, end, message };
  const fix = { start: offset, end: offset + all.length, title: 'Use `"`', text: `"${text}"` };
  return { start: offset, end, message, fix };
}

/** A comment of another language: at the line's start, or behind a statement. */
const COMMENT = /^(?:\/\/|%%|\/[*']|<!--|--(?![->-])(?=[^-]*[\p{L}\p{N}])|;|'(?=[ \t]))/u;
const COMMENT_BEHIND = /^(?:\/\/|%%|\/\*)/;

/** A comment of another language. */
export function commentProblem(line: string, offset: number, end: number): Problem {
  const isAtStart = line.slice(0, offset).replace("\uFEFF", "").trim() === "";
  const mark = (isAtStart ? COMMENT : COMMENT_BEHIND).exec(line.slice(offset, end))?.[0];
  if (mark === undefined) return undefined;
  const fix = { start: offset, end: offset + mark.length, title: "Use `#`", text: "#" };
  return { start: offset, end, message: `\`${mark}\` does not begin a comment: use \`#\`.`, fix };
}

/** What to say of a line of another tool, from its signs, and what the line says in this language. */
interface Form {
  readonly pattern: RegExp;
  readonly message: (match: RegExpExecArray) => string;
  /** The whole content in this language. */
  readonly text?: (match: RegExpExecArray) => string | undefined;
}

const DIVIDER = 'a remark is a line `note "text"`; the branches of a block are divided by `else` or `and`';
const PARTY = "A message goes from one party to another: name the one outside as well, `Sender -> Receiver : Message`.";

const FORMS: readonly Form[] = [
  { pattern: /^(?:@(?:start|end)uml|```)/, message: () => "A script has no such line around its text: remove it." },
  {
    pattern: /^==+[ \t]*([^= \t].*?)[ \t]*==+$/,
    message: () => `\`==\` is no divider in this language: ${DIVIDER}.`,
    text: ([, title = ""]) => `note ${quoted(title)}`,
  },
  { pattern: /^([-=_*~])\1+$/, message: ([line]) => `\`${line}\` is no divider in this language: ${DIVIDER}.` },
  {
    pattern: /^\.{3,}[ \t]*([^. \t].*?)[ \t]*\.{3,}$/,
    message: () => 'Time that passes is a remark: write `note "…"`.',
    text: ([, title = ""]) => `note ${quoted(title)}`,
  },
  { pattern: /^(?:\.{3,}|\|{2,3}|\|\|\d+\|\|)$/, message: ([line]) => `\`${line}\` draws a gap: remove the line.` },
  { pattern: /^(?:\[[ \t]*[ox]?[-<].*|.*-+>+[ox]?[ \t]*\](?:[ \t]*:.*)?)$/, message: () => PARTY },
  {
    pattern: /^&[ \t]*([\p{L}_].*)$/u,
    message: () => "`&` does not make messages happen at the same time: that is what `par` … `and` … `end` is for.",
    text: ([, send]) => send,
  },
  {
    pattern: /^!(?:include\w*)\b.*$/,
    message: () => '`!include` is no statement: write `use "file.msgflow"`.',
  },
  { pattern: /^!\w+.*$/, message: () => "A script has no directives: remove the line." },
];

/** Longer lines are none of these. */
const LONGEST = 2000;

/** A line that another tool knows by its signs. `start`, `end`: where its content is. */
export function formProblem(line: string, start: number, end: number): Problem {
  if (end - start > LONGEST) return undefined;
  const content = line.slice(start, end);
  for (const { pattern, message, text } of FORMS) {
    const match = pattern.exec(content);
    if (!match) continue;
    const put = text?.(match);
    const fix = put === undefined ? undefined : { start, end, title: `Write \`${put}\``, text: put, guessed: true };
    return { start, end, message: message(match), ...(fix && { fix }) };
  }
  return undefined;
}

/** What activates or ends a lifeline in other tools, behind the receiver: `++`, `--`, `**`, `!!`, with a colour. */
const ACTIVATION = /^(?:\+\+|--|\*\*|!!)+(?:[ \t]*#[\w]+)?[ \t]*(?=:|$)/;

/** An activation between receiver and message. */
export function activationProblem(line: string, offset: number, end: number): Problem {
  const mark = line.includes("->", 0) ? ACTIVATION.exec(line.slice(offset))?.[0] : undefined;
  if (mark === undefined) return undefined;
  const span = { start: offset, end: Math.max(end, offset + mark.length) };
  const fix = { start: offset, end: offset + mark.length, title: "Remove it", text: "" };
  const after = fixed(line, fix);
  return after === line
    ? undefined
    : { ...span, message: `\`${mark.trim()}\` has no meaning here: lifelines are not activated, so remove it.`, fix };
}
