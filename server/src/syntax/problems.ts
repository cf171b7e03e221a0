/**
 * What to say of a line that is no statement. The parser tells where it stopped and what it could have read there;
 * here that becomes a sentence in the language's words, with the frequent slips recognised: another tool's arrow, a
 * misspelt keyword, a keyword where a name belongs.
 */
import { foreignProblem, quoteProblem, unseenProblem } from "./foreign";
import { type Expectation, generalProblem, lastCharacter, WORD_HERE } from "./general";
import { isKeyword, keywords } from "./generated/keywords";
import { nearest } from "./nearest";
import { slipProblem } from "./slips";
import type { SyntaxProblem } from "./statement";
import { valueProblem } from "./value-slips";

/** The part of peggy's SyntaxError that is used. */
export interface ParseFailure {
  readonly message: string;
  readonly expected?: readonly Expectation[] | null;
  readonly location: { readonly start: { readonly offset: number } };
}

const FIRST_WORD = /^\uFEFF?[ \t]*([\p{L}_][\p{L}\p{M}\p{Nd}_-]*)/u;
/** Arrows of other notations, and names of arrows that turn up in pasted text. */
const OTHER_ARROW =
  /(?:<?[-=.~–—]{1,3}>{1,2}[+-]?|-[ \t]+>|-\[[^\]]{1,40}\]-?>|<[-=]{1,2}|-{1,2}[)x]|[→⇒⟶⟹➔➜⟵←]|[-–—]{1,2}(?=[ \t])|>{1,2})/gu;
/** A slip for an arrow where there has to be one, and something else elsewhere. */
const HALF_ARROW = /^(?:[-–—]+|>+)$/;

/** The problem of a line, from what the parser said; `sentenceOf` makes a sentence of it. Never throws. */
export function problemOf(line: string, failure: ParseFailure): SyntaxProblem {
  const end = contentEnd(line);
  const offset = failure.location.start.offset;
  const start = Math.min(offset, lastCharacter(line, end));
  if (!failure.expected) return { start, end: Math.max(end, start), message: failure.message };
  const expected = failure.expected;
  const texts = expected.some((e) => e.description?.includes("in quotes"));
  return (
    unseenProblem(line, offset, end) ??
    arrowProblem(line, offset, end, expected) ??
    foreignProblem(line, offset, end) ??
    (texts ? quoteProblem(line, offset, end) : undefined) ??
    (expected.some((e) => e.description?.startsWith("a value")) ? valueProblem(line, offset, end) : undefined) ??
    slipProblem(line, offset, end) ??
    misspeltKeyword(line, offset, end) ??
    unknownFirstWord(line, offset, end, expected) ??
    keywordAsName(line, offset, end, expected) ??
    generalProblem(line, offset, end, expected)
  );
}

/** Where the statement's content ends: before blanks (only those the language knows) and before a comment that is not in a string or an address. */
function contentEnd(line: string): number {
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
    message: `\`${word}\` is not a word of the language`,
    expected: { of: "keyword", word: keyword },
    fix: { start, end: after, title: `Change to \`${keyword}\``, text: keyword, guessed: true },
  };
}

/** A word that starts no statement, followed by what continues neither a message nor an attribute. */
function unknownFirstWord(
  line: string,
  offset: number,
  end: number,
  expected: readonly Expectation[],
): SyntaxProblem | undefined {
  const match = FIRST_WORD.exec(line);
  const word = match?.[1];
  if (!match || !word || isKeyword(word) || !expected.some((e) => e.text === "=")) return undefined;
  const after = match[0].length;
  if (line.slice(after, Math.max(after, offset)).trim() !== "") return undefined;
  const message = offset < end ? `\`${word}\` is no word that starts a statement` : `\`${word}\` alone is no statement`;
  return { start: after - word.length, end, message, expected: { of: "statement", name: word } };
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
