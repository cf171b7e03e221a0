import assert from "node:assert/strict";
import fc from "fast-check";
import type { SelectionRange } from "vscode-languageserver-types";
import { extentOf } from "../../server/src/features/extent";
import { parseScript, type Range, selectionRanges } from "../../server/src/language-service";
import { itMatchesGolden } from "./golden";
import { positionsIn } from "./marks";
import { checkAfterEdits, holds, isInText, linesOf, shownRange, soups } from "./soup";

function rangesFrom(selection: SelectionRange | undefined): Range[] {
  return selection ? [selection.range, ...rangesFrom(selection.parent)] : [];
}

function shown(range: Range, lines: readonly string[]): string {
  const { start, end } = range;
  const first = lines[start.line] ?? "";
  if (start.line === end.line) return `${shownRange(range)}: ${first.slice(start.character, end.character)}`;
  return `${shownRange(range)}: ${first.slice(start.character)} … ${lines[end.line]?.slice(0, end.character).trim()}`;
}

const place = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(50));

describe("selection ranges", function () {
  this.timeout(60_000);
  itMatchesGolden("selection", (marked) => {
    const { text, positions } = positionsIn(marked);
    const script = parseScript("file:///a.msgflow", text);
    const lines = linesOf(script);
    return selectionRanges(script, positions).flatMap((selection, i) => [
      ...(i === 0 ? [] : [""]),
      ...rangesFrom(selection).map((range) => shown(range, lines)),
    ]);
  });

  it("hold the position and grow with each step up to the whole text, in any script", () => {
    const property = fc.property(soups, fc.array(place, { minLength: 1, maxLength: 5 }), (soup, places) => {
      const lines = linesOf(soup);
      const positions = places.map(([fraction, character]) => {
        const line = Math.floor(fraction * (lines.length - 1));
        return { line, character: Math.min(character, lines[line]?.length ?? 0) };
      });
      const answers = selectionRanges(soup, positions);
      assert.equal(answers.length, positions.length);
      for (const [i, position] of positions.entries()) {
        const ranges = rangesFrom(answers[i]);
        let inner: Range = { start: position, end: position };
        for (const [step, range] of ranges.entries()) {
          assert.ok(isInText(range, lines), shownRange(range));
          assert.ok(holds(range, inner), `${shownRange(range)} does not hold ${shownRange(inner)}`);
          if (step > 0) assert.ok(!holds(inner, range), `${shownRange(range)} twice`);
          inner = range;
        }
        const end = { line: lines.length - 1, character: lines.at(-1)?.length };
        assert.deepEqual(inner, { start: { line: 0, character: 0 }, end });
      }
    });
    fc.assert(property, { numRuns: 800 });
  });

  it("are the same after edits as of the text anew", () => {
    const positions = [0, 3, 9, 20, 31].map((line) => ({ line, character: 6 }));
    checkAfterEdits((script) => selectionRanges(script, positions));
  });

  it("are those of each of many positions, as if it were alone", () => {
    const script = parseScript("file:///a.msgflow", 'flow "F"\n  URS -> Agent : EventAck\nrole X\n');
    const positions = [1, 6, 12, 19].map((character) => ({ line: 1, character })).concat([{ line: 2, character: 6 }]);
    const alone = positions.map((position) => selectionRanges(script, [position])[0]);
    assert.deepEqual(selectionRanges(script, positions), alone);
  });

  it("end with the line for a character beyond it, and are empty beyond the text", () => {
    const script = parseScript("file:///a.msgflow", "role X\n");
    const [beyondLine] = selectionRanges(script, [{ line: 0, character: 99 }]);
    assert.equal(beyondLine && shownRange(beyondLine.range), "0:5–0:6");
    for (const position of [
      { line: 2, character: 0 },
      { line: -1, character: 0 },
      { line: 0.5, character: 0 },
    ])
      assert.deepEqual(selectionRanges(script, [position]), [{ range: { start: position, end: position } }]);
    const [empty] = selectionRanges(parseScript("file:///a.msgflow", ""), [{ line: 0, character: 0 }]);
    assert.equal(empty && shownRange(empty.range), "0:0–0:0");
  });

  it("are made of extents that do not end before they start, also of a blank line", () => {
    const [section] = parseScript("file:///a.msgflow", "flow\n    \n").sections;
    assert.deepEqual(section && extentOf(section, 1, 1), { first: 1, start: 0, last: 1, end: 0 });
  });

  it("can be written whatever is nested", () => {
    const depth = 20_000;
    const message = "  URS -> Agent : EventAck\n    A = 1\n";
    const text = `flow "Deep"\n${"  alt\n".repeat(depth)}${message}${"  end\n".repeat(depth)}`;
    const selection = selectionRanges(parseScript("file:///a.msgflow", text), [{ line: depth + 1, character: 4 }]);
    assert.ok(JSON.stringify(selection).length > 0);
    assert.ok(rangesFrom(selection[0]).some((range) => shownRange(range) === `${depth + 1}:2–${depth + 2}:9`));
  });
});
