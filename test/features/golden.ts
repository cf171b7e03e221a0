/**
 * Examples in files: a folder of scripts, each with what is answered of it beside it, in a `.txt` file. To add one, add a
 * script, run with UPDATE_GOLDEN=1 and read what was written.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FIXTURES = join(__dirname, "../fixtures");
const SCRIPT = /\.msgflow$/;

/** Declares a test for each script in the folder: what `lines` shows of it is what the file beside it says. */
export function itMatchesGolden(folder: string, lines: (text: string) => readonly string[]): void {
  const path = (file: string) => join(FIXTURES, folder, file);
  const files = readdirSync(path("")).sort();
  for (const file of files.filter((one) => SCRIPT.test(one))) {
    const name = file.replace(SCRIPT, "");
    it(`are those of the example ${name}`, () => {
      const shown = lines(readFileSync(path(file), "utf8"))
        .map((line) => `${line}\n`)
        .join("");
      const golden = path(`${name}.txt`);
      if (process.env.UPDATE_GOLDEN === "1") writeFileSync(golden, shown);
      assert.ok(existsSync(golden), `${name}.txt is missing: run with UPDATE_GOLDEN=1 and read it`);
      assert.equal(shown, readFileSync(golden, "utf8"));
    });
  }

  it("have an example for every file of answers", () => {
    const orphans = files.filter(
      (file) => file.endsWith(".txt") && !files.includes(file.replace(/\.txt$/, ".msgflow")),
    );
    assert.deepEqual(orphans, []);
  });
}

/** All lines of the scripts in these folders, each once. */
export function fixtureLines(...folders: readonly string[]): string[] {
  const texts = folders.flatMap((folder) => {
    const scripts = readdirSync(join(FIXTURES, folder)).filter((file) => SCRIPT.test(file));
    return scripts.map((file) => readFileSync(join(FIXTURES, folder, file), "utf8").replaceAll("<|>", ""));
  });
  return [...new Set(texts.flatMap((text) => text.split("\n")))];
}
