/**
 * What a line that is no statement may have been meant to be. This is decided here, once, for all that asks: what is said of
 * the line, the structure of its section, the layout, fixes, and who takes part. A reading is a problem and what the line says once that
 * is mended. Where a word may be a slip of several keywords, or of none, there are several readings, and the lines around tell
 * which it is (`block-repair.ts`).
 */
import { type FirstWord, firstWordOf, type Guess, guessesFor, isLabel, isNameBefore, LABELLED } from "./first-word";
import { closedBy, foreignWord, type Role } from "./foreign-words";
import { isKeyword } from "./generated/keywords";
import { labelProblem, titleProblem } from "./labels";
import { composed, fixed, unfixed } from "./line-change";
import {
  characterProblem,
  contentEnd,
  type Failure,
  failureOf,
  keywordProblem,
  type ParseFailure,
  problemOf,
} from "./problems";
import { mayBegin } from "./section-start";
import type { LineFix, Meant, Reading, Span, Statement, SyntaxProblem } from "./statement";
import { blockOf, meantByRole, renamed } from "./word-meanings";

/** Longer lines are not read again after a fix. */
const LONGEST = 2000;
/** Fixes that are tried one after the other on a line. */
const MOST_FIXES = 3;

/** How far lines are from what they may mean, in the units of `block-repair.ts`. */
const DOUBT = { keyword: 0, case: 1, alias: 1, one: 2, more: 3, unquoted: 2, unlike: 4, prose: 3, short: 1 } as const;

/** Parses a line that a fix has made; `depth`: so many fixes led to it. */
export type Parse = (line: string, depth: number) => Statement;

/** The readings of a line that the parser does not take, the likeliest first; at least one. Never throws. */
export function readingsOf(
  line: string,
  failure: ParseFailure,
  parse: Parse,
  depth = 0,
): readonly [Reading, ...Reading[]] {
  const reader = new Reader(line, failureOf(line, failure), parse, depth);
  const readings = reader.readings();
  return readings.sort((a, b) => a.doubt - b.doubt) as [Reading, ...Reading[]];
}

class Reader {
  readonly #first: FirstWord | undefined;

  constructor(
    readonly line: string,
    readonly failure: Failure,
    readonly parse: Parse,
    readonly depth: number,
  ) {
    this.#first = firstWordOf(line);
  }

  readings(): Reading[] {
    const { line, failure } = this;
    const first = this.#first;
    const label = first && labelProblem(line, first);
    if (first && label) return [...this.#read(label, 0), ...this.#prose(first)];
    const wrongCharacter = characterProblem(line, failure);
    if (wrongCharacter) return this.#read(wrongCharacter, 0);
    const wrapped = this.#wrapped();
    if (wrapped) return this.#read(wrapped, DOUBT.alias);
    if (!first) return this.#ofText() ?? [this.#unknown()];
    const title = mayBegin(first.text, first) ? titleProblem(line, first) : undefined;
    if (title) return this.#read(title, 0);
    return isKeyword(first.text) ? this.#ofKeyword(first) : this.#ofWord(first);
  }

  /** `end.`, `(end)`, `- else`: a word of a block with signs around it. */
  #wrapped(): SyntaxProblem | undefined {
    const { line } = this;
    if (line.length > LONGEST) return undefined;
    const [, indent = "", before = "", word = "", behind = ""] = WRAPPED.exec(line) ?? [];
    const keyword = word.toLowerCase();
    if (before + behind === "" || !BLOCK_WORDS.has(keyword)) return undefined;
    const start = line.startsWith("\uFEFF") ? indent.length + 1 : indent.length;
    const end = start + before.length + word.length + behind.length;
    const fix = { start, end, title: `Write \`${keyword}\``, text: keyword, guessed: true };
    return { start, end, message: `\`${keyword}\` has no signs around it: write \`${keyword}\` alone.`, fix };
  }

