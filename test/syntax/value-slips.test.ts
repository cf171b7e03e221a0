import assert from "node:assert/strict";
import { parseLine } from "../../server/src/syntax/parse-line";
import { valueProblem } from "../../server/src/syntax/value-slips";

/** The line after the fix, "" where that leaves nothing of it; undefined where there is none. */
function mended(line: string): string | undefined {
  const statement = parseLine(line);
  assert.equal(statement.kind, "bad", line);
  const fix = statement.kind === "bad" ? statement.readings[0].problem.fix : undefined;
  if (!fix) return undefined;
  return fix.wholeLine ? "" : line.slice(0, fix.start) + fix.text + line.slice(fix.end);
}

describe("slips in values", () => {
  it("that lack quotes get them, up to the comment", () => {
    for (const [value, text] of [
      ["00020aAPXQ5J003A", '"00020aAPXQ5J003A"'],
      ["Normal", '"Normal"'],
      ["closed by the customer", '"closed by the customer"'],
      ["17x", '"17x"'],
      ["2024-01-01", '"2024-01-01"'],
      ["it's", '"it\'s"'],
      ["Größe", '"Größe"'],
      ["end", '"end"'],
      ["/a/b", '"/a/b"'],
      ["C:\\new", '"C:\\\\new"'],
      ["Normal;", '"Normal"'],
      ["Normal ,", '"Normal"'],
    ] as const) {
      assert.equal(mended(`  A.b = ${value}`), `  A.b = ${text}`);
      assert.equal(mended(`A=${value} \t # "c"`), `A=${text} \t # "c"`);
      assert.equal(parseLine(`A = ${text}`).kind, "value");
    }
  });

  it("that are in other letter case than `true` and `false` get theirs", () => {
    for (const value of ["True", "TRUE", "tRue"]) assert.equal(mended(`A = ${value}`), "A = true");
    assert.equal(mended("A = False; # c"), "A = false # c");
  });

  it("that stand for no value leave nothing of the line", () => {
    for (const value of ["null", "NULL", "None", "nil", "undefined", "none"])
      assert.equal(mended(`A = ${value}  # c`), "");
    assert.match(valueProblem("A = null", 4, 8)?.message ?? "", /`null` is not a value: remove the line .* `"null"`/);
  });

  it("that may be anything get no fix", () => {
    for (const value of ["", "-", ".5", "+17", "[1]", "{", 'a"b', "A -> B : M", "(x)"])
      assert.equal(mended(`A = ${value}`), undefined, value);
  });
});
