/**
 * Completion by example. To add one, add a script to fixtures/completion with a cursor mark `<|>`, run with UPDATE_GOLDEN=1
 * and read what was written beside it: what is proposed, the best first; an empty file says that nothing is.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { proposalsAt, shown, unmarked } from "./completion-support";

const folder = join(__dirname, "../fixtures/completion");
const files = readdirSync(folder).sort();
const names = files.filter((file) => file.endsWith(".msgflow")).map((file) => file.replace(/\.msgflow$/, ""));
const inFolder = ["a.msgflow", "other.msgflow", "notes.txt", "parts/", ".git/", "node_modules/"];

describe("completion", () => {
  for (const name of names)
    it(`proposes: ${name}`, () => {
      const marked = unmarked(readFileSync(join(folder, `${name}.msgflow`), "utf8"));
      const items = proposalsAt(marked, { listFolder: () => inFolder })?.items ?? [];
      const told = items.map((item) => `${shown(item)}\n`).join("");
      const golden = join(folder, `${name}.txt`);
      if (process.env.UPDATE_GOLDEN === "1") writeFileSync(golden, told);
      assert.ok(existsSync(golden), `${name}.txt is missing: run with UPDATE_GOLDEN=1 and read it`);
      assert.equal(told, readFileSync(golden, "utf8"));
    });

  it("has an example for every file of what is told", () => {
    const orphans = files.filter((file) => file.endsWith(".txt") && !names.includes(file.replace(/\.txt$/, "")));
    assert.deepEqual(orphans, []);
  });
});
