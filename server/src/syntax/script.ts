/**
 * A script: an address and its sections. Immutable; an edit makes a new script that shares every section the edit
 * does not touch, and costs no more than the sections it touches, their neighbours, and a copy of the list.
 */
import { joinLines, splitLines } from "./lines";
import { parseLine } from "./parse-line";
import { cutSections, type ParsedLines, parseLines, type Section, sectionWordOf } from "./section";
import { indexAt, lineStarts } from "./starts";
import type { Statement } from "./statement";
import { replaced } from "./stretch";

/** Lines and UTF-16 columns from 0, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}
export interface Range {
  readonly start: Position;
  readonly end: Position;
}
/** Replaces `range` by `text`; without a range, the whole text. */
export interface TextChange {
  readonly range?: Range | undefined;
  readonly text: string;
}

export interface Script {
  readonly uri: string;
  readonly sections: readonly Section[];
}

/** The script with this text. Never throws. */
export function parseScript(uri: string, text: string): Script {
  const { texts, ends } = splitLines(text);
  return { uri, sections: cutSections(parseLines(texts, ends)) };
}

/** The script after these changes, one after the other as in didChange. Places beyond a line or the text are clamped. */
export function editScript(script: Script, changes: readonly TextChange[]): Script {
  let edited = script;
  for (const change of changes)
    edited = change.range ? editRange(edited, change.range, change.text) : parseScript(script.uri, change.text);
  return edited;
}

/** The whole text. */
export function textOf(script: Script): string {
  return script.sections.map((s) => joinLines({ texts: s.texts as string[], ends: s.ends as string[] })).join("");
}

export interface SectionPlace {
  readonly index: number;
  readonly section: Section;
  /** The section's first line in the script. */
  readonly start: number;
}

/** The section that holds a line; the last one for lines beyond the text. */
export function sectionAt(script: Script, line: number): SectionPlace {
  const starts = lineStarts(script);
  const index = indexAt(starts, line);
  return { index, section: script.sections[index] as Section, start: starts[index] as number };
}

function editRange(script: Script, range: Range, text: string): Script {
  const from = sectionAt(script, range.start.line);
  const changed = withinLine(from.section, shift(range.start, from.start), shift(range.end, from.start), text);
  if (changed) return { uri: script.uri, sections: replaced(script.sections, from.index, 1, [changed]) };
  const lastLine = Math.max(range.end.line, range.start.line);
  const to = sectionAt(script, lastLine);
  // The neighbours come along where lines may move between sections: where a top-level line may go that is not the
  // first one's, or come; and where the last line, or what is put in its place, may be a doc comment.
  const isHead = Math.min(range.start.line - from.start, from.section.texts.length - 1) <= from.section.headLine;
  const isEnd = lastLine - to.start >= to.section.texts.length - 1;
  const first = isHead ? Math.max(0, from.index - 1) : from.index;
  const last = isEnd ? Math.min(script.sections.length - 1, to.index + 1) : to.index;
  const old = script.sections.slice(first, last + 1);
  const start = from.index > first ? from.start - (old[0] as Section).texts.length : from.start;
  const edited = replace(concat(old), shift(range.start, start), shift(range.end, start), text);
  const cut = reuse(old, cutSections(edited));
  return { uri: script.uri, sections: replaced(script.sections, first, old.length, cut) };
}

/** The section with a part of one line replaced, where that cannot concern other lines; else undefined. */
function withinLine(section: Section, start: Position, end: Position, text: string): Section | undefined {
  const { line } = start;
  if (line !== end.line || line <= section.headLine || line >= section.texts.length - 1) return undefined;
  const before = section.texts[line] ?? "";
  const [from, to] = [clamp([before], { ...start, line: 0 }), clamp([before], { ...end, line: 0 })];
  const now = before.slice(0, from.character) + text + before.slice(Math.max(from.character, to.character));
  if (now === "" || /[\r\n]/.test(text)) return undefined;
  const statement = parseLine(now);
  if (sectionWordOf(statement) !== undefined) return undefined;
  const { texts, statements } = section;
  return { ...section, texts: texts.with(line, now), statements: statements.with(line, statement) };
}

const shift = (p: Position, start: number): Position => ({ line: p.line - start, character: p.character });

/** Concatenated as whole lists: a flow may have very many lines. */
function concat(sections: readonly Section[]): ParsedLines {
  return {
    texts: ([] as string[]).concat(...sections.map((s) => s.texts)),
    ends: ([] as string[]).concat(...sections.map((s) => s.ends)),
    statements: ([] as Statement[]).concat(...sections.map((s) => s.statements)),
  };
}

/** The lines with the text between two places replaced. */
function replace(lines: ParsedLines, startAt: Position, endAt: Position, text: string): ParsedLines {
  const start = clamp(lines.texts, startAt);
  const end = before(clamp(lines.texts, endAt), start) ? start : clamp(lines.texts, endAt);
  const head = (lines.texts[start.line] ?? "").slice(0, start.character);
  const tail = (lines.texts[end.line] ?? "").slice(end.character);
  const fresh = splitLines(head + text + tail);
  fresh.ends[fresh.ends.length - 1] = lines.ends[end.line] ?? "";
  const around = <T>(list: readonly T[], middle: readonly T[]) =>
    list.slice(0, start.line).concat(middle, list.slice(end.line + 1));
  const texts = around(lines.texts, fresh.texts);
  const ends = around(lines.ends, fresh.ends);
  const statements = around(lines.statements, parseLines(fresh.texts, fresh.ends).statements);
  joinCarriageReturns(texts, ends, statements, start.line - 1, start.line + fresh.texts.length);
  return { texts, ends, statements };
}

/** Where an edit brought `\r` and `\n` together they are one line end. */
function joinCarriageReturns(texts: string[], ends: string[], statements: Statement[], from: number, to: number) {
  for (let i = Math.min(to, texts.length - 2); i >= Math.max(0, from); i--) {
    if (ends[i] !== "\r" || texts[i + 1] !== "" || ends[i + 1] !== "\n") continue;
    ends[i] = "\r\n";
    texts.splice(i + 1, 1);
    ends.splice(i + 1, 1);
    statements.splice(i + 1, 1);
  }
}

const before = (a: Position, b: Position) => a.line < b.line || (a.line === b.line && a.character < b.character);

function clamp(texts: readonly string[], p: Position): Position {
  if (p.line < 0) return { line: 0, character: 0 };
  const last = texts.length - 1;
  if (p.line > last) return { line: last, character: (texts[last] ?? "").length };
  return { line: p.line, character: Math.max(0, Math.min(p.character, (texts[p.line] ?? "").length)) };
}

/** Old section objects in place of new ones that are equal, at both ends of the stretch. */
function reuse(old: readonly Section[], cut: Section[]): Section[] {
  let top = 0;
  while (top < cut.length && top < old.length && same(old[top] as Section, cut[top] as Section)) {
    cut[top] = old[top] as Section;
    top++;
  }
  for (let i = 1; i <= cut.length - top && i <= old.length - top; i++) {
    const was = old[old.length - i] as Section;
    if (!same(was, cut[cut.length - i] as Section)) break;
    cut[cut.length - i] = was;
  }
  return cut;
}

function same(a: Section, b: Section): boolean {
  if (a.kind !== b.kind || a.texts.length !== b.texts.length || a.headLine !== b.headLine) return false;
  for (let i = 0; i < a.texts.length; i++) if (a.texts[i] !== b.texts[i] || a.ends[i] !== b.ends[i]) return false;
  return true;
}
