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

/** The number of a line. What is looked for before it cannot be within a string, where quotes are escaped. */
const LINE = /(?<="line":)(\d+)/;
const encoder = new TextEncoder();

function templateOf(findings: readonly LocalFinding[], diagnostics: readonly Diagnostic[]): Template {
  const moves = diagnostics.flatMap(({ relatedInformation }, i) => {
    const related = relatedInformation ? (findings[i] as LocalFinding).related : [];
    return [true, true, ...related.flatMap(({ isLocal }) => [isLocal, isLocal])];
  });
  // Every second piece is the number of a line.
  const pieces = JSON.stringify(diagnostics).slice(1, -1).split(LINE);
  const lines: { readonly at: number; readonly line: number }[] = [];
  let text = "";
  for (const [i, piece] of pieces.entries()) {
    const isGap = i % 2 === 1 && moves[(i - 1) / 2];
    if (isGap) lines.push({ at: text.length, line: Number(piece) });
    text += isGap ? BLANKS : piece;
  }
  const bytes = encoder.encode(text);
  const isAscii = bytes.length === text.length;
  const offset = (at: number) => (isAscii ? at : encoder.encode(text.slice(0, at)).length);
  return { bytes, gaps: lines.flatMap(({ at, line }) => [offset(at), line]) };
}
