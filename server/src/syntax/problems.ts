/**
 * What to say of a line that is no statement. The parser tells where it stopped and what it could have read there;
 * here that becomes a sentence in the language's words, with the frequent slips recognised: another tool's arrow, a
 * misspelt keyword, a keyword where a name belongs.
 */
import { type FirstWord, firstWordOf, isNameBefore } from "./first-word";
import { activationProblem, commentProblem, formProblem, quoteProblem, unseenProblem, wideProblem } from "./foreign";
import { type Expectation, generalProblem, lastCharacter, WORD_HERE } from "./general";
import { isKeyword } from "./generated/keywords";
import { nameProblem } from "./name-characters";
import { wordsProblem } from "./names-in-words";
import { crossedArrow, slipProblem } from "./slips";
import type { SyntaxProblem } from "./statement";
import { valueProblem } from "./value-slips";

/** The part of peggy's SyntaxError that is used. */
export interface ParseFailure {
  readonly message: string;
  readonly expected?: readonly Expectation[] | null;
  readonly location: { readonly start: { readonly offset: number } };
}

/** Arrows of other notations, and names of arrows that turn up in pasted text. */
const OTHER_ARROW =
  /(?:[<o]{0,2}[-=.~–—−]{1,6}(?:\|>|>{1,2}|&gt;)[ox]?[+-]?|-[ \t]+>|-\[[^\]]{1,40}\]-?>|<{1,2}[-=]{1,4}|-{1,2}[)x]|-{1,2}[\\/]{1,2}|[→⇒⟶⟹➔➜⟵←]|[-–—−]{1,2}(?=[ \t])|>{1,2})/gu;
/** A slip for an arrow where there has to be one, and something else elsewhere. */
const HALF_ARROW = /^(?:[-–—−]+|>+)$/;

/** What is wrong with single characters of a line: whatever else it says, they are to be changed. Never throws. */
export function characterProblem(line: string, { expected, offset, end }: Failure): SyntaxProblem | undefined {
  if (!expected) return undefined;
  const texts = expected.some((e) => e.description?.includes("in quotes"));
  return (
    unseenProblem(line, offset, end) ??
    activationProblem(line, offset, end) ??
    formProblem(line, startOf(line), end) ??
    arrowProblem(line, offset, end, expected) ??
    wideProblem(line, offset) ??
    commentProblem(line, offset, end) ??
    (texts ? quoteProblem(line, offset, end) : undefined)
  );
}

/** The problem of a line, from what the parser said; `sentenceOf` makes a sentence of it. Never throws. */
export function problemOf(line: string, { expected, offset, end, message }: Failure): SyntaxProblem {
  const start = Math.min(offset, lastCharacter(line, end));
  if (!expected) return { start, end: Math.max(end, start), message };
  const isValue = expected.some((e) => e.description?.startsWith("a value"));
  return (
    aliasProblem(line, offset, end) ??
    crossedArrow(line, offset, end) ??
    (isValue ? valueProblem(line, offset, end) : undefined) ??
    wordsProblem(line, offset, () => generalProblem(line, offset, end, expected)) ??
    nameProblem(line, offset) ??
    slipProblem(line, offset, end) ??
    unknownFirstWord(line, offset, end, expected) ??
    keywordAsName(line, offset, end, expected) ??
    generalProblem(line, offset, end, expected)
  );
}

/** Where the parser stopped, and why. */
export interface Failure {
  readonly message: string;
  readonly expected: readonly Expectation[] | undefined;
  readonly offset: number;
  /** Where the line's content ends. */
  readonly end: number;
}

export function failureOf(line: string, { message, expected, location }: ParseFailure): Failure {
  return { message, expected: expected ?? undefined, offset: location.start.offset, end: contentEnd(line) };
}

const startOf = (line: string) => line.length - line.replace(/^\uFEFF?[ \t]*/, "").length;

/** `participant Chat as Chat Server`. */
function aliasProblem(line: string, start: number, end: number): SyntaxProblem | undefined {
  const first = firstWordOf(line);
  if (first?.text !== "participant" || !/^(?:"[^"]*"[ \t]*|[^":]*[ \t])as[ \t]/.test(first.rest)) return undefined;
  const message =
    'A participant has its role behind a colon, and the text to show last: `participant Name : Role "Text"`.';
  return { start, end, message };
}

