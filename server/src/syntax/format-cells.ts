/**
 * A line in the pieces that the layout puts together again: its content, cut into cells where neighbouring lines are
 * aligned, and its comment. Within a cell there is one blank between words and none before a comma; what stands in quotes,
 * addresses and comments is never looked into.
 */
import type { Statement, StatementKind } from "./statement";

export interface Cells {
  /** A byte order mark that the line starts with, or "". */
  readonly mark: string;
  /** One more than there are separators. */
  readonly cells: readonly string[];
  readonly separators: readonly string[];
  /** From `#`; "" without. */
  readonly comment: string;
}

/** Where lines of a kind are aligned with their neighbours. */
const SEPARATORS: ReadonlyMap<StatementKind, readonly string[]> = new Map([
  ["send", ["->", ":"]],
  ["participant", [":"]],
  ["attribute", [":"]],
  ["value", ["="]],
]);
const NONE: readonly string[] = [];

const TOKEN = /"(?:[^"\\]|\\.)*"|https?:\/\/[^ \t]+|->|[:=,]|(?:(?!->)[^ \t":=,])+/g;
const INDENT = /^(\uFEFF?)[ \t]*/;

/** The pieces of a right line, also of a blank one. `statement` is what the line says. */
export function cellsOf(line: string, statement: Statement): Cells {
  const [indent = "", mark = ""] = INDENT.exec(line) ?? [];
  const comment = commentOf(line, indent.length, statement);
  const content = line.slice(indent.length, line.length - comment.length);
  const separators = SEPARATORS.get(statement.kind) ?? NONE;
  return { mark, cells: cut(content, separators), separators, comment: withoutBlanks(comment) };
}

/** Without the blanks at its end. By hand: a pattern would be tried from every blank of a long comment. */
function withoutBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === " " || text[end - 1] === "\t")) end--;
  return text.slice(0, end);
}

/** The comment that ends a line, with the blanks behind it. Documentation is one as a whole. */
function commentOf(line: string, indent: number, { kind, comment }: Statement): string {
  if (kind === "doc") return line.slice(indent);
  return comment ? line.slice(comment.start) : "";
}

function cut(content: string, separators: readonly string[]): string[] {
  const cells: string[] = [];
  let cell = "";
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(content)?.[0]; token !== undefined; token = TOKEN.exec(content)?.[0]) {
    if (token === separators[cells.length]) {
      cells.push(cell);
      cell = "";
    } else cell += cell === "" || token === "," ? token : ` ${token}`;
  }
  cells.push(cell);
  return cells;
}

/** How far right a line's content begins: a byte order mark takes no column, a tab goes to the next stop. */
export function indentation(line: string, tabSize: number): number {
  let column = 0;
  for (const char of (INDENT.exec(line)?.[0] ?? "").replace("\uFEFF", ""))
    column = char === "\t" ? column + tabSize - (column % tabSize) : column + 1;
  return column;
}

/** The letters that a fixed-width font draws two columns wide. */
const WIDE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\uFF21-\uFF5A]/u;
const NARROW = /[\uFF66-\uFFDC]/;

/** How many columns a name takes: none for marks that combine with the letter before them. */
export function columnsOf(name: string): number {
  if (/^[\x20-\x7e]*$/.test(name)) return name.length;
  let columns = 0;
  for (const char of name.normalize("NFC"))
    if (!/\p{M}/u.test(char)) columns += WIDE.test(char) && !NARROW.test(char) ? 2 : 1;
  return columns;
}