  /** A text alone: the title of a flow, if it is followed by a model or not indented, else a remark. */
  #ofText(): Reading[] | undefined {
    const { line } = this;
    const [, indent = "", text, against] = LONE_TEXT.exec(line) ?? [];
    if (text === undefined) return undefined;
    const word = against !== undefined || indent === "" ? "flow" : "note";
    const start = line.length - line.replace(/^\uFEFF?[ \t]*/, "").length;
    const fix = { start, end: start, title: `Insert \`${word}\``, text: `${word} `, guessed: true };
    const what = word === "flow" ? "a title stands behind `flow`" : "a remark is a line `note` with a text";
    const message = `A text alone is no statement: ${what}.`;
    return this.#read({ start, end: contentEnd(line), message, fix }, 0);
  }

  /** A line that begins with a keyword. */
  #ofKeyword(first: FirstWord): Reading[] {
    if (isNameBefore(first.rest)) return [this.#unknown()];
    if (first.text === "end") return this.#ofEnd(first);
    const meant = blockOf(first.text, spanOf(first));
    const problem = problemOf(this.line, this.failure);
    const prose = this.#prose(first);
    if (!mayBegin(first.text, first) && prose.length > 0) return prose;
    if (!meant) return [...this.#read(problem, 0), ...this.#prose(first)];
    return [{ problem, meant, doubt: DOUBT.keyword }, ...this.#prose(first)];
  }

  /** `end note`, `end if`, `end of the call`. */
  #ofEnd(first: FirstWord): Reading[] {
    const { line } = this;
    const closed = closedBy(first.rest);
    const span = { start: line.length - first.rest.length, end: contentEnd(line) };
    const said = line.slice(first.start, span.end);
    if (closed === "text") {
      const message = `\`${said}\` closes nothing in this language: remove the line.`;
      return [{ problem: { start: first.start, end: span.end, message }, meant: { kind: "remark" }, doubt: 0 }];
    }
    const meant = blockOf("end", spanOf(first)) as Meant;
    if (closed === "block") {
      const fix = { start: first.end, end: span.end, title: "Write `end`", text: "", guessed: true };
      return [{ problem: { ...span, message: "`end` alone closes a block.", fix }, meant, doubt: 0 }];
    }
    const [problem] = this.#read(problemOf(line, this.failure), 0);
    const isProse = /^[\p{L}]/u.test(first.rest);
    return [{ ...(problem as Reading), meant, doubt: isProse ? DOUBT.unlike : 0 }, ...this.#prose(first)];
  }

  /** A line that begins with another word. */
  #ofWord(first: FirstWord): Reading[] {
    if (isNameBefore(first.rest)) return [this.#unknown()];
    const joined = this.#joined(first);
    if (joined) return this.#read(joined, DOUBT.case);
    const foreign = foreignWord(first.text) ?? foreignWord(first.text.toLowerCase());
    if (foreign) return this.#ofForeignWord(first, foreign.role, foreign.advice);
    const titled = this.#titled(first);
    if (titled) return this.#read(titled, DOUBT.alias);
    const guesses = guessesFor(first).filter(({ keyword }) => mayBegin(keyword, first));
    return [...guesses.flatMap((guess) => this.#guessed(first, guess)), ...this.#beside(first)];
  }

  /** `Scenario "x" : Model`: whatever the word is, only a flow goes on like this. */
  #titled(first: FirstWord): SyntaxProblem | undefined {
    if (first.indented || !TITLE_AND_MODEL.test(first.rest) || guessesFor(first).length > 0) return undefined;
    const { text, start, end } = first;
    const fix = { start, end, title: "Write `flow`", text: "flow", guessed: true };
    const message = `\`${text}\` is not a word of the language: a title and a model stand behind \`flow\`.`;
    return { start, end: contentEnd(this.line), message, fix };
  }

  /** What a line is if its first word is no slip. */
  #beside(first: FirstWord): Reading[] {
    const prose = this.#prose(first);
    return prose.length > 0 ? prose : [{ ...this.#unknown(), doubt: DOUBT.unlike }];
  }

  #guessed(first: FirstWord, { keyword, slip }: Guess): Reading[] {
    const { line } = this;
    const { rest } = first;
    const problem = keywordProblem(line, first, keyword);
    const isUnquoted = LABELLED.has(keyword) && !isLabel(rest);
    const isShort = first.text.length < 3 || (first.text.length === 3 && keyword !== "end");
    const doubt = DOUBT[slip] + (isUnquoted ? DOUBT.unquoted : 0) + (isShort ? DOUBT.short : 0);
    const readings = this.#read(problem, doubt);
    const meant = blockOf(keyword, spanOf(first));
    // What is wrong behind the word does not change what the word is.
    return meant
      ? readings.slice(0, 1).map((one) => ({ ...one, doubt, meant: sameKind(one.meant, meant) }))
      : readings.slice(0, 1);
  }

  #ofForeignWord(first: FirstWord, role: Role, advice: string): Reading[] {
    const { line } = this;
    const end = Math.max(contentEnd(line), first.end);
    const message = `\`${first.text}\` is not a word of the language: ${advice}.`;
    const fix = renamed(line, first, role, end);
    const problem = { start: first.start, end, message, ...(fix && { fix }) };
    if (fix && (role === "flow" || role === "message")) {
      if (mayBegin(role, first)) return this.#read(problem, DOUBT.alias);
      const prose = this.#prose(first);
      return prose.length > 0 ? prose : [this.#unknown()];
    }
    const meant = meantByRole(role, spanOf(first));
    const doubt = isLabel(first.rest) ? DOUBT.alias : DOUBT.alias + 1;
    if (meant.kind === "remark") return [{ problem, meant, doubt: 0 }];
    return [
      { problem, meant, doubt },
      { problem, meant: { kind: "remark" }, doubt: DOUBT.unlike },
    ];
  }

  /** Prose: nothing but words, several of them. */
  #prose(first: FirstWord): Reading[] {
    const { line } = this;
    if (!/^[\p{L}\p{N}]/u.test(first.rest) || !isProse(line.slice(first.start, contentEnd(line)))) return [];
    const end = contentEnd(line);
    const { start } = first;
    // Two words, of which one has a capital letter, may be names.
    const isLikely = /[ \t]\S/.test(first.rest) || isKeyword(first.text) || !/\p{Lu}/u.test(line);
    if (!isLikely) return [];
    const message = 'This line is no statement: for a remark write `# …`, or `note "…"` in a flow.';
    const fix = { start, end: start, title: "Make it a comment", text: "# ", guessed: true, unsure: true };
    return [{ problem: { start, end, message, fix }, meant: { kind: "remark" }, doubt: DOUBT.prose }];
  }

  /** `participantChat : Role`. */
  #joined(first: FirstWord): SyntaxProblem | undefined {
    const keyword = JOINED.exec(first.text)?.[1];
    if (keyword === undefined) return undefined;
    const at = first.start + keyword.length;
    const message = `\`${first.text}\` is not a word of the language: write a blank behind \`${keyword}\`.`;
    const fix = { start: at, end: at, title: "Insert a blank", text: " ", guessed: true };
    return { start: first.start, end: Math.max(contentEnd(this.line), first.end), message, fix };
  }

  #unknown(): Reading {
    const problem = problemOf(this.line, this.failure);
    return this.#read(problem, 0)[0] as Reading;
  }

  /** The readings of a line with this problem: what it says once the fix is made. */
  #read(problem: SyntaxProblem, doubt: number): Reading[] {
    const { line, depth } = this;
    const { fix } = problem;
    if (!fix || fix.wholeLine || depth >= MOST_FIXES || line.length > LONGEST)
      return [{ problem, meant: this.#shape(), doubt }];
    const after = fixed(line, fix);
    const statement = this.parse(after, depth + 1);
    if (statement.kind !== "bad") return [{ problem, meant: unfixed(statement, fix), doubt }];
    return statement.readings.map((reading) => {
      const whole = this.#whole(fix, reading.problem.fix, after);
      const meant = isKnown(reading.meant) ? unfixedMeant(reading.meant, fix) : this.#shape(reading.meant);
      return { problem: whole ? { ...problem, fix: whole } : problem, meant, doubt: doubt + reading.doubt };
    });
  }

  /** Both fixes in one, if the line is a statement then. */
  #whole(fix: LineFix, next: LineFix | undefined, after: string): LineFix | undefined {
    if (!next || next.unsure) return undefined;
    const isRight = this.parse(fixed(after, next), this.depth + 2).kind !== "bad";
    return isRight ? composed(this.line, fix, next) : undefined;
  }

  /** What a line of which nothing is known looks like. */
  #shape(known: Meant = { kind: "unknown" }): Meant {
    if (known.kind !== "unknown") return known;
    const { line } = this;
    if (ARROW.test(line)) return { kind: "unknown", like: "send" };
    const end = this.#first?.end ?? 0;
    const isValue = /^(?:\.[\p{L}\p{M}\p{Nd}_.-]*)?[ \t]*[=:]/u.test(line.slice(end));
    return this.#first && isValue ? { kind: "unknown", like: "value" } : { kind: "unknown" };
  }
}

