/**
 * Formatting while typing. The rest of the script stays as it is, and so do the blanks around the cursor, except that a line
 * that has just begun is indented.
 */
import type { FormatOptions } from "./format";
import { addEdit, type Edit } from "./format-edits";
import { type Layout, layoutOf } from "./format-layout";
import { isBlank, levelBelow, STEP } from "./format-levels";
import { type Position, type Script, type SectionPlace, sectionAt } from "./script";

/** After these something may have to be formatted: a line end, and the last letters of `end`, `and` and `else`. */
export const FORMATTING_CHARACTERS = ["\n", "d", "e"] as const;

/**
 * What to change after `typed` was typed, right before `position`. After a line end: the line that it ends, those aligned
 * with it, and the indentation of the new line. Behind `end`, `and` and `else`: the indentation of the line. Never throws.
 */
export function formatTypedEdits(script: Script, position: Position, typed: string, options: FormatOptions): Edit[] {
  const place = sectionAt(script, position.line);
  const line = position.line - place.start;
  const statement = place.section.statements[line];
  if (statement === undefined) return [];
  if (typed === "\n") return afterLineEnd(script, place, line, options);
  const isWord = statement.kind === "end" || statement.kind === "branch";
  if (!isWord || statement.word.end !== position.character) return [];
  return changesAt(place, layoutOf(place.section, options.tabSize), new Set([line]));
}

/** `line` is the new line, counted from the first of its section. */
function afterLineEnd(script: Script, place: SectionPlace, line: number, { tabSize }: FormatOptions): Edit[] {
  const layout = layoutOf(place.section, tabSize);
  if (line > 0) {
    const wanted = alignedWith(place, layout, line - 1);
    return [...changesAt(place, layout, wanted.add(line)), ...indented(place, layout, line)].sort(byLine);
  }
  const begun = changesAt(place, layout, new Set([line]));
  if (place.start === 0) return begun;
  const above = sectionAt(script, place.start - 1);
  const layoutAbove = layoutOf(above.section, tabSize);
  const ended = above.section.statements.length - 1;
  return [...changesAt(above, layoutAbove, alignedWith(above, layoutAbove, ended)), ...begun];
}

const byLine = (a: Edit, b: Edit) => a.range.start.line - b.range.start.line;

/** The line, and those of its run. A blank line is none: who leaves one may come back to it. */
function alignedWith({ section }: SectionPlace, { runs }: Layout, line: number): Set<number> {
  const run = runs[line];
  if (run === undefined) return new Set(isBlank(section.statements[line]) ? [] : [line]);
  return new Set(runs.flatMap((other, at) => (other === run ? [at] : [])));
}

/** The changes of these lines, as far as they are not blank. */
function changesAt({ section, start }: SectionPlace, { changes }: Layout, lines: ReadonlySet<number>): Edit[] {
  const edits: Edit[] = [];
  for (const { line, text } of changes)
    if (lines.has(line) && !isBlank(section.statements[line]))
      addEdit(edits, start + line, section.texts[line] ?? "", text);
  return edits;
}

/** The indentation of a new blank line, as the line above it asks for. */
function indented({ section, start }: SectionPlace, { levels }: Layout, line: number): Edit[] {
  const level = levelBelow(section, levels, line - 1);
  const [text = "", edits] = [section.texts[line], [] as Edit[]];
  if (level === undefined || !isBlank(section.statements[line])) return edits;
  const indent = " ".repeat(level * STEP);
  if (text !== indent) addEdit(edits, start + line, text, indent);
  return edits;
}
