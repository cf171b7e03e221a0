/**
 * Sections: a top-level line with the lines it owns. A section is the unit that is kept, re-parsed and re-checked:
 * it holds its own lines and knows nothing of its place in the file, so it outlives edits above it.
 */
import { parseLine } from "./parse-line";
import type { SectionWord, Statement } from "./statement";
import { isSuppressionAlone } from "./suppression";

/** `head`: what stands before the first top-level line. */
export type SectionKind = SectionWord | "head";

export interface Section {
  readonly kind: SectionKind;
  readonly texts: readonly string[];
  readonly ends: readonly string[];
  /** One statement a line. */
  readonly statements: readonly Statement[];
  /** The line of the top-level statement, after its documentation; 0 in a `head`. */
  readonly headLine: number;
}

const SECTION_WORDS: ReadonlySet<string> = new Set<SectionWord>([
  "use",
  "protocol",
  "role",
  "message",
  "model",
  "version",
  "flow",
]);

/** The section that a statement begins, if it begins one; a bad line that starts with a top-level word does too. */
export function sectionWordOf(statement: Statement): SectionWord | undefined {
  if (SECTION_WORDS.has(statement.kind)) return statement.kind as SectionWord;
  return statement.kind === "bad" ? statement.section : undefined;
}

/** Lines with their statements: what sections are cut from. */
export interface ParsedLines {
  readonly texts: readonly string[];
  readonly ends: readonly string[];
  readonly statements: readonly Statement[];
}

export function parseLines(texts: readonly string[], ends: readonly string[]): ParsedLines {
  const statements = new Array<Statement>(texts.length);
  for (let i = 0; i < texts.length; i++) statements[i] = parseLine(texts[i] ?? "");
  return { texts, ends, statements };
}

/**
 * The sections of these lines, in order, together all of them. Doc comments and suppressions right above a top-level
 * line are its.
 */
export function cutSections(lines: ParsedLines): Section[] {
  const sections: Section[] = [];
  let start = 0;
  let headLine = 0;
  let kind: SectionKind = "head";
  const close = (end: number) => {
    if (end > start) sections.push(cut(lines, kind, start, end, headLine));
  };
  for (let i = 0; i < lines.statements.length; i++) {
    const word = sectionWordOf(lines.statements[i] as Statement);
    if (word === undefined) continue;
    let top = i;
    while (top > start && isAttached(lines.statements[top - 1])) top--;
    close(top);
    start = top;
    headLine = i;
    kind = word;
  }
  close(lines.statements.length);
  return sections;
}

/** Whether a line belongs to the one below. */
function isAttached(statement: Statement | undefined): boolean {
  return statement?.kind === "doc" || isSuppressionAlone(statement);
}

function cut(lines: ParsedLines, kind: SectionKind, start: number, end: number, headLine: number): Section {
  return {
    kind,
    texts: lines.texts.slice(start, end),
    ends: lines.ends.slice(start, end),
    statements: lines.statements.slice(start, end),
    headLine: kind === "head" ? 0 : headLine - start,
  };
}

/**
 * The documentation of a section, Markdown: the doc comments above its top-level line, among which suppressions may
 * stand; "" without.
 */
export function documentationOf(section: Section): string {
  const docs: string[] = [];
  for (let i = section.headLine - 1; i >= 0; i--) {
    const statement = section.statements[i];
    if (!isAttached(statement)) break;
    if (statement?.kind === "doc") docs.unshift(statement.text);
  }
  return docs.join("\n");
}
