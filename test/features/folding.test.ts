import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { FoldingRange } from "vscode-languageserver-types";
import { foldsOf } from "../../server/src/features/folding";
import { type FoldingClient, foldingRanges, parseScript } from "../../server/src/language-service";
import { manyFlows } from "../bench/corpus";
import { itMatchesGolden } from "./golden";
import { checkAfterEdits, checkReuse, linesOf, soups } from "./soup";

const ALL: FoldingClient = { linesOnly: false, limit: undefined };
const LINES: FoldingClient = { linesOnly: true, limit: undefined };

const lines = ({ startLine, endLine }: FoldingRange) => `${startLine}–${endLine}`;
const rangesIn = (text: string, client: FoldingClient) =>
  foldingRanges(parseScript("file:///a.msgflow", text), client).map(lines);

const isIn = (range: FoldingRange, other: FoldingRange) =>
  other.startLine <= range.startLine && range.endLine <= other.endLine;
const areApart = (a: FoldingRange, b: FoldingRange) => a.endLine < b.startLine || b.endLine < a.startLine;

function depthOf(range: FoldingRange, all: readonly FoldingRange[]): number {
  return all.filter((other) => lines(other) !== lines(range) && isIn(range, other)).length;
}

describe("folding ranges", function () {
  this.timeout(60_000);
  itMatchesGolden("folding", (text) => {
    const script = parseScript("file:///a.msgflow", text);
    const texts = linesOf(script);
    return foldingRanges(script, LINES).map((range) => {
      const kind = range.kind === undefined ? "" : ` (${range.kind})`;
      return `${lines(range)}${kind}: ${texts[range.startLine]?.trim()} … ${texts[range.endLine]?.trim()}`;
    });
  });

  it("hide lines of the text, in any script, and for line folding none starts where another does", () => {
    const property = fc.property(soups, (soup) => {
      const count = linesOf(soup).length;
      for (const client of [ALL, LINES]) {
        const ranges = foldingRanges(soup, client);
        for (const { startLine, endLine } of ranges) assert.ok(startLine < endLine && endLine < count);
        const starts = ranges.map(({ startLine }) => startLine);
        assert.deepEqual(
          starts,
          [...starts].sort((a, b) => a - b),
        );
        if (client.linesOnly) assert.equal(new Set(starts).size, starts.length);
      }
    });
    fc.assert(property, { numRuns: 600 });
  });

  it("are as many as the client wants, the outermost", () => {
    const property = fc.property(soups, fc.nat(12), (soup, limit) => {
      const all = foldingRanges(soup, LINES);
      // Regions may begin in one flow and end in another: then there is no telling what is outermost.
      fc.pre(
        all.every((range) => all.every((other) => areApart(range, other) || isIn(range, other) || isIn(other, range))),
      );
      const some = foldingRanges(soup, { linesOnly: true, limit });
      assert.equal(some.length, Math.min(limit, all.length));
      const left = all.filter((range) => !some.some((one) => lines(one) === lines(range)));
      const deepest = Math.max(0, ...some.map((range) => depthOf(range, all)));
      for (const range of left) assert.ok(depthOf(range, all) >= deepest, lines(range));
    });
    fc.assert(property, { numRuns: 400 });
  });

  it("are the same after edits as of the text anew", () => {
    checkAfterEdits((script) => foldingRanges(script, ALL));
    checkAfterEdits((script) => foldingRanges(script, { linesOnly: true, limit: 7 }));
  });

  it("are made again only for the section that is edited", () => checkReuse(manyFlows(3000, 5).text, foldsOf));

  it("are of a block as a whole too where the client can fold two from one line", () => {
    const text = 'flow "F"\n  alt\n    A -> B : C\n  else\n    A -> B : C\n  end\n';
    assert.deepEqual(rangesIn(text, LINES), ["0–5", "1–2", "3–4"]);
    assert.deepEqual(rangesIn(text, ALL), ["0–5", "1–4", "1–2", "3–4"]);
  });

  it("know regions by the marks of the language's configuration", () => {
    const path = join(__dirname, "../../syntaxes/language-configuration.json");
    const { markers } = JSON.parse(readFileSync(path, "utf8")).folding;
    const [start, end] = [new RegExp(markers.start), new RegExp(markers.end)];
    const texts = [
      "# region",
      "  #region Chat",
      "#\tregion",
      "# regions",
      "# region-2",
      "## region",
      "# a region",
      "#",
    ];
    const ends = texts.map((text) => text.replace("region", "endregion"));
    for (const text of texts)
      assert.equal(rangesIn(`${text}\n\n# endregion`, LINES).includes("0–2"), start.test(text), text);
    for (const text of ends) assert.equal(rangesIn(`# region\n\n${text}`, LINES).includes("0–2"), end.test(text), text);
  });
});
