import assert from "node:assert/strict";
import { LIBRARY_URI, library, libraryFiles } from "../../server/src/library/library";
import { parseScript, type Script } from "../../server/src/syntax/script";
import type { Statement } from "../../server/src/syntax/statement";

const parsed = libraryFiles().map(({ name, text }) => parseScript(LIBRARY_URI + name, text));
const statementsOf = (scripts: readonly Script[]) =>
  scripts.flatMap(({ sections }) => sections.flatMap(({ statements }) => Array.from(statements)));

/** The names of the properties in their order, of an object and all its parts. */
const shape = (value: object): unknown =>
  Object.entries(value).map(([name, part]) => (typeof part === "object" && part !== null ? [name, shape(part)] : name));

describe("prepared library", () => {
  it("is what parsing its files gives; npm run build makes it again", () => {
    for (const [i, script] of library().scripts.entries()) assert.deepEqual(script, parsed[i]);
    assert.equal(library().scripts.length, parsed.length);
  });

  it("has statements of the same shapes, so that the code that reads statements meets no more of them", () => {
    assert.deepEqual(statementsOf(library().scripts).map(shape), statementsOf(parsed).map(shape));
  });

  it("shares one statement among equal lines", () => {
    const byText = new Map<string, Statement>();
    for (const { sections } of library().scripts)
      for (const { texts, statements } of sections)
        texts.forEach((text, i) => {
          const statement = statements[i] as Statement;
          assert.equal(byText.get(text) ?? statement, statement, text);
          byText.set(text, statement);
        });
  });

  it("knows for each of its files what the others declare", () => {
    const { scripts, scope, others } = library();
    for (const { uri } of scripts) {
      const names = [...(others.get(uri)?.messages.values() ?? [])].map(({ name }) => name);
      const foreign = [...scope.messages.values()].filter(({ origin }) => origin.uri !== uri);
      assert.deepEqual(
        names,
        foreign.map(({ name }) => name),
      );
      assert.equal(others.get(uri), others.get(uri));
    }
    assert.equal(others.get("file:///a.msgflow"), undefined);
  });
});
