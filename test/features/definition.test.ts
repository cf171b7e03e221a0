/** Definitions by example: `<|>` marks the name that is asked of. To add one, see golden.ts; several files, see files.ts. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { LocationLink } from "vscode-languageserver-types";
import {
  definition,
  LIBRARY_URI,
  libraryFiles,
  parseScript,
  type Script,
  textOf,
} from "../../server/src/language-service";
import { filesOf, shownPlace } from "./files";
import { itMatchesGolden } from "./golden";
import { holds, isInText, linesOf, soups } from "./soup";

const library = libraryFiles().map(({ name, text }) => parseScript(LIBRARY_URI + name, text));

function shown({ targetUri, targetSelectionRange, targetRange }: LocationLink, scripts: readonly Script[]): string {
  const target = [...scripts, ...library].find(({ uri }) => uri === targetUri);
  const lines = target ? linesOf(target) : [];
  // Places in the library move with every release.
  const { start, end } = targetRange;
  const extent = targetUri.startsWith(LIBRARY_URI)
    ? ""
    : ` (${start.line}:${start.character}–${end.line}:${end.character})`;
  const place = shownPlace(targetUri, targetSelectionRange, lines[targetSelectionRange.start.line] ?? "");
  return targetUri.startsWith(LIBRARY_URI) ? place.replace(/ \d+:/, ":") : place + extent;
}

const definitionsIn = (text: string) => {
  const { scripts, asked, position, settings } = filesOf(text);
  return { scripts, asked, links: definition(asked, position, settings) };
};

describe("the definition of a name", function () {
  this.timeout(60_000);
  itMatchesGolden("definition", (text) => {
    const { scripts, links } = definitionsIn(text);
    return links.map((link) => shown(link, scripts));
  });

  it("says which name it is of", () => {
    const { asked, links } = definitionsIn(
      'flow "F" : none\n  Agent -> URS : EventAck via  Interaction   Manage<|>ment\n',
    );
    const range = links[0]?.originSelectionRange;
    assert.equal(linesOf(asked)[1]?.slice(range?.start.character, range?.end.character), "Interaction   Management");
  });

  it("in a library file that is open is in the library", () => {
    for (const script of library) {
      const open = parseScript(script.uri, textOf(script));
      const line = linesOf(open).findIndex((text) => text.includes("->") || text.startsWith("  from "));
      const [link] = definition(open, { line, character: 8 });
      assert.ok(link?.targetUri.startsWith(LIBRARY_URI), script.uri);
    }
  });

  it("is in the text, at a name, at any place of any script", () => {
    const place = fc.record({ line: fc.nat(60), character: fc.nat(40) });
    const property = fc.property(soups, fc.array(place, { minLength: 20, maxLength: 40 }), (soup, places) => {
      const lines = new Map([soup, ...library].map((script) => [script.uri, linesOf(script)]));
      for (const position of places)
        for (const { originSelectionRange, targetUri, targetRange, targetSelectionRange } of definition(
          soup,
          position,
        )) {
          const texts = lines.get(targetUri) ?? [];
          assert.ok(isInText(targetRange, texts) && isInText(targetSelectionRange, texts));
          assert.ok(holds(targetRange, targetSelectionRange));
          assert.ok(originSelectionRange && holds(originSelectionRange, { start: position, end: position }));
        }
    });
    fc.assert(property, { numRuns: 200 });
  });

  it("is not there outside of the text, and nothing is thrown", () => {
    const script = parseScript("file:///a.msgflow", "role A\n");
    for (const line of [-1, 2, 1e9, 0.5, Number.NaN])
      for (const character of [-1, 6, Number.NaN]) assert.deepEqual(definition(script, { line, character }), []);
    assert.deepEqual(definition(script, { line: 0, character: Number.NaN }), []);
  });
});
