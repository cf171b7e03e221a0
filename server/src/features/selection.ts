/**
 * Selection ranges: what a selection grows to, step by step, from the word at the cursor over the parts of its line and the
 * parts of its section to the whole script.
 */
import type { SelectionRange } from "vscode-languageserver-types";
import { type Position, type Range, type Script, sectionAt } from "../syntax/script";
import type { Section } from "../syntax/section";
import type { Span } from "../syntax/statement";
import { runAt } from "./comment-runs";
import { extentOf, rangeOf } from "./extent";
import { spansOf, wordAt } from "./line-spans";
import { lastInside, type Part, partsOf } from "./parts";
import { perSection } from "./section-lists";

/** A line of a section. */
interface Place {
  readonly section: Section;
  /** The line of the script that the section starts in. */
  readonly base: number;
  readonly line: number;
  readonly parts: readonly Part[];
}

/**
 * For each position the ranges around it, each with the next larger one as its `parent`; for a position beyond the text an
 * empty one. A character beyond its line counts as the line's end. Never throws.
 */
export function selectionRanges(script: Script, positions: readonly Position[]): SelectionRange[] {
  // Cursors are often many in one section.
  const partsIn = perSection(partsOf);
  const file = fileRange(script);
  return positions.map((position) => {
    const { section, start: base } = sectionAt(script, position.line);
    const line = position.line - base;
    const text = section.texts[line];
    if (text === undefined) return { range: { start: position, end: position } };
    const place = { section, base, line, parts: partsIn(section, script.uri) };
    const cursor = Math.min(Math.max(position.character, 0), text.length);
    return nested({ line: position.line, character: cursor }, [...inLine(place, cursor), ...aroundLine(place), file]);
  });
}

/** Those of the ranges, ordered by size, that hold the position and all smaller ones of them. */
function nested(position: Position, ranges: readonly Range[]): SelectionRange {
  const held: Range[] = [];
  let inner: Range = { start: position, end: position };
  for (const range of ranges)
    if (holds(range, inner) && !(held.length > 0 && holds(inner, range))) {
      held.push(range);
      inner = range;
    }
  const parent = held.reduceRight<SelectionRange | undefined>((outer, range) => {
    return { range, ...(outer && { parent: outer }) };
  }, undefined);
  return parent ?? { range: inner };
}

/** The word first: what only touches the cursor is not what is meant. */
function inLine({ section, base, line }: Place, cursor: number): Range[] {
  const text = section.texts[line] ?? "";
  const statement = section.statements[line];
  const word = wordAt(text, cursor);
  const spans = statement ? spansOf(text, statement).sort((a, b) => lengthOf(a) - lengthOf(b)) : [];
  return [...(word ? [word] : []), ...spans].map(({ start, end }) =>
    rangeOf({ first: line, start, last: line, end }, base),
  );
}

/** The parts of the section that the line is in, from the inside out. */
function aroundLine({ section, base, line, parts }: Place): Range[] {
  const stretches: (readonly [first: number, last: number])[] = [];
  for (let inner = partAt(parts, line); inner; inner = partAt(inner.parts, line))
    stretches.unshift(...stretchesOf(inner));
  const run = runAt(section, line);
  if (run) stretches.unshift([run.first, run.last]);
  return stretches.map(([first, last]) => rangeOf(extentOf(section, first, last), base));
}

const partAt = (parts: readonly Part[], line: number) =>
  parts.findLast((part) => firstOf(part) <= line && line <= part.last);

/** A section begins with its documentation. */
const firstOf = (part: Part) => (part.kind === "section" ? 0 : part.line);

/** What is in a part, the part, and the part with its documentation. */
function stretchesOf(part: Part): (readonly [number, number])[] {
  const inside = [part.line + 1, Math.max(lastInside(part), part.line + 1)] as const;
  const whole = [part.line, part.last] as const;
  switch (part.kind) {
    case "section":
      return [inside, whole, [0, part.last]];
    case "branch":
      return [inside, whole];
    case "block":
      return part.of.branches.length > 1 ? [whole] : [inside, whole];
    default:
      return [whole];
  }
}

function fileRange({ sections }: Script): Range {
  const last = sections.at(-1);
  const line = sections.reduce((lines, section) => lines + section.texts.length, -1);
  return { start: { line: 0, character: 0 }, end: { line, character: last?.texts.at(-1)?.length ?? 0 } };
}

const lengthOf = ({ start, end }: Span) => end - start;

const holds = (outer: Range, inner: Range) => isBefore(outer.start, inner.start) && isBefore(inner.end, outer.end);

const isBefore = (a: Position, b: Position) => a.line < b.line || (a.line === b.line && a.character <= b.character);
