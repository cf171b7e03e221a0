/**
 * What to say of a line that is no statement. The parser tells where it stopped and what it could have read there;
 * here that becomes a sentence in the language's words, with the frequent slips recognised: another tool's arrow, a
 * misspelt keyword, a keyword where a name belongs.
 */
import { isKeyword, keywords } from "./generated/keywords";
import { nearest } from "./nearest";
import type { SyntaxProblem } from "./statement";

/** The part of peggy's SyntaxError that is used. */
export interface ParseFailure {
  readonly message: string;
  readonly expected?: readonly Expectation[] | null;
  readonly location: { readonly start: { readonly offset: number } };
}
interface Expectation {
  readonly type: string;
  readonly text?: string;
  readonly description?: string;
}

const FIRST_WORD = /^\uFEFF?[ \t]*([\p{L}_][\p{L}\p{M}\p{Nd}_-]*)/u;
const WORD_HERE = /^[\p{L}_](?:[\p{L}\p{M}\p{Nd}_]|-(?=[\p{L}\p{M}\p{Nd}_]))*/u;
/** Arrows of other notations, and names of arrows that turn up in pasted text. */
const OTHER_ARROW = /(?:<?[-=.~]{1,3}>{1,2}|-[ \t]+>|<[-=]{1,2}|-{1,2}[)x]|[→⇒⟶⟹➔➜⟵←])/gu;
/** A statement to hold on to where a line starts with nothing that is known. */
const EXAMPLE = "a statement, for example `Sender -> Receiver : Message`";

/** The problem of a line, from what the parser said. Never throws. */
export function problemOf(line: string, failure: ParseFailure): SyntaxProblem {
  const end = contentEnd(line);
  const offset = failure.location.start.offset;
  const start = Math.max(0, Math.min(offset, end - 1));
  if (!failure.expected) return { start, end: Math.max(end, start), message: failure.message };
  const expected = failure.expected;
  return (
    arrowProblem(line, offset, end, expected) ??
    misspeltKeyword(line, offset, end) ??
    unknownFirstWord(line, offset, end, expected) ??
    keywordAsName(line, offset, end, expected) ??
    generalProblem(line, offset, end, expected)
  );
}

/** Where the statement's content ends: before blanks (only those the language knows) and before a comment that is not in a string or an address. */
function contentEnd(line: string): number {
  const content = /^(?:"(?:[^"\\]|\\.)*"?|https?:\/\/[^ \t]+|[^"#])*/.exec(line)?.[0] ?? line;
  const end = (text: string) => text.replace(/[ \t]+$/, "").length;
  return end(content) || end(line);
}

function arrowProblem(line: string, offset: number, end: number, expected: readonly Expectation[]) {
  if (!expected.some((e) => e.description === "`->`" || e.description === "a name")) return undefined;
  for (const match of line.matchAll(OTHER_ARROW)) {
    const from = match.index;
    const to = from + match[0].length;
    if (match[0] === "->" || offset < from || offset > to || inString(line, from)) continue;
    if (/^[<←⟵]/u.test(match[0]) && !match[0].endsWith(">"))
      return {
        start: from,
        end,
        message: `\`${match[0]}\` is no arrow of this language: write the sender first, then \`->\`, then the receiver.`,
      };
    return {
      start: from,
      end,
      message: `\`${match[0]}\` is no arrow of this language: use \`->\`.`,
      fix: { start: from, end: to, title: "Use `->`", text: "->" },
    };
  }
  return undefined;
}

function inString(line: string, offset: number): boolean {
  return ((line.slice(0, offset).match(/"/g) ?? []).length & 1) === 1;
}

/** A first word that is nearly a keyword, where the line broke off right after it. */
function misspeltKeyword(line: string, offset: number, end: number): SyntaxProblem | undefined {
  const match = FIRST_WORD.exec(line);
  const word = match?.[1];
  if (!match || !word || isKeyword(word)) return undefined;
  const start = match[0].length - word.length;
  const after = match[0].length;
  if (line.slice(after, Math.max(after, offset)).trim() !== "") return undefined;
  const keyword = nearest(word, keywords);
  if (keyword === undefined || (word.length < 4 && word.toLowerCase() !== keyword)) return undefined;
  return {
    start,
    end,
    message: `\`${word}\` is not a word of the language: did you mean \`${keyword}\`?`,
    fix: { start, end: after, title: `Change to \`${keyword}\``, text: keyword },
  };
}

/** A word that starts no statement, followed by what continues neither a message nor an attribute. */
function unknownFirstWord(line: string, offset: number, end: number, expected: readonly Expectation[]) {
  const match = FIRST_WORD.exec(line);
  const word = match?.[1];
  if (!match || !word || isKeyword(word) || !expected.some((e) => e.text === "=")) return undefined;
  const after = match[0].length;
  if (line.slice(after, Math.max(after, offset)).trim() !== "" || offset >= end) return undefined;
  const message = `\`${word}\` is no word that starts a statement: a line that starts with a name is a message, \`${word} -> Receiver : Message\`, or an attribute of one, \`${word} = value\`.`;
  return { start: after - word.length, end, message };
}

function keywordAsName(line: string, offset: number, end: number, expected: readonly Expectation[]) {
  const first = FIRST_WORD.exec(line);
  const head = first?.[1];
  // `note -> Ixn : X`: the keyword was read as one, and what follows shows that it was meant as a name.
  const meantAsName = first && head && isKeyword(head) && /^[ \t]*(?:->|[.=])/.test(line.slice(first[0].length));
  const at = meantAsName ? first[0].length - head.length : offset;
  const word = WORD_HERE.exec(line.slice(at))?.[0];
  if (!word || !isKeyword(word)) return undefined;
  if (!meantAsName && !expected.some((e) => NAME_LIKE.has(e.description ?? ""))) return undefined;
  return { start: at, end, message: `\`${word}\` is a keyword of the language: choose another name.` };
}
const NAME_LIKE = new Set(["a name", "a name of one or more words", "a protocol's name", "an attribute's name"]);

function generalProblem(line: string, offset: number, end: number, expected: readonly Expectation[]): SyntaxProblem {
  const atStart = line.slice(0, offset).replace("\uFEFF", "").trim() === "";
  const wanted = atStart ? EXAMPLE : listed(expected);
  if (offset >= end) {
    // Something is missing at the end: the mark sits on the last character, as nothing else is there to mark.
    return { start: Math.max(0, end - 1), end, message: `The line ends too early: expected ${wanted}.` };
  }
  const here = WORD_HERE.exec(line.slice(offset))?.[0] ?? line.slice(offset, end).split(/[ \t]/)[0] ?? "";
  return { start: offset, end, message: `\`${here}\` cannot stand here: expected ${wanted}.` };
}

/** The expectations as `a, b or c`, each once, in the order of the grammar. */
function listed(expected: readonly Expectation[]): string {
  const words = new Set<string>();
  for (const e of expected) {
    if (e.type === "end" || e.description === "the end of the line") words.add("the end of the line");
    else if (e.description !== undefined && e.description !== "a blank" && e.description !== "a comment")
      words.add(e.description);
    else if (e.type === "literal" && e.text !== undefined) words.add(`\`${e.text}\``);
  }
  const all = [...words].sort((a, b) => Number(a === "the end of the line") - Number(b === "the end of the line"));
  const last = all.pop();
  return all.length === 0 ? (last ?? EXAMPLE) : `${all.join(", ")} or ${last}`;
}
