/**
 * What mends a finding, as edits of its section. A fix is worked out only when somebody asks for it, and is a proposal: who
 * offers it applies it to a copy first, and keeps it only if the finding is gone then.
 */
import type { Section } from "../syntax/section";
import type { Span } from "../syntax/statement";
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

/** The last line of what belongs to a message: its attributes, and what it accepts. */
export function lastLineOf({ line, attributes, accepts }: Send): number {
  return Math.max(line, ...attributes.map((one) => one.line), ...accepts.map((one) => one.line));
}

/** The lines of a message with what belongs to it. */
export function linesOf({ texts }: Section, send: Send): string[] {
  return texts.slice(send.line, lastLineOf(send) + 1);
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
export function endLineOf(item: Item, { texts }: Section): number {
  if (item.kind === "send") return lastLineOf(item);
  return item.kind === "block" ? (item.end ?? texts.length - 1) : item.line;
}

/** A message removed, with all that belongs to it. */
export function removal(section: Section, send: Send): Fix {
  const message = send.statement.message.text;
  return {
    title: `Remove \`${message}\``,
    edits: [withoutLines(section, send.line, lastLineOf(send))],
    preferred: true,
  };
}
