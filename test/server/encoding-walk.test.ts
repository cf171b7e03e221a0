import assert from "node:assert/strict";
import { withPositions } from "../../server/src/server.encoding-walk";

const place = (character: number) => ({ line: 0, character });
const range = (character: number) => ({ start: place(character), end: place(character) });

/** The value with each column put behind the name of the document that it was found to count in. */
function named(value: unknown): unknown {
  return withPositions(
    value,
    "own",
    ({ line, character }, uri) => ({ line, character: `${uri} ${character}` }) as never,
  );
}
const of = (uri: string, character: number) => {
  const position = { line: 0, character: `${uri} ${character}` };
  return { start: position, end: position };
};

describe("server: positions in what is sent", () => {
  it("count in the document that what they are in belongs to", () => {
    assert.deepEqual(named([{ range: range(1), related: [{ location: { uri: "a", range: range(2) } }] }]), [
      { range: of("own", 1), related: [{ location: { uri: "a", range: of("a", 2) } }] },
    ]);
    assert.deepEqual(named({ textDocument: { uri: "a", version: 1 }, edits: [{ range: range(1), newText: "" }] }), {
      textDocument: { uri: "a", version: 1 },
      edits: [{ range: of("a", 1), newText: "" }],
    });
  });

  it("count in a link's target where they are of that", () => {
    const link = {
      originSelectionRange: range(1),
      targetUri: "a",
      targetRange: range(2),
      targetSelectionRange: range(3),
    };
    assert.deepEqual(named(link), {
      originSelectionRange: of("own", 1),
      targetUri: "a",
      targetRange: of("a", 2),
      targetSelectionRange: of("a", 3),
    });
  });

  it("count in the documents that they are listed by, whatever these are called", () => {
    const changes = JSON.parse(JSON.stringify({ a: [{ range: range(1) }] }).replace('"a"', '"__proto__"'));
    const found = named({ changes }) as { changes: object };
    assert.deepEqual(Object.entries(found.changes), [["__proto__", [{ range: of("__proto__", 1) }]]]);
    assert.deepEqual(named({ relatedDocuments: { b: { items: [range(2)] } } }), {
      relatedDocuments: { b: { items: [of("b", 2)] } },
    });
  });

  it("are left alone in what is kept for the server", () => {
    assert.deepEqual(named({ data: place(1), position: place(2) }), { data: place(1), position: of("own", 2).start });
  });

  it("leave everything the same object where they stay", () => {
    const value = [{ range: range(1), changes: { a: [range(1)] } }, null, "text", 1];
    assert.equal(
      withPositions(value, undefined, (position) => position),
      value,
    );
  });
});
