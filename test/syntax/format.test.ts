/**
 * The formatter by example. To add one, add a script to fixtures/format, run with UPDATE_GOLDEN=1 and read what was
 * written beside it, `<name>.formatted.msgflow`.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { libraryFiles } from "../../server/src/language-service";
import { formatted } from "./format-support";

const folder = join(__dirname, "../fixtures/format");
const files = readdirSync(folder).sort();
const names = files
  .filter((name) => !name.endsWith(".formatted.msgflow"))
  .map((name) => name.replace(/\.msgflow$/, ""));
const examples = join(__dirname, "../../examples");

describe("the formatter", () => {
  for (const name of names)
    it(`lays out: ${name}`, () => {
      const text = formatted(readFileSync(join(folder, `${name}.msgflow`), "utf8"));
      const golden = join(folder, `${name}.formatted.msgflow`);
      if (process.env.UPDATE_GOLDEN === "1") writeFileSync(golden, text);
      assert.ok(existsSync(golden), `${name}.formatted.msgflow is missing: run with UPDATE_GOLDEN=1 and read it`);
      assert.equal(text, readFileSync(golden, "utf8"));
    });

  it("has an example for every expected text", () => {
    const expected = files.filter((name) => name.endsWith(".formatted.msgflow"));
    assert.deepEqual(
      expected.filter((name) => !names.includes(name.replace(/\.formatted\.msgflow$/, ""))),
      [],
    );
  });

  it("finds nothing to do in the examples and the library", () => {
    for (const name of readdirSync(examples, { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".msgflow")) continue;
      const text = readFileSync(join(examples, name), "utf8");
      assert.equal(formatted(text), text, name);
    }
    for (const { name, text } of libraryFiles()) assert.equal(formatted(text), text, name);
  });
});

describe("the formatter and line ends", () => {
  const cases: readonly (readonly [what: string, text: string, expected: string])[] = [
    ["adds the last one", "role A", "role A\n"],
    ["adds one of the script's own kind", "role A\r\nrole B", "role A\r\nrole B\r\n"],
    ["adds one like that of the line above, in a section of its own", "role A\rrole B", "role A\rrole B\r"],
    ["adds one behind a bad last line, and keeps its blanks", "role  ", "role  \n"],
    ["leaves one at the end", "role A\r\n\r\n  \r\n", "role A\r\n"],
    ["removes blanks behind the last", "role A\n\t", "role A\n"],
    ["keeps each as it is", "role  A\r\nrole  B\rrole  C\nrole  D\n", "role A\r\nrole B\rrole C\nrole D\n"],
    ["keeps a blank line that is all that parts a `\\r` from a `\\n`", "role A\r \nrole B\n", "role A\r \nrole B\n"],
    ["leaves an empty script empty", "", ""],
    ["takes the blanks out of an empty script", " \t", ""],
    ["leaves one blank line where there is nothing else", "\n\n\n", "\n"],
    ["keeps a byte order mark", "\uFEFF  role  A\n", "\uFEFFrole A\n"],
    ["keeps a byte order mark in an empty line", "\uFEFF \n\n", "\uFEFF\n"],
  ];
  for (const [what, text, expected] of cases)
    it(what, () => {
      assert.equal(formatted(text), expected);
      assert.equal(formatted(expected), expected);
    });
});

describe("the formatter and sizes", () => {
  it("does not fill the memory with the indentation of a nest of blocks", () => {
    const lines = Array.from({ length: 50_000 }, () => "alt");
    const text = `flow "F" : none\n${lines.join("\n")}\n${lines.map(() => "end").join("\n")}\n`;
    const result = formatted(text);
    assert.ok(result.length < 100_000 * 205);
    assert.equal(formatted(result), result);
  });

  it("does not align with names of any length", () => {
    const long = "x".repeat(1_000_000);
    const text = `flow "F" : none\n${long} -> B : M\n${"A -> B : M\n".repeat(50_000)}`;
    assert.ok(formatted(text).length < text.length + 250_000);
  });

  it("takes comments at the end of a nest of blocks one by one", () => {
    const text = `flow "F" : none\n${"alt\n".repeat(20_000)}${"# a\n".repeat(20_000)}${"else\n".repeat(20_000)}`;
    const result = formatted(text);
    assert.equal(formatted(result), result);
  });
});
