/**
 * Columns of a line in UTF-16 units, as everything within the server counts, and in bytes of UTF-8, as some clients do. A
 * column behind the line is the line's end, as LSP says; one within a character is the character's beginning. Nothing here
 * throws for any number.
 */

/** How wide a character is, in the one or the other. What is half of a pair is sent as U+FFFD, which is as wide. */
type Width = (codePoint: number) => number;
const units: Width = (point) => (point < 0x10000 ? 1 : 2);
const bytes: Width = (point) => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);

/** The bytes before a column in UTF-16 units. */
export const toBytes = (line: string, column: number): number => counted(line, column, units, bytes);
/** The UTF-16 units before a column in bytes. */
export const toUnits = (line: string, column: number): number => counted(line, column, bytes, units);
/** The same column in UTF-16 units, taken back to the line's end or a character's beginning. */
export const withinLine = (line: string, column: number): number => counted(line, column, units, units);

function counted(line: string, column: number, from: Width, to: Width): number {
  let [at, before, result] = [0, 0, 0];
  while (at < line.length) {
    const point = line.codePointAt(at) as number;
    before += from(point);
    if (before > column) break;
    result += to(point);
    at += units(point);
  }
  return result;
}

/** The numbers of a token in the protocol's form. */
const TOKEN = 5;

/**
 * Semantic tokens, five numbers each, with columns and lengths in bytes. `lineAt`: the texts of the lines they are in;
 * undefined where both count the same.
 */
export function tokensInBytes(data: readonly number[], lineAt: (line: number) => string | undefined): number[] {
  const encoded = [...data];
  let [line, start] = [0, 0];
  for (let i = 0; i < data.length; i += TOKEN) {
    const [lines, columns, length] = [data[i] as number, data[i + 1] as number, data[i + 2] as number];
    line += lines;
    if (lines > 0) start = 0;
    const from = start + columns;
    const text = lineAt(line);
    if (text !== undefined) {
      encoded[i + 1] = byteLength(text.slice(start, from));
      encoded[i + 2] = byteLength(text.slice(from, from + length));
    }
    start = from;
  }
  return encoded;
}

const byteLength = (text: string) => toBytes(text, text.length);
