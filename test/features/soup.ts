/** Scripts at random, made of the lines of the examples, and what must be true of any answer about them. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { type Position, parseScript, type Range, type Script, textOf } from "../../server/src/language-service";
import { afresh, applied, edits } from "../rules/edits";
import { fixtureLines } from "./golden";

const URI = "file:///folder/soup.msgflow";
const line = fc.constantFrom(...fixtureLines("symbols", "folding", "selection", "links"));
// Blocks are what goes wrong: there are more of their lines than in the examples.
const blockLine = fc.constantFrom(
  "    ",
  "  alt",
  "  else",
  "  par",
  "  and",
  "  end",
  "  loop",
  "  end",
  'flow "F"',
  "version V",
);
const end = fc.constantFrom("\n", "\n", "\n", "\n", "\r\n", "\r");

export const soups = fc
  .array(fc.tuple(fc.oneof(line, line, blockLine), end), { maxLength: 60, size: "max" })
  .map((parts) => parseScript(URI, parts.map(([text, lineEnd]) => text + lineEnd).join("")));

/** What is answered of a script after edits, some of them answered in between, is what is answered of its text anew. */
export function checkAfterEdits(answer: (script: Script) => unknown): void {
  const property = fc.property(soups, fc.array(edits, { minLength: 1, maxLength: 5 }), (soup, steps) => {
    answer(soup);
    let script = soup;
    for (const changes of steps) {
      script = applied(script, changes);
      assert.deepEqual(answer(script), answer(afresh(script)));
    }
  });
  fc.assert(property, { numRuns: 300 });
}

/**
 * After an edit of one character in a long script, what is made of the sections is the same object for all but those that
 * the edit touches.
 */
export function checkReuse(text: string, madeOf: (section: Script["sections"][number], uri: string) => unknown): void {
  const before = parseScript(URI, text);
  assert.ok(before.sections.length > 50);
  const made = new Set(before.sections.map((section) => madeOf(section, URI)));
  const middle = { line: Math.floor(linesOf(before).length / 2), character: 3 };
  const after = applied(before, [() => ({ range: { start: middle, end: middle }, text: "x" })]);
  const anew = after.sections.filter((section) => !made.has(madeOf(section, URI)));
  assert.equal(after.sections.length, before.sections.length);
  assert.ok(anew.length <= 1, `${anew.length} sections were made again`);
}

export function linesOf(script: Script): string[] {
  return textOf(script).split(/\r\n|\n|\r/);
}

/** Whether the range is in the text, its end not before its start. */
export function isInText({ start, end }: Range, lines: readonly string[]): boolean {
  const isThere = ({ line: at, character }: Position) => character >= 0 && character <= (lines[at]?.length ?? -1);
  return isThere(start) && isThere(end) && isOrdered(start, end);
}

export function holds(outer: Range, inner: Range): boolean {
  return isOrdered(outer.start, inner.start) && isOrdered(inner.end, outer.end);
}

const isOrdered = (a: Position, b: Position) => a.line < b.line || (a.line === b.line && a.character <= b.character);

/** `3:2–5:0`, lines and columns from 0. */
export function shownRange({ start, end }: Range): string {
  return `${start.line}:${start.character}–${end.line}:${end.character}`;
}
