import assert from "node:assert/strict";
import fc from "fast-check";
import type { Finding, Position, Range } from "../../server/src/language-service";
import { moveFindings, moveRange } from "../../server/src/workspace/moves";
import { at } from "./client";
import { edited, offsetOf, rangeOf, textAt } from "./plain-text";

const position = (line: number, character: number): Position => ({ line, character });
const change = (range: Range, text: string) => ({ range, text });
const finding = (range: Range, related: Finding["related"] = []): Finding => ({
  code: "syntax",
  severity: "error",
  message: "m",
  range,
  related,
});

describe("findings that move with edits", () => {
  const word = at(3, 5, 9);
  const cases: [string, ReturnType<typeof change>, Range | undefined][] = [
    ["stay before an edit in a later line", change(at(4, 0, 3), "x"), word],
    ["stay before an edit later in the line", change(at(3, 10, 12), "\n"), word],
    ["stay when something is put right after them", change(at(3, 9, 9), "xy"), word],
    ["move when something is put right before them", change(at(3, 5, 5), "xy"), at(3, 7, 11)],
    ["move along the line", change(at(3, 0, 2), "abc"), at(3, 6, 10)],
    ["move down", change(at(1, 2, 2), "a\nb\r\nc\rd"), at(6, 5, 9)],
    ["move up", change({ start: position(0, 1), end: position(2, 0) }, ""), at(1, 5, 9)],
    ["move to another line's start", change(at(3, 5, 5), "\n  "), at(4, 2, 6)],
    ["move to the end of another line", change({ start: position(2, 4), end: position(3, 1) }, ""), at(2, 8, 12)],
    ["grow around what is put into them", change(at(3, 6, 7), "long"), at(3, 5, 12)],
    ["keep the end that is left", change(at(3, 3, 7), "x"), at(3, 4, 6)],
    ["keep the start that is left", change(at(3, 7, 12), "xyz"), at(3, 5, 7)],
    ["go with their text", change(at(3, 5, 9), "other"), undefined],
    ["go with the text around them", change({ start: position(1, 0), end: position(8, 0) }, ""), undefined],
    ["take a range the wrong way round", change({ start: position(3, 2), end: position(3, 0) }, ""), at(3, 3, 7)],
  ];
  for (const [name, edit, expected] of cases) it(name, () => assert.deepEqual(moveRange(word, edit), expected));

  it("of no length stay at the end of the text before them", () => {
    assert.deepEqual(moveRange(at(3, 9, 9), change(at(3, 9, 9), "\nx")), at(3, 9, 9));
    assert.deepEqual(moveRange(at(3, 0, 0), change(at(3, 0, 0), "\n")), at(4, 0, 0));
    assert.deepEqual(moveRange(at(3, 9, 9), change(at(3, 2, 4), "")), at(3, 7, 7));
    assert.deepEqual(moveRange(at(3, 9, 9), change(at(3, 7, 12), "a")), at(3, 8, 8));
  });

  it("move their related places in the same document only", () => {
    const places = ["file:///a", "file:///b"].map((uri) => ({ uri, range: word, message: "there" }));
    const [moved] = moveFindings([finding(at(9, 0, 1), places)], "file:///a", change(at(0, 0, 0), "\n"));
    assert.deepEqual(
      moved?.related.map((place) => place.range),
      [at(4, 5, 9), word],
    );
    const [left] = moveFindings([finding(at(9, 0, 1), places)], "file:///a", change(at(3, 0, 20), ""));
    assert.deepEqual(
      left?.related.map((place) => place.uri),
      ["file:///b"],
    );
  });

  it("are the same list where nothing moves", () => {
    const findings = [finding(word)];
    assert.equal(moveFindings(findings, "file:///a", change(at(5, 0, 0), "x")), findings);
  });

  it("stay on their text, whatever is edited beside it", () => {
    const piece = fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "\r\n", "\r", "😀"), maxLength: 8 });
    const parts = fc.tuple(piece, piece, fc.stringMatching(/^[a-z]{1,5}$/), piece, piece, fc.boolean());
    fc.assert(
      fc.property(parts, piece, ([before, between, marked, after, rest, isBefore], replacement) => {
        // `before` or `rest` is replaced.
        const texts = [before, between, marked, after, rest];
        const text = texts.join("");
        const offset = (n: number) => texts.slice(0, n).join("").length;
        const [start, end] = isBefore ? [0, offset(1)] : [offset(4), offset(5)];
        if (splitsLineEnd(text, start, end, replacement)) return;
        const edit = change(rangeOf(text, start, end), replacement);
        const moved = moveRange(rangeOf(text, offset(2), offset(3)), edit);
        const now = edited(text, [edit]);
        assert.ok(moved);
        assert.equal(textAt(now, moved), marked);
        assert.equal(offsetOf(now, moved.start), offset(2) + (isBefore ? replacement.length - before.length : 0));
      }),
      { numRuns: 2_000 },
    );
  });

  it("stay within the text and the right way round, whatever is edited", () => {
    const piece = fc.string({ unit: fc.constantFrom("a", "b", "\n", "😀"), maxLength: 20 });
    fc.assert(
      fc.property(
        piece,
        piece,
        fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(20)),
        (text, replacement, places) => {
          const [a, b, c, d] = places.map((place) => Math.min(place, text.length)) as [number, number, number, number];
          const range = rangeOf(text, Math.min(a, b), Math.max(a, b));
          const edit = change(rangeOf(text, Math.min(c, d), Math.max(c, d)), replacement);
          const moved = moveRange(range, edit);
          if (moved === undefined) return;
          const now = edited(text, [edit]);
          const [start, end] = [offsetOf(now, moved.start), offsetOf(now, moved.end)];
          assert.deepEqual(moved, rangeOf(now, start, end), "its places are in the text");
          assert.equal(end > start, a !== b, "it is empty exactly if it was");
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

/** Whether an edit takes a CRLF apart or puts one together, which LSP has no places for. */
function splitsLineEnd(text: string, start: number, end: number, replacement: string): boolean {
  const now = text.slice(0, start) + replacement + text.slice(end);
  const within = (whole: string, i: number) => whole[i - 1] === "\r" && whole[i] === "\n";
  return within(text, start) || within(text, end) || within(now, start) || within(now, start + replacement.length);
}
