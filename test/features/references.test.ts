/** References by example: `<|>` marks the name that is asked of. To add one, see golden.ts; several files, see files.ts. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Location } from "vscode-languageserver-types";
import {
  definition,
  LIBRARY_URI,
  libraryFiles,
  type Position,
  parseScript,
  references,
  type Script,
  textOf,
} from "../../server/src/language-service";
import { filesOf, settingsOf, shownPlace } from "./files";
import { itMatchesGolden } from "./golden";
import { isInText, linesOf, shownRange, soups } from "./soup";

const library = libraryFiles().map(({ name, text }) => parseScript(LIBRARY_URI + name, text));
const NO_OTHERS = { known: [] };

/** All places, then those without declarations, as far as these are fewer. */
function shown(text: string): string[] {
  const { scripts, asked, position, settings } = filesOf(text);
  const show = ({ uri, range }: Location) => {
    const script = scripts.find((one) => one.uri === uri);
    return script ? shownPlace(uri, range, linesOf(script)[range.start.line] ?? "") : "(in the library)";
  };
  const [all, others] = [true, false].map((withDeclaration) =>
    references(asked, position, withDeclaration, settings).map(show),
  ) as [string[], string[]];
  return all.map((place) => (others.includes(place) ? place : `${place} (declaration)`));
}

const placesOf = (locations: readonly Location[]) => locations.map(({ uri, range }) => `${uri} ${shownRange(range)}`);

const declaredAt = (script: Script, position: Position) =>
  definition(script, position)
    .map(({ targetUri, targetSelectionRange }) => `${targetUri} ${shownRange(targetSelectionRange)}`)
    .join();

describe("the references to a name", function () {
  this.timeout(60_000);
  itMatchesGolden("references", (text) => [...new Set(shown(text))]);

  it("from a library file that is open are those from anywhere", () => {
    const [first] = library;
    assert.ok(first);
    const line = linesOf(first).findIndex((text) => text.startsWith("message "));
    const open = parseScript(first.uri, textOf(first));
    const flow = parseScript(
      "file:///a.msgflow",
      `flow "F" : none\n  Agent -> URS : ${linesOf(first)[line]?.split(" ")[1]}\n`,
    );
    const fromLibrary = references(open, { line, character: 9 }, true, { known: [flow, open] });
    const fromFlow = references(flow, { line: 1, character: 20 }, true, { known: [flow, open] });
    assert.ok(fromFlow.length > 3);
    assert.deepEqual(placesOf(fromLibrary).sort(), placesOf(fromFlow).sort());
  });

  it("are the same from each of them, hold where it is asked from, and are in the text", () => {
    const place = fc.record({ line: fc.nat(60), character: fc.nat(30) });
    const property = fc.property(soups, fc.array(place, { minLength: 5, maxLength: 10 }), (soup, places) => {
      const lines = linesOf(soup);
      for (const position of places) {
        const [link] = definition(soup, position);
        const found = references(soup, position, true, NO_OTHERS);
        assert.equal(link === undefined, found.length === 0);
        const own = found.filter(({ uri }) => uri === soup.uri);
        assert.equal(new Set(placesOf(found)).size, found.length);
        for (const { range } of own) assert.ok(isInText(range, lines));
        if (!link?.originSelectionRange) continue;
        assert.ok(placesOf(own).includes(`${soup.uri} ${shownRange(link.originSelectionRange)}`));
        const { range } = own[own.length >> 1] as Location;
        // A role's name is among its references also where it stands for a participant, whose references are others.
        if (declaredAt(soup, range.start) !== declaredAt(soup, position)) continue;
        assert.deepEqual(placesOf(references(soup, range.start, true, NO_OTHERS)), placesOf(found));
      }
    });
    fc.assert(property, { numRuns: 200 });
  });

  it("are none outside of the text", () => {
    const script = parseScript("file:///a.msgflow", "role A\n");
    for (const line of [-1, 2, 1e9, Number.NaN])
      assert.deepEqual(references(script, { line, character: 5 }, true, settingsOf([script])), []);
  });
});
