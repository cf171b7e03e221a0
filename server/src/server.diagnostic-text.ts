/**
 * Diagnostics as JSON in UTF-8, put together from what was written before. To make 5,000 diagnostics and write them as
 * JSON takes 5 to 10 ms at each edit that changes one of them or moves some; to copy the bytes of those that are the same
 * and to write the lines they are in takes less than one. So each list of findings of a section is written once, with
 * blanks where its lines belong, and its lines are put there whenever it is sent. JSON takes blanks before a number.
 */
import type { Diagnostic } from "vscode-languageserver";
import type { LocalFinding, PlacedFindings } from "./language-service";

/** Diagnostics of findings that may move. */
interface Template {
  /** One after the other, with commas between. */
  readonly bytes: Uint8Array;
  /** For each line number that moves with the findings: where the blanks begin, and the line as it is before. */
  readonly gaps: readonly number[];
}

/** So many digits has the number of a line at most: a string has less than 2^30 characters. */
const WIDTH = 10;
const BLANKS = " ".repeat(WIDTH);
/** What is around the diagnostics. */
const [OPEN, COMMA, CLOSE] = [0x5b, 0x2c, 0x5d];

/** Diagnostics that are going to be written. */
export class DiagnosticText {
  readonly byteLength: number;
  readonly #placed: readonly PlacedFindings[];
  readonly #templates: readonly Template[];

  constructor(placed: readonly PlacedFindings[], writer: DiagnosticWriter) {
    this.#placed = placed;
    this.#templates = placed.map(({ findings }) => writer.template(findings));
    // Each with a comma or a bracket behind it, after a bracket.
    this.byteLength = Math.max(
      2,
      this.#templates.reduce((sum, { bytes }) => sum + bytes.length + 1, 1),
    );
  }

  /** Writes the array to these bytes from one on. */
  write(target: Uint8Array, from: number): void {
    let at = from;
    target[at++] = OPEN;
    for (let i = 0; i < this.#placed.length; i++) {
      if (i > 0) target[at++] = COMMA;
      const { bytes, gaps } = this.#templates[i] as Template;
      target.set(bytes, at);
      writeLines(target, at, gaps, (this.#placed[i] as PlacedFindings).line);
      at += bytes.length;
    }
    target[at] = CLOSE;
  }

  /** For who writes it in another way. */
  toJSON(): unknown {
    const bytes = new Uint8Array(this.byteLength);
    this.write(bytes, 0);
    return JSON.parse(new TextDecoder().decode(bytes));
  }
}

function writeLines(target: Uint8Array, from: number, gaps: readonly number[], by: number): void {
  for (let i = 0; i < gaps.length; i += 2) {
    let at = from + (gaps[i] as number) + WIDTH;
    let line = (gaps[i + 1] as number) + by;
    do {
      target[--at] = 0x30 + (line % 10);
      line = Math.floor(line / 10);
    } while (line > 0);
  }
}

/** Writes diagnostics as `toOne` makes them of findings, their lines as the findings count them. */
export class DiagnosticWriter {
  readonly #toOne: (finding: LocalFinding) => Diagnostic;
  readonly #known = new WeakMap<readonly LocalFinding[], Template>();

  constructor(toOne: (finding: LocalFinding) => Diagnostic) {
    this.#toOne = toOne;
  }

  /** The same object again for the same list. */
  template(findings: readonly LocalFinding[]): Template {
    let template = this.#known.get(findings);
    if (!template) {
      template = templateOf(findings, findings.map(this.#toOne));
      this.#known.set(findings, template);
    }
    return template;
  }
}

const encoder = new TextEncoder();

function templateOf(findings: readonly LocalFinding[], diagnostics: readonly Diagnostic[]): Template {
  const moves = movesOf(findings, diagnostics);
  const gaps: number[] = [];
  let [number, wider] = [0, 0];
  const bare = JSON.stringify(diagnostics).slice(1, -1);
  const text = bare.replace(LINE, (all, line: string, at: number) => {
    if (!moves[number++]) return all;
    gaps.push(at + LABEL.length + wider, Number(line));
    wider += WIDTH - line.length;
    return LABEL + BLANKS;
  });
  const bytes = encoder.encode(text);
  return { bytes, gaps: bytes.length === text.length ? gaps : inBytes(gaps, text) };
}

/** What is before the number of a line. It cannot be within a string, where quotes are escaped. */
const LABEL = '"line":';
const LINE = /"line":(\d+)/g;

/** For each line number in these diagnostics, in their order, whether it moves with the findings. */
function movesOf(findings: readonly LocalFinding[], diagnostics: readonly Diagnostic[]): boolean[] {
  const moves: boolean[] = [];
  for (const [i, { relatedInformation }] of diagnostics.entries()) {
    moves.push(true, true);
    if (relatedInformation)
      for (const { isLocal } of (findings[i] as LocalFinding).related) moves.push(isLocal, isLocal);
  }
  return moves;
}

/** The gaps with their places counted in bytes, where some characters have more than one. */
const inBytes = (gaps: readonly number[], text: string): number[] =>
  gaps.map((one, i) => (i % 2 === 0 ? encoder.encode(text.slice(0, one)).length : one));
