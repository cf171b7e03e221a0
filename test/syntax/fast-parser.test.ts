import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parse as parseFast } from "../../server/src/syntax/generated/fast-parser";
import { keywords } from "../../server/src/syntax/generated/keywords";
import { parse } from "../../server/src/syntax/generated/parser";

const root = join(__dirname, "../..");

/** What peggy's own parser says; undefined where it says no. */
function plainly(line: string) {
  try {
    return parse(line);
  } catch (failure) {
    assert.ok((failure as { location?: unknown }).location, `${line}: ${failure}`);
    return undefined;
  }
}

function agree(line: string): void {
  assert.deepEqual(parseFast(line), plainly(line), JSON.stringify(line));
}

/** Every line of every script in the repository. */
function* linesBelow(folder: string): Iterable<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile() && entry.name.endsWith(".msgflow"))
      yield* readFileSync(join(entry.parentPath, entry.name), "utf8").split(/\r\n|\n|\r/);
}

describe("the fast parser", () => {
  it("agrees with peggy's on every line of the library, the examples and the fixtures", () => {
    let count = 0;
    for (const folder of ["server/src/library", "examples", "test"])
      for (const line of linesBelow(join(root, folder))) {
        agree(line);
        count++;
      }
    assert.ok(count > 2000, `${count} lines`);
  });

  const words = fc.constantFrom(
    ...[...keywords, "of", "or", "by", "seen", "documented", "inferred", "required", "reference", "interaction"],
    ...[
      "string",
      "integer",
      "object",
      "true",
      "false",
      "A",
      "Ixn-2",
      "Größe",
      "𝒳",
      "e\u0301",
      "B.c",
      "1",
      "-1.5",
      "12a",
    ],
    ...['"x"', '"a\\"\\u00e9"', '"a\\q"', '"open', "->", "-->", "=>", ":", "=", ",", ".", "#", "# c", "##", "\\", "-"],
    ...[" ", "  ", "\t", "\uFEFF", "\u00a0", "http://x#y", "https://", "ftp://x"],
  );
  it("agrees with peggy's on lines made of what lines are made of", () => {
    const line = fc
      .array(words, { maxLength: 12 })
      .chain((parts) => fc.constantFrom("", " ").map((blank) => parts.join(blank)));
    fc.assert(fc.property(line, agree), { numRuns: 20_000 });
  });

  it("agrees with peggy's on right lines with a character changed", () => {
    const lines = [...linesBelow(join(root, "server/src/library")), ...linesBelow(join(root, "examples"))];
    const change = fc.record({
      line: fc.constantFrom(...lines),
      at: fc.nat(120),
      put: fc.string({ unit: "binary", maxLength: 2 }),
    });
    fc.assert(
      fc.property(change, ({ line, at, put }) => agree(line.slice(0, at) + put + line.slice(at + 1))),
      { numRuns: 20_000 },
    );
  });

  it("keeps nothing from a line that is none", () => {
    assert.equal(parseFast('A = "open'), undefined);
    assert.equal(parseFast("A -> B : C")?.kind, "send");
    assert.equal(parseFast("A -> "), undefined);
    agree("A -> B : C");
  });
});
