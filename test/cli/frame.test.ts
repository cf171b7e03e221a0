import assert from "node:assert/strict";
import fc from "fast-check";
import { cellsOf, printable } from "../../server/src/cli/cells";
import { frame, frameOfAny } from "../../server/src/cli/frame";

/** The columns a text takes. */
const width = (text: string) => cellsOf(text).reduce((sum, cell) => sum + cell.width, 0);

/** What is underlined: the text, where the underline starts, and how long it is. */
const underlined = (line: string, marked: string, room = 80) => {
  const start = line.indexOf(marked);
  return frame(line, start, start + marked.length, room);
};

describe("cells of a line", () => {
  const widths: [string, string, number][] = [
    ["ASCII", "abc", 3],
    ["a precomposed character", "\u00e9", 1],
    ["a combining mark", "e\u0301", 1],
    ["several combining marks", "e\u0301\u0323", 1],
    ["Chinese and Japanese", "\u65e5\u672c\u30ab", 6],
    ["Hangul", "\ud55c\uae00", 4],
    ["Hangul in parts", "\u1112\u1161\u11ab", 2],
    ["fullwidth forms", "\uff21", 2],
    ["halfwidth forms", "\uff76", 1],
    ["rare Chinese", "\u{20BB7}", 2],
    ["mathematical letters", "\u{1D4B3}", 1],
    ["an emoji", "\u{1F600}", 2],
    ["a family", "\u{1F468}\u200d\u{1F469}\u200d\u{1F467}", 2],
    ["a flag", "\u{1F1E9}\u{1F1EA}", 2],
    ["a skin tone", "\u{1F44B}\u{1F3FD}", 2],
    ["an emoji by variation", "\u2764\ufe0f", 2],
    ["a keycap", "1\ufe0f\u20e3", 2],
    ["an arrow", "\u2192", 1],
  ];
  for (const [name, text, columns] of widths) it(`${name}: ${columns}`, () => assert.equal(width(text), columns));

  it("go to the next stop after a tab", () => {
    const cells = cellsOf("\ta\tbcd\te");
    assert.equal(cells.map((cell) => cell.shown).join(""), "    a   bcd e");
    assert.equal(cells.at(-1)?.column, 12);
  });

  it("show what would hide or be obeyed", () => {
    assert.equal(printable("a\u001b[31m\u0000\u007f\n"), "a\u241b[31m\u2400\u2421\u240a");
    assert.equal(printable("\u202eabc\u2066\u200b"), "\ufffdabc\ufffd\ufffd");
    assert.equal(printable("\u009b"), "\ufffd");
  });
});

describe("code frames", () => {
  it("underline the range", () => {
    assert.deepEqual(underlined("  A -> B", "->"), { text: "  A -> B", from: 4, length: 2 });
  });

  it("underline behind and under wide characters and tabs", () => {
    assert.deepEqual(underlined("\t\u65e5\u672c -> B", "->"), { text: "    \u65e5\u672c -> B", from: 9, length: 2 });
    assert.deepEqual(underlined("a \u{1F600}\u{1F600} b", "\u{1F600}\u{1F600}"), {
      text: "a \u{1F600}\u{1F600} b",
      from: 2,
      length: 4,
    });
    assert.deepEqual(underlined("e\u0301\u0323 x", "x"), { text: "e\u0301\u0323 x", from: 2, length: 1 });
  });

  it("underline the whole of a character that the range cuts", () => {
    assert.deepEqual(frame("a\u{1F600}b", 2, 3, 80), { text: "a\u{1F600}b", from: 1, length: 2 });
    assert.deepEqual(frame("ae\u0301b", 2, 3, 80), { text: "ae\u0301b", from: 1, length: 1 });
  });

  it("mark one column where the range is empty or beyond the line", () => {
    assert.deepEqual(frame("abc", 1, 1, 80), { text: "abc", from: 1, length: 1 });
    assert.deepEqual(frame("abc", 3, 3, 80), { text: "abc", from: 3, length: 1 });
    assert.deepEqual(frame("", 0, 0, 80), { text: "", from: 0, length: 1 });
    assert.deepEqual(frame("abc", 7, 9, 80), { text: "abc", from: 3, length: 1 });
  });

  it("cut at the right where the range is at the left", () => {
    assert.deepEqual(frame("abcdefghijklmnopqrstuvwxyz", 1, 3, 20), {
      text: "abcdefghijklmnopqrs…",
      from: 1,
      length: 2,
    });
  });

  it("cut at both sides, and never the range's start", () => {
    const line = `${"a".repeat(50)}WRONG${"b".repeat(50)}`;
    const { text, from, length } = underlined(line, "WRONG", 30);
    assert.equal(text.slice(from, from + length), "WRONG");
    assert.match(text, /^…a+WRONGb+…$/);
    assert.equal(text.length, 30);
  });

  it("fit the room and mark the range's first character, whatever the line holds", () => {
    const unit = fc.constantFrom("a", " ", "\t", "\u65e5", "\u{1F600}", "e\u0301", "\u001b");
    const line = fc.array(unit, { maxLength: 300 }).map((units) => units.join(""));
    fc.assert(
      fc.property(line, fc.nat(400), fc.nat(50), fc.integer({ min: 20, max: 60 }), (text, at, length, room) => {
        const start = Math.min(at, text.length);
        const framed = frame(`${text}X${text}`, start, start + length, room);
        assert.ok(width(framed.text) <= room);
        assert.ok(framed.length >= 1 && framed.from + framed.length <= room);
        const only = frame(`${text}X${text}`, text.length, text.length + 1, room);
        // A tab's place in the cut text is another than in the line: it has been expanded.
        const marked = cellsOf(only.text).find((cell) => cell.column === only.from);
        assert.equal(marked?.shown, "X");
      }),
    );
  });

  it("of plain lines are what they are by their cells", () => {
    const line = fc.string({ unit: fc.constantFrom("a", " ", "~"), maxLength: 200 });
    fc.assert(
      fc.property(line, fc.nat(250), fc.nat(250), fc.integer({ min: 20, max: 60 }), (text, start, length, room) => {
        const end = start + length;
        assert.deepEqual(frame(text, start, end, room), frameOfAny(text, start, end, room));
      }),
    );
  });

  it("of very long lines are made from the range's surroundings", () => {
    const line = "\u65e5".repeat(500_000);
    const start = performance.now();
    const { text, from, length } = frame(`${line}WRONG${line}`, 500_000, 500_005, 80);
    assert.ok(performance.now() - start < 500);
    assert.equal(length, 5);
    assert.ok(text.includes("WRONG") && from < 80);
  });
});
