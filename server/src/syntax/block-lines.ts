/**
 * The lines of a section that open, divide and close blocks, and whether they fit together as they are. Most sections are
 * sound; for the others `block-repair.ts` finds what was meant.
 */
import { indentation } from "./format-cells";
import type { Section } from "./section";
import type { BadStatement, Meant, Reading, Statement, StatementOf } from "./statement";

export type Opening = StatementOf<"block" | "each" | "follows">;
export type BranchWord = StatementOf<"branch">["branch"];

/** What a line can do to the blocks around it. */
export type Part =
  | { readonly does: "open"; readonly word: string; readonly statement: Opening | undefined }
  | { readonly does: "divide"; readonly statement: StatementOf<"branch"> }
  | { readonly does: "close"; readonly statement: StatementOf<"end"> };

export interface BlockLine {
  /** From the section's first. */
  readonly line: number;
  /** How far right it begins, in columns. */
  readonly column: number;
  /** What it does; undefined for a bad line. */
  readonly part: Part | undefined;
  readonly bad: BadStatement | undefined;
  /** It repeats the line right above. */
  readonly isRepeated: boolean;
}

/** The word by which the branches of a block are divided. */
const DIVIDED_BY: ReadonlyMap<string, BranchWord> = new Map([
  ["alt", "else"],
  ["par", "and"],
]);

export function dividedBy(word: string): BranchWord | undefined {
  return DIVIDED_BY.get(word);
}

/** What a statement does to blocks; undefined for all that does nothing. */
export function partOf(meant: Meant | Statement): Part | undefined {
  switch (meant.kind) {
    case "block":
      return { does: "open", word: meant.block, statement: meant };
    case "each":
    case "follows":
      return { does: "open", word: meant.kind, statement: meant };
    case "frame":
      return { does: "open", word: "", statement: undefined };
    case "branch":
      return { does: "divide", statement: meant };
    case "end":
      return { does: "close", statement: meant };
    default:
      return undefined;
  }
}

/** What is known to be something else is no line of a block; of all other bad lines it may turn out that they are. */
const OTHERWISE: ReadonlySet<Meant["kind"]> = new Set([
  ...(["use", "protocol", "role", "message", "model", "version", "flow", "participant", "from", "answers"] as const),
  ...(["see", "attribute", "processed", "send", "accept", "value", "doc"] as const),
]);
const mayBePart = ({ meant }: Reading) =>
  !OTHERWISE.has(meant.kind) && !(meant.kind === "unknown" && meant.like === "send");

/** The lines of a section's blocks, in order, bad lines that may be some of them included. */
export function blockLines(section: Section): readonly BlockLine[] {
  const { statements, texts, headLine, kind } = section;
  const lines: BlockLine[] = [];
  let above = -1;
  /** The line above is repeated already: of a run of equal lines nobody knows how many are meant. */
  let isRun = false;
  for (let line = 0; line < statements.length; line++) {
    const statement = statements[line] as Statement;
    if (kind !== "head" && line === headLine) continue;
    if (statement.kind === "blank" || statement.kind === "doc") continue;
    const bad = statement.kind === "bad" && statement.readings.some(mayBePart) ? statement : undefined;
    const part = partOf(statement);
    if (part || bad) {
      const column = indentation(texts[line] ?? "", COLUMNS_OF_TAB);
      const isRepeated: boolean = above >= 0 && says(section, above) === says(section, line) && !isRun;
      lines.push({ line, column, part, bad, isRepeated });
      isRun = isRepeated;
    } else isRun = false;
    above = line;
  }
  return lines;
}

const COLUMNS_OF_TAB = 2;

/** A line without its comment and its blanks, which the layout changes. */
function says({ texts, statements }: Section, line: number): string {
  return (texts[line] ?? "").slice(0, statements[line]?.comment?.start).replace(/[ \t]+/g, "");
}

/** Whether the lines fit together as they are, and none repeats what it need not. */
export function areSound(lines: readonly BlockLine[]): boolean {
  const open: string[] = [];
  for (const { part, isRepeated } of lines) {
    if (!part) return false;
    if (part.does === "open") open.push(part.word);
    else if (part.does === "close") {
      if (open.pop() === undefined) return false;
    } else if (isRepeated || dividedBy(open.at(-1) ?? "") !== part.statement.branch) return false;
  }
  return open.length === 0;
}
