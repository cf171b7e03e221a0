/**
 * The formatter: a script in, edits out. There is one layout, whatever the editor's settings: two blanks a level, neighbours
 * aligned, at most one blank line in a row, one line end at the end. No statement changes what it says, and a line that
 * is none stays as it is. A section's layout depends on nothing but the section.
 */
import { addEdit, type Edit } from "./format-edits";
import { changesOf, withEnding } from "./format-layout";
import type { Range, Script } from "./script";

export interface FormatOptions {
  /** How many columns a tab takes at most: tells which lines a comment stands in line with. There are none afterwards. */
  readonly tabSize: number;
}

/** What makes a script formatted: at most one edit a line, only of what changes there, in the order of the lines. Never throws. */
export function formatEdits(script: Script, options: FormatOptions): Edit[] {
  return editsOf(script, options, () => true);
}

/**
 * The same, of the lines in these ranges. A range that ends before a line's first character does not reach into that
 * line. Lines are indented and aligned as if all were formatted.
 */
export function formatRangeEdits(script: Script, ranges: readonly Range[], options: FormatOptions): Edit[] {
  const spans = ranges.map(({ start, end }) => {
    const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
    return [start.line, last] as const;
  });
  return editsOf(script, options, (line, to) => spans.some(([first, last]) => first <= to && line <= last));
}

/** The formatted text. */
export function formattedText(script: Script, options: FormatOptions): string {
  const parts: string[] = [];
  for (const { section, changes } of sectionsOf(script, options)) {
    let next = 0;
    for (let line = 0; line < section.texts.length; line++) {
      const change = changes[next]?.line === line ? changes[next++] : undefined;
      if (change === undefined) parts.push(section.texts[line] ?? "", section.ends[line] ?? "");
      else if (change.text !== undefined) parts.push(change.text, section.ends[line] ?? "");
    }
  }
  return parts.join("");
}

function* sectionsOf({ sections }: Script, { tabSize }: FormatOptions) {
  let start = 0;
  for (const [index, section] of sections.entries()) {
    const changes = changesOf(section, tabSize);
    const isLast = index === sections.length - 1;
    const endAbove = sections[index - 1]?.ends.at(-1) ?? "";
    yield { section, start, changes: isLast ? withEnding(section, changes, endAbove) : changes };
    start += section.texts.length;
  }
}

/** `isWanted` is asked of the first and the last line of a section, then of each of its lines. */
function editsOf(script: Script, options: FormatOptions, isWanted: (line: number, to: number) => boolean): Edit[] {
  const edits: Edit[] = [];
  for (const { section, start, changes } of sectionsOf(script, options)) {
    if (changes.length === 0 || !isWanted(start, start + section.texts.length - 1)) continue;
    for (const change of changes) {
      const line = start + change.line;
      if (isWanted(line, line)) addEdit(edits, line, section.texts[change.line] ?? "", change.text);
    }
  }
  return edits;
}
