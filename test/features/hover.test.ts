/**
 * Hovers by example. To add one, add a script to fixtures/hover with a cursor mark `<|>`, run with UPDATE_GOLDEN=1 and
 * read what was written beside it; an empty file says that nothing is shown there.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { markdownAt } from "./support";

const folder = join(__dirname, "../fixtures/hover");
const files = readdirSync(folder).sort();
const names = files.filter((file) => file.endsWith(".msgflow")).map((file) => file.replace(/\.msgflow$/, ""));

describe("a hover", () => {
  for (const name of names) {
    it(`tells: ${name}`, () => {
      const markdown = markdownAt(readFileSync(join(folder, `${name}.msgflow`), "utf8"));
      const shown = markdown === undefined ? "" : `${markdown}\n`;
      const golden = join(folder, `${name}.md`);
      if (process.env.UPDATE_GOLDEN === "1") writeFileSync(golden, shown);
      assert.ok(existsSync(golden), `${name}.md is missing: run with UPDATE_GOLDEN=1 and read it`);
      assert.equal(shown, readFileSync(golden, "utf8"));
    });
  }

  it("has an example for every file of what is told", () => {
    const scripts = new Set(names);
    const orphans = files.filter((file) => file.endsWith(".md") && !scripts.has(file.replace(/\.md$/, "")));
    assert.deepEqual(orphans, []);
  });
});
