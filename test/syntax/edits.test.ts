import assert from "node:assert/strict";
import fc from "fast-check";
import { splitLines } from "../../server/src/syntax/lines";
import { editScript, parseScript, type Range, type Script, textOf } from "../../server/src/syntax/script";

/** Pieces that, put together at random, make and break sections, documentation and line ends. */
const piece = fc.constantFrom(
  'flow "T"',
  "model M",
  "## doc",
  "# comment",
  "A -> B : C",
  "\n",
  "\r\n",
  "\r",
  "\n\n",
  "x = 1",
  "𝒳é",
  " ",
  "participant A : B",
  "flow",
);
const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(""));
const place = fc.record({ line: fc.nat(12), character: fc.nat(14) });
const change = fc.record({ from: place, to: place, text: fc.array(piece, { maxLength: 4 }).map((p) => p.join("")) });

/** The plain way: offsets into one string. */
function editText(source: string, range: Range, replacement: string): string {
  const lines = splitLines(source);
  const offset = (p: { line: number; character: number }) => {
    if (p.line >= lines.texts.length) return source.length;
    let at = 0;
    for (let i = 0; i < p.line; i++) at += (lines.texts[i] as string).length + (lines.ends[i] as string).length;
    return at + Math.min(p.character, (lines.texts[p.line] as string).length);
  };
  const start = offset(range.start);
  return source.slice(0, start) + replacement + source.slice(Math.max(start, offset(range.end)));
}

const shape = (script: Script) =>
  script.sections.map((s) => ({ kind: s.kind, headLine: s.headLine, texts: s.texts, ends: s.ends, is: s.statements }));

describe("edits of a script", () => {
  it("give what parsing the edited text gives", () => {
    fc.assert(
      fc.property(text, fc.array(change, { maxLength: 12 }), (source, changes) => {
        let script = parseScript("a", source);
        let plain = source;
        for (const { from, to, text: replacement } of changes) {
          const range = { start: from, end: to };
          script = editScript(script, [{ range, text: replacement }]);
          plain = editText(plain, range, replacement);
          assert.equal(textOf(script), plain);
          assert.deepEqual(shape(script), shape(parseScript("a", plain)));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("that empty a line between a carriage return and a line feed join these", () => {
    const script = parseScript("a", "flow a\n# b\r# c\n# d\n");
    const emptied = { start: { line: 2, character: 0 }, end: { line: 2, character: 3 } };
    const edited = editScript(script, [{ range: emptied, text: "" }]);
    assert.deepEqual(shape(edited), shape(parseScript("a", "flow a\n# b\r\n# d\n")));
  });

  it("keep the sections they do not touch", () => {
    const script = parseScript("a", "flow a\n  A -> B : C\n\nflow b\n  A -> B : C\nflow c\nflow d\n");
    const edited = editScript(script, [
      { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 3 } }, text: "Z" },
    ]);
    assert.equal(edited.sections[0]?.texts[1], "  Z -> B : C");
    for (const i of [1, 2, 3]) assert.equal(edited.sections[i], script.sections[i]);
  });
});
