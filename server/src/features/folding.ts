/**
 * Folding ranges: sections, messages with their attributes, blocks and branches, comments, runs of `use`, and regions. All
 * are of whole lines. What closes a block stays in sight, and so does each branch's first line.
 */
import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver-types";
import type { Script } from "../syntax/script";
import { commentRuns, regionMarks } from "./comment-runs";
import { lastInside, type Part, partsOf } from "./parts";
import { perSection, placedIn } from "./section-lists";

/** How the client folds. */
export interface FoldingClient {
  /** It folds whole lines, so that of several ranges that start in a line it knows one only. */
  readonly linesOnly: boolean;
  /** It wants no more ranges than so many. */
  readonly limit: number | undefined;
}

/** Lines of a section: from its first, which stays in sight, to the last one hidden. */
interface Fold {
  readonly first: number;
  readonly last: number;
  readonly kind?: FoldingRangeKind;
  /** Another one within it starts in the same line. */
  readonly shares?: true;
}

/** The folds of a section. The same list for the same section. */
export const foldsOf = perSection((section): readonly Fold[] => {
  const folds: Fold[] = commentRuns(section).map((run) => ({ ...run, kind: FoldingRangeKind.Comment }));
  addFolds(partsOf(section), folds);
  return folds.filter(({ first, last }) => last > first);
});
const marksOf = perSection(regionMarks);

/**
 * The ranges of a script, in the order of their lines. Where the client wants fewer than there are it gets the outermost.
 * Never throws.
 */
export function foldingRanges(script: Script, client: FoldingClient): FoldingRange[] {
  const listOf = client.linesOnly ? aloneInLine : foldsOf;
  const ranges = [...placedIn(script, listOf, placed), ...uses(script), ...regions(script)];
  ranges.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  const { limit } = client;
  return limit !== undefined && limit < ranges.length ? outermost(ranges, limit) : ranges;
}

/** Of those that start in one line, editors have people fold the innermost: `alt` up to its `else`. */
const aloneInLine = perSection((section, uri) => foldsOf(section, uri).filter(({ shares }) => !shares));

function addFolds(parts: readonly Part[], folds: Fold[]): void {
  for (const part of parts) {
    const shares = part.parts[0]?.line === part.line;
    folds.push({ first: part.line, last: lastInside(part), ...(shares && { shares }) });
    addFolds(part.parts, folds);
  }
}

function placed({ first, last, kind }: Fold, base: number): FoldingRange {
  return { startLine: base + first, endLine: base + last, ...(kind !== undefined && { kind }) };
}

/** Runs of `use` lines, between which only blank lines and comments stand. */
function uses(script: Script): FoldingRange[] {
  const runs: FoldingRange[] = [];
  let goesOnAt = -1;
  for (const { start, line, end, isAlone } of placedIn(script, useLinesOf, placedUse)) {
    const run = start === goesOnAt ? runs.at(-1) : undefined;
    if (run) run.endLine = line;
    else runs.push({ startLine: line, endLine: line, kind: FoldingRangeKind.Imports });
    goesOnAt = isAlone ? end : -1;
  }
  return runs.filter(({ startLine, endLine }) => endLine > startLine);
}

/** The `use` line of a section, the line behind the section, and whether nothing else is in it. */
interface UseLine {
  readonly line: number;
  readonly end: number;
  readonly isAlone: boolean;
}
const useLinesOf = perSection(({ kind, headLine, statements }): readonly UseLine[] => {
  if (kind !== "use") return [];
  const isAlone = statements.every((one, line) => line === headLine || one.kind === "blank" || one.kind === "doc");
  return [{ line: headLine, end: statements.length, isAlone }];
});

const placedUse = ({ line, end, isAlone }: UseLine, start: number) => {
  return { start, line: start + line, end: start + end, isAlone };
};

/** From each `# region` to its `# endregion`, wherever they stand; those without the other are passed over. */
function regions(script: Script): FoldingRange[] {
  const found: FoldingRange[] = [];
  const open: number[] = [];
  for (const { line, opens } of placedIn(script, marksOf, (mark, start) => ({ ...mark, line: start + mark.line }))) {
    if (opens) open.push(line);
    const startLine = opens ? undefined : open.pop();
    if (startLine !== undefined) found.push({ startLine, endLine: line, kind: FoldingRangeKind.Region });
  }
  return found;
}

/** So many of the ranges, those that are in the fewest others; in the order of their lines. */
function outermost(ranges: readonly FoldingRange[], limit: number): FoldingRange[] {
  const depths = depthsOf(ranges);
  const counts: number[] = [];
  for (const depth of depths) counts[depth] = (counts[depth] ?? 0) + 1;
  let left = limit;
  let deepest = 0;
  while (left >= (counts[deepest] ?? 0)) left -= counts[deepest++] ?? 0;
  return ranges.filter((_, i) => {
    const depth = depths[i] as number;
    return depth < deepest || (depth === deepest && left-- > 0);
  });
}

/** In how many others each range is. */
function depthsOf(ranges: readonly FoldingRange[]): number[] {
  const open: FoldingRange[] = [];
  return ranges.map((range) => {
    while (open.length > 0 && (open.at(-1) as FoldingRange).endLine < range.startLine) open.pop();
    return open.push(range) - 1;
  });
}
