/** The layout of a section: what its lines should say. Kept with the section, relative to it. */
import { isUncertain } from "./decisions";
import { type Cells, cellsOf } from "./format-cells";
import { isBlank, type Levels, levelsOf, STEP } from "./format-levels";
import { padded, type Run, runsOf } from "./format-runs";
import type { Section } from "./section";
import type { Statement } from "./statement";

/** A line that is not as it should be. */
export interface LineChange {
  /** From the section's first. */
  readonly line: number;
  /** What it should say, without its end; undefined where the line goes, with its end. */
  readonly text: string | undefined;
}

export interface Layout {
  /** In the order of the lines. */
  readonly changes: readonly LineChange[];
  readonly levels: Levels;
  /** The lines that are aligned with one another have the same. */
  readonly runs: readonly (Run | undefined)[];
}

const layouts = new WeakMap<Section, { readonly tabSize: number; readonly changes: readonly LineChange[] }>();
const NONE: readonly LineChange[] = [];

/** What has to change in a section; worked out once for it. `tabSize`: how many columns a tab takes at most. Never throws. */
export function changesOf(section: Section, tabSize: number): readonly LineChange[] {
  const known = layouts.get(section);
  if (known?.tabSize === tabSize) return known.changes;
  const { changes } = layoutOf(section, tabSize, isUncertain(section));
  layouts.set(section, { tabSize, changes: changes.length === 0 ? NONE : changes });
  return changes;
}

/**
 * All of the layout. It is not kept: who asks again for what has not changed asks for the changes alone. `asIs`: the
 * lines stay as far right as they are, as it is not certain which blocks they are in.
 */
export function layoutOf(section: Section, tabSize: number, asIs = false): Layout {
  const { statements, texts } = section;
  const levels = levelsOf(section, tabSize);
  const cells = statements.map((one, line) => (one.kind === "bad" ? undefined : cellsOf(texts[line] ?? "", one)));
  const runs = runsOf(section, cells);
  const changes: LineChange[] = [];
  for (let line = 0; line < statements.length; line++) {
    const indent = asIs ? indentOf(section, line) : " ".repeat((levels[line] ?? 0) * STEP);
    const made = lineOf(section, line, cells[line], indent, runs[line]);
    if (made !== texts[line]) changes.push({ line, text: made });
  }
  return { changes, levels, runs };
}

/** What the line should say; undefined where it should not be there. */
function lineOf(
  { statements, texts, ends }: Section,
  line: number,
  cells: Cells | undefined,
  indent: string,
  run: Run | undefined,
): string | undefined {
  if (cells === undefined) return texts[line];
  if (!isBlank(statements[line])) return laidOut(cells, indent, run);
  if (line > 0 && isBlank(statements[line - 1])) return undefined;
  // A `\r` and a `\n` with nothing between them are one line end.
  const wouldJoin = line > 0 && ends[line - 1] === "\r" && ends[line] === "\n";
  return wouldJoin ? texts[line] : cells.mark;
}

const indentOf = ({ texts }: Section, line: number) => /^\uFEFF?([ \t]*)/.exec(texts[line] ?? "")?.[1] ?? "";

function laidOut({ mark, cells, separators, comment }: Cells, indent: string, run: Run | undefined): string {
  let content = "";
  for (let i = 0; i < separators.length; i++)
    content += `${padded(cells[i] ?? "", run?.widths[i] ?? 0)} ${separators[i]} `;
  content += cells.at(-1) ?? "";
  const gap = content === "" || comment === "" ? "" : "  ";
  return mark + indent + content + gap + comment;
}

/** The changes of a script's last section: as of any other, but the script ends with one line end, of its own kind. */
export function withEnding(section: Section, changes: readonly LineChange[], endAbove: string): readonly LineChange[] {
  const { statements, texts, ends } = section;
  const end = statements.length - 1;
  const last = lastFilled(statements);
  const made = changes.filter(({ line }) => line <= last);
  if (last === end && !isBlank(statements[last])) {
    const text = made.at(-1)?.line === last ? made.pop()?.text : texts[last];
    made.push({ line: last, text: text + (ends[last - 1] || endAbove || "\n") });
  }
  for (let line = last + 1; line < end; line++) made.push({ line, text: undefined });
  if (last < end && texts[end] !== "") made.push({ line: end, text: "" });
  return made;
}

/** The last line that is not blank; the first where all are. */
function lastFilled(statements: readonly Statement[]): number {
  let last = statements.length - 1;
  while (last > 0 && isBlank(statements[last])) last--;
  return last;
}