const TITLE_AND_MODEL = /^"(?:[^"\\]|\\.)*"[ \t]*:[ \t]*\p{L}/u;
const WRAPPED = /^\uFEFF?([ \t]*)((?:[^\p{L}\p{N}\s#]{1,8}[ \t]*)?)(\p{L}{3,4})([^\p{L}\p{N}\s#]{0,8})[ \t]*(?:#.*)?$/u;
const BLOCK_WORDS: ReadonlySet<string> = new Set(["alt", "opt", "par", "loop", "else", "and", "end"]);
const LONE_TEXT = /^\uFEFF?([ \t]*)("(?:[^"\\]|\\.)*")[ \t]*(:[ \t]*[^:"]*)?$/;
const ARROW = /[-=~–—−]{1,2}(?:>|&gt;)|<[-=]|[→⇒⟶⟹➔➜⟵←]|[－﹣]＞/u;
/** Keywords written in one with the name behind them. */
const JOINED = /^(participant|protocol|role|message|model|version|flow|each|follows)(?=\p{Lu})/u;

const isKnown = (meant: Meant): meant is Exclude<Meant, { kind: "unknown" }> => meant.kind !== "unknown";
const spanOf = ({ start, end }: FirstWord): Span => ({ start, end });

function unfixedMeant(meant: Exclude<Meant, { kind: "unknown" }>, fix: LineFix): Meant {
  return meant.kind === "frame" || meant.kind === "remark" ? meant : unfixed(meant, fix);
}

/** What was read of the whole line, if it is of the kind that its first word says. */
const sameKind = (read: Meant, meant: Meant): Meant => (read.kind === meant.kind ? read : meant);

/** Words, each with what may stand behind it in a sentence; longer texts are none. */
function isProse(text: string): boolean {
  return text.length < LONGEST && /^[\p{L}\p{N}][^":={}[\]<>]*$/u.test(text) && !ARROW.test(text);
}