/** A first word that is nearly this keyword. */
export function keywordProblem(line: string, { text, start, end: wordEnd }: FirstWord, keyword: string): SyntaxProblem {
  return {
    start,
    end: Math.max(contentEnd(line), wordEnd),
    message: `\`${text}\` is not a word of the language`,
    expected: { of: "keyword", word: keyword },
    fix: { start, end: wordEnd, title: `Change to \`${keyword}\``, text: keyword, guessed: true },
  };
}

/** Where the statement's content ends: before blanks (only those the language knows) and before a comment that is not in a string or an address. */
export function contentEnd(line: string): number {
  const content = /^(?:"(?:[^"\\]|\\.)*"?|https?:\/\/[^ \t]+|[^"#])*/.exec(line)?.[0] ?? line;
  return lengthWithoutBlanks(content) || lengthWithoutBlanks(line);
}

/** Without the blanks at its end. A pattern would look at every run of blanks again from each of its blanks. */
function lengthWithoutBlanks(text: string): number {
  let end = text.length;
  while (end > 0 && (text[end - 1] === " " || text[end - 1] === "\t")) end--;
  return end;
}

function arrowProblem(line: string, offset: number, end: number, expected: readonly Expectation[]) {
  const wanted = expected.some((e) => e.description === "`->`");
  const possible = wanted || expected.some((e) => e.description === "a name");
  // `A ==> B` was read as an attribute, `A =`.
  const value = expected.some((e) => e.description?.startsWith("a value"));
  if (!possible && !value) return undefined;
  for (const match of line.matchAll(OTHER_ARROW)) {
    const from = match.index;
    const to = from + match[0].length;
    if (from > offset) break;
    if (match[0] === "->" || offset > to || inString(line, from)) continue;
    if (!wanted && HALF_ARROW.test(match[0])) continue;
    if (!possible && !/^==+>$/.test(match[0])) continue;
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

/** A word that starts no statement, followed by what continues neither a message nor an attribute. */
function unknownFirstWord(
  line: string,
  offset: number,
  end: number,
  expected: readonly Expectation[],
): SyntaxProblem | undefined {
  const first = firstWordOf(line);
  if (!first || isKeyword(first.text) || !expected.some((e) => e.text === "=")) return undefined;
  const { text: word, start } = first;
  if (line.slice(first.end, Math.max(first.end, offset)).trim() !== "") return undefined;
  const message = offset < end ? `\`${word}\` is no word that starts a statement` : `\`${word}\` alone is no statement`;
  return { start, end, message, expected: { of: "statement", name: word } };
}

function keywordAsName(line: string, offset: number, end: number, expected: readonly Expectation[]) {
  const first = firstWordOf(line);
  // `note -> Ixn : X`: the keyword was read as one, and what follows shows that it was meant as a name.
  const meantAsName = first !== undefined && isKeyword(first.text) && isNameBefore(first.rest);
  const at = meantAsName ? first.start : offset;
  const word = WORD_HERE.exec(line.slice(at))?.[0];
  if (!word || !isKeyword(word)) return undefined;
  if (!meantAsName && !expected.some((e) => NAME_LIKE.has(e.description ?? ""))) return undefined;
  const place = meantAsName || line.slice(0, at).replace("\uFEFF", "").trim() !== "" ? undefined : INNER.get(word);
  if (place !== undefined)
    return { start: at, end, message: `No statement begins with \`${word}\`: it stands ${place}.` };
  return { start: at, end, message: `\`${word}\` is a keyword of the language: choose another name.` };
}
/** Keywords that stand inside a line only, and where. */
const INNER: ReadonlyMap<string, string> = new Map([
  ["to", "in a line `from Role to Role`"],
  ["via", "behind a message, `Sender -> Receiver : Message via Protocol`"],
  ["instead", "in a version, behind the message of a step, `Sender -> Receiver : Message instead of Message`"],
  ["none", 'behind the title of a flow, `flow "Title" : none`'],
]);
const NAME_LIKE = new Set(["a name", "a name of one or more words", "a protocol's name", "an attribute's name"]);
