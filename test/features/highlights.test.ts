/**
 * Highlights by example: `<|>` marks the cursor; shown are the lines with a highlight, `{written}`, `[read]`, `<text>`. To add
 * one, see golden.ts.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { type DocumentHighlight, DocumentHighlightKind } from "vscode-languageserver-types";
import { highlights, parseScript, references } from "../../server/src/language-service";
import { filesOf } from "./files";
import { itMatchesGolden } from "./golden";
import { linesOf, shownRange, soups } from "./soup";

const BRACKETS = new Map<unknown, readonly [string, string]>([
  [DocumentHighlightKind.Write, ["{", "}"]],
  [DocumentHighlightKind.Read, ["[", "]"]],
  [DocumentHighlightKind.Text, ["<", ">"]],
]);

function bracketed(text: string, found: readonly DocumentHighlight[]): string {
  return found.reduceRight((line, { range: { start, end }, kind }) => {
    const [open, close] = BRACKETS.get(kind) ?? ["?", "?"];
    return (
      line.slice(0, start.character) +
      open +
      line.slice(start.character, end.character) +
      close +
      line.slice(end.character)
    );
  }, text);
}

describe("the highlights of a name", function () {
  this.timeout(60_000);
  itMatchesGolden("highlights", (text) => {
    const { asked, position, settings } = filesOf(text);
    const found = highlights(asked, position, settings);
    return linesOf(asked).flatMap((line, i) => {
      const here = found.filter(({ range }) => range.start.line === i);
      return here.length > 0 ? [`${i}: ${bracketed(line, here).trim()}`] : [];
    });
  });

  it("are references in the same script, with the one under the cursor", () => {
    const place = fc.record({ line: fc.nat(60), character: fc.nat(30) });
    const property = fc.property(soups, fc.array(place, { minLength: 5, maxLength: 10 }), (soup, places) => {
      for (const position of places) {
        const found = highlights(soup, position).map(({ range }) => shownRange(range));
        const all = references(soup, position, true, { known: [] })
          .filter(({ uri }) => uri === soup.uri)
          .map(({ range }) => shownRange(range));
        assert.equal(found.length === 0, all.length === 0);
        assert.deepEqual(
          all.filter((one) => found.includes(one)),
          found,
        );
      }
    });
    fc.assert(property, { numRuns: 200 });
  });

  it("are none outside of the text", () => {
    const script = parseScript("file:///a.msgflow", "role A\n");
    for (const line of [-1, 2, 1e9, Number.NaN]) assert.deepEqual(highlights(script, { line, character: 5 }), []);
  });
});
