/** Formatting while typing is shown in test/features/formatting.test.ts; here it is asked at any place of any text. */
import fc from "fast-check";
import { formatTypedEdits } from "../../server/src/syntax/format-typed";
import { parseScript } from "../../server/src/syntax/script";
import { afterEdits, TAB_SIZE } from "./format-support";

describe("formatting while typing", () => {
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
