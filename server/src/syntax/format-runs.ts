/** Which lines of a section are aligned with one another, and how wide their cells are then. */
import { partOf } from "./block-lines";
import { type Cells, columnsOf } from "./format-cells";
import type { Section } from "./section";
import type { Statement } from "./statement";

/** Wider cells are not aligned, nor are others with them: a single one could make every line as long. */
const WIDEST = 100;

/** Lines that are aligned. */
export interface Run {
  /** Of each cell but the last, in columns. */
  readonly widths: number[];
}

type Aligned = "send" | "value" | "participant" | "attribute";

/** The run of every line; undefined for lines that are not aligned. `cells` are those of the lines, undefined for bad ones. */
export function runsOf({ statements }: Section, cells: readonly (Cells | undefined)[]): readonly (Run | undefined)[] {
  const runs = new Array<Run | undefined>(statements.length);
  const open = new Map<Aligned, Run>();
  for (let line = 0; line < statements.length; line++) {
    const kind = alignedBy(statements[line] as Statement);
    if (kind === "on") continue;
    for (const other of open.keys()) if (other !== kind && !goesOn(other, kind)) open.delete(other);
    if (kind === "end" || kind === "accept") continue;
    const run = open.get(kind) ?? { widths: [] };
    open.set(kind, run);
    runs[line] = run;
    widen(run, cells[line] as Cells);
  }
  return runs;
}

/** `on`: the line ends no run; `end`: it ends all. */
function alignedBy(statement: Statement): Aligned | "accept" | "on" | "end" {
  switch (statement.kind) {
    case "send":
    case "value":
    case "participant":
    case "attribute":
    case "accept":
      return statement.kind;
    case "blank":
      return statement.comment ? "on" : "end";
    case "doc":
      return "on";
    case "bad":
      // Most often a message or an attribute that is being typed: the others are not to move to and fro meanwhile.
      return partOf(statement.readings[0].meant) === undefined ? "on" : "end";
    default:
      return "end";
  }
}

/** What stands under a message does not end the run of messages. */
function goesOn(run: Aligned, kind: Aligned | "accept" | "end"): boolean {
  return run === "send" && (kind === "value" || kind === "accept");
}

function widen({ widths }: Run, { cells }: Cells): void {
  for (let i = 0; i < cells.length - 1; i++) {
    const width = columnsOf(cells[i] ?? "");
    widths[i] = Math.max(widths[i] ?? 0, width > WIDEST ? 0 : width);
  }
}

/** The cell with blanks up to a width. */
export function padded(cell: string, width: number): string {
  return cell + " ".repeat(Math.max(0, width - columnsOf(cell)));
}
