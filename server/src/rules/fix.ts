/**
 * What mends a finding, as edits of its section. A fix is worked out only when somebody asks for it, and is a proposal: who
 * offers it applies it to a copy first, and keeps it only if the finding is gone then.
 */
import { partOf } from "../syntax/block-lines";
import { readingOf } from "../syntax/decisions";
import type { Section } from "../syntax/section";
import type { Reading, Span, StatementOf } from "../syntax/statement";
import type { Block, Item, Send } from "../syntax/structure";

/** Replaces a stretch of the section by `text`. Lines count from the section's first; `\n` parts lines. */
export interface Edit {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
  readonly text: string;
}

export interface Fix {
  /** What it does, as a menu has it. */
  readonly title: string;
  /** They do not overlap, and all are about the section as it is. */
  readonly edits: readonly Edit[];
  /** It is the only thing that is likely to be meant. */
  readonly preferred?: boolean;
  /** It changes nothing of what is said: it may be applied on saving, without being asked for. */
  readonly safe?: boolean;
}

/** `text` in place of a stretch of a line. */
export function replacement(line: number, { start, end }: Span, text: string): Edit {
  return { start: { line, character: start }, end: { line, character: end }, text };
}

/** These lines above a line. */
export function linesAbove(line: number, lines: readonly string[]): Edit {
  const at = { line, character: 0 };
  return { start: at, end: at, text: lines.map((text) => `${text}\n`).join("") };
}

/** These lines below a line, which may be the last of the script. */
export function linesBelow({ texts }: Section, line: number, lines: readonly string[]): Edit {
  const at = { line, character: texts[line]?.length ?? 0 };
  return { start: at, end: at, text: lines.map((text) => `\n${text}`).join("") };
}

/** The section without the lines from one to another. */
export function withoutLines({ texts, ends }: Section, first: number, last: number): Edit {
  const isAtEnd = ends[last] === "" && first > 0;
  const start = isAtEnd ? { line: first - 1, character: texts[first - 1]?.length ?? 0 } : { line: first, character: 0 };
  const lastLength = texts[last]?.length ?? 0;
  return {
    start,
    end: ends[last] === "" ? { line: last, character: lastLength } : { line: last + 1, character: 0 },
    text: "",
  };
}

/**
 * The last line of what belongs to a message: its attributes, what it accepts, and what is indented below it as these are:
 * comments, and lines that are no statements but were meant to be some of these.
 */
export function lastLineOf(send: Send, section: Section): number {
  let last = send.line;
  for (let line = last + 1; line < section.statements.length; line++) {
    const belongs = belonging(section, line, send);
    if (belongs === "no") break;
    if (belongs === "yes") last = line;
  }
  return last;
}

/** `perhaps`: if something behind it does. */
function belonging(section: Section, line: number, send: Send): "yes" | "perhaps" | "no" {
  const statement = section.statements[line];
  const isBelow = indentOf(section, line).length > indentOf(section, send.line).length;
  switch (statement?.kind) {
    case "value":
    case "accept":
      return "yes";
    case "blank":
    case "doc":
      return isBelow && (statement.kind === "doc" || statement.comment) ? "yes" : "perhaps";
    case "bad":
      return isBelow && !isOther(statement, readingOf(section, line, statement)) ? "yes" : "no";
    default:
      return "no";
  }
}

/** Whether a bad line was meant as another message, a declaration or a line of a block. */
function isOther({ declares }: StatementOf<"bad">, { meant }: Reading): boolean {
  if (meant.kind === "unknown") return declares !== undefined || meant.like === "send";
  return declares !== undefined || meant.kind === "send" || partOf(meant) !== undefined;
}

/** The lines of a message with what belongs to it. */
export function linesOf(section: Section, send: Send): string[] {
  return section.texts.slice(send.line, lastLineOf(send, section) + 1);
}

/** The blanks that a line begins with. */
export function indentOf({ texts }: Section, line: number): string {
  return /^[ \t]*/.exec(texts[line] ?? "")?.[0] ?? "";
}

/** The block among these items that a line is in. */
export function blockAround(items: readonly Item[], line: number): Block | undefined {
  for (const item of items)
    if (item.kind === "block" && item.line < line && line < (item.end ?? item.line)) return item;
  return undefined;
}

/** The last line of an item. */
export function endLineOf(item: Item, section: Section): number {
  if (item.kind === "send") return lastLineOf(item, section);
  return item.kind === "block" ? (item.end ?? section.texts.length - 1) : item.line;
}

/**
 * A message removed, with all that belongs to it. `isSure`: of a flow that is read as a whole; else another line may be what is
 * wrong.
 */
export function removal(section: Section, send: Send, isSure: boolean): Fix {
  const message = send.statement.message.text;
  return {
    title: `Remove \`${message}\``,
    edits: [withoutLines(section, send.line, lastLineOf(send, section))],
    preferred: isSure,
  };
}
