import assert from "node:assert/strict";
import fc from "fast-check";
import { formatTypedEdits } from "../../server/src/syntax/format-typed";
import { parseScript } from "../../server/src/syntax/script";
import { afterEdits, TAB_SIZE } from "./format-support";

/** The text after what was typed last, right before `<|>`, has been formatted. */
function typed(marked: string, by?: string): string {
  const [before = "", after = ""] = marked.split("<|>");
  const lines = before.split("\n");
  const position = { line: lines.length - 1, character: (lines.at(-1) ?? "").length };
  const character = by ?? (position.character === 0 || lines.at(-1)?.trim() === "" ? "\n" : before.at(-1)) ?? "";
  const text = before + after;
  const script = parseScript("file:///a.msgflow", text);
  return afterEdits(text, formatTypedEdits(script, position, character, { tabSize: TAB_SIZE }));
}

describe("formatting while typing", () => {
  it("lays out the line that is ended, and indents the new one", () => {
    assert.equal(typed('flow "F"\nA->B:M\n<|>'), 'flow "F"\n  A -> B : M\n  ');
    assert.equal(typed('flow "F"\n    A->B:M\n    <|>\n'), 'flow "F"\n  A -> B : M\n  \n');
  });

  it("aligns those that are aligned with it, and leaves all others", () => {
    const text = 'flow "F"\n  A -> B : M\n  # a\n    x=1\n  Longer->B:M\n<|>\n  C->D:N\n';
    assert.equal(typed(text), 'flow "F"\n  A      -> B : M\n  # a\n    x=1\n  Longer -> B : M\n  \n  C->D:N\n');
  });

  it("indents a new line below what opens a block, and below a flow", () => {
    assert.equal(typed('flow "F"\n<|>'), 'flow "F"\n  ');
    assert.equal(typed('flow "F"\nalt "a"\n<|>\n  end\n'), 'flow "F"\n  alt "a"\n    \n  end\n');
    assert.equal(typed('flow "F"\n  alt\n  else\n  <|>'), 'flow "F"\n  alt\n  else\n    ');
  });

  it("goes on with attributes", () => {
    assert.equal(typed('flow "F"\n  A -> B : M\n    x   = 1\n<|>'), 'flow "F"\n  A -> B : M\n    x = 1\n    ');
  });

  it("indents what was cut off the line, and a section begun in it", () => {
    assert.equal(typed('flow "F"\n  A -> B : M\n<|>C -> D : N\n'), 'flow "F"\n  A -> B : M\n  C -> D : N\n');
    assert.equal(typed('flow "F"\n  A->B : M\n  <|>flow "G"\n'), 'flow "F"\n  A -> B : M\nflow "G"\n');
  });

  it("leaves bad lines, blank ones, and what comes below them", () => {
    for (const text of ['flow "F"\n  A ->\n<|>', 'flow "F"\n    A -->B : M\n      <|>', 'flow "F"\n    \n      <|>\n'])
      assert.equal(typed(text), text.replace("<|>", ""));
    assert.equal(typed('flow "F"\n\n\n<|>\n\nx'), 'flow "F"\n\n\n\n\nx', "no line goes");
  });

  it("does nothing at the first line of a script", () => {
    assert.equal(typed("<|>  role  A\n", "\n"), "role A\n");
    assert.equal(typed("<|>", "\n"), "");
  });

  it("moves `end`, `else` and `and` to where they belong", () => {
    assert.equal(typed('flow "F"\n  alt\n    A->B:M\n    end<|>\n'), 'flow "F"\n  alt\n    A->B:M\n  end\n');
    assert.equal(typed('flow "F"\n  alt\n    A->B:M\n    else<|>\n'), 'flow "F"\n  alt\n    A->B:M\n  else\n');
    assert.equal(typed('flow "F"\n  par\n    A->B:M\n    and<|>\n'), 'flow "F"\n  par\n    A->B:M\n  and\n');
  });

  it("moves nothing else by their letters", () => {
    for (const text of [
      'flow "F"\n      Send<|> -> B : M\n',
      'flow "F"\n      Legend<|>\n',
      'flow "F"\n      note "end<|>"\n',
      'flow "F"\n      alt "else<|>"\n',
      'flow "F"\n      else "e<|>"\n',
      'flow "F"\n      end # e<|>\n',
    ])
      assert.equal(typed(text), text.replace("<|>", ""));
  });

  it("throws for no place and no text", () => {
    const piece = fc.constantFrom(
      "\n",
      "\r\n",
      "\r",
      " ",
      "end",
      "else",
      "flow",
      "A->B:M",
      "x=1",
      "# c",
      "alt",
      "\uFEFF",
    );
    const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(""));
    const far = fc.constantFrom(-1, 1e9, Number.NaN, 0.5);
    const place = fc.record({ line: fc.oneof(fc.nat(12), far), character: fc.oneof(fc.nat(12), far) });
    fc.assert(
      fc.property(text, place, fc.constantFrom("\n", "d", "e", "x", ""), (source, position, character) => {
        const script = parseScript("file:///a.msgflow", source);
        afterEdits(source, formatTypedEdits(script, position, character, { tabSize: TAB_SIZE }));
      }),
      { numRuns: 1000 },
    );
  });
});
