import assert from "node:assert/strict";
import fc from "fast-check";
import { linksOf } from "../../server/src/features/links";
import { documentLinks, parseScript } from "../../server/src/language-service";
import { manyFlows } from "../bench/corpus";
import { itMatchesGolden } from "./golden";
import { checkAfterEdits, checkReuse, isInText, linesOf, shownRange, soups } from "./soup";

const targetsIn = (uri: string, text: string) => documentLinks(parseScript(uri, text)).map(({ target }) => target);

describe("document links", function () {
  this.timeout(60_000);
  itMatchesGolden("links", (text) => {
    const script = parseScript("file:///folder/a.msgflow", text);
    const lines = linesOf(script);
    return documentLinks(script).map(({ range, target, tooltip }) => {
      const { start, end } = range;
      const linked = lines[start.line]?.slice(start.character, end.character);
      return `${shownRange(range)}: ${linked} -> ${target} (${tooltip})`;
    });
  });

  it("lie in one line and lead to addresses, in any script", () => {
    const property = fc.property(soups, (soup) => {
      for (const { range, target } of documentLinks(soup)) {
        assert.ok(isInText(range, linesOf(soup)) && range.start.line === range.end.line);
        assert.match(target ?? "", /^(?:file:\/\/\/|https?:\/\/[^/])[^\s"<>\\^`{|}]*$/);
      }
    });
    fc.assert(property, { numRuns: 400 });
  });

  it("are the same after edits as of the text anew", () => checkAfterEdits(documentLinks));

  it("are made again only for the section that is edited", () => {
    const uses = Array.from({ length: 60 }, (_, i) => `use "${i}.msgflow"\n`).join("");
    // A long run of declarations, each with a page: sections without links share one empty list.
    const roles = Array.from({ length: 60 }, (_, i) => `role R${i}\n  see https://example.org/${i}\n`).join("");
    checkReuse(uses + roles, linksOf);
    checkReuse(manyFlows(3000, 5).text, linksOf);
  });

  it("lead to other files of the same place", () => {
    const use = 'use "../b c.msgflow"';
    assert.deepEqual(targetsIn("vscode-vfs://github/o/r/a/a.msgflow", use), ["vscode-vfs://github/o/r/b%20c.msgflow"]);
    assert.deepEqual(targetsIn("file:///C:/a/a.msgflow", use), ["file:///c%3A/b%20c.msgflow"]);
    // Not saved yet: it stands in no folder.
    assert.deepEqual(targetsIn("untitled:Untitled-1", use), []);
  });
});
