/**
 * A preferred fix is made without much thought, by one key. So in a right flow of which one line has been changed, it never
 * takes away a line that has not.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { applied, codeActions } from "../../server/src/language-service";
import { textOf } from "../../server/src/syntax/script";
import { FLOWS, parsed, slipsOf } from "./flows";

const EXAMPLES = join(__dirname, "../../examples");
const right = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith("-right.msgflow"))
  .map((name) => readFileSync(join(EXAMPLES, name), "utf8"));

/** What a line may become: each of its words with one slip, in turn by place, and words of other lines for the first. */
function changesOf(line: string): string[] {
  const changed: string[] = [];
  for (const [at, { 0: word, index }] of [...line.matchAll(/[\p{L}]+|->|:|"/gu)].entries()) {
    const slips = [...slipsOf(word).values()].flat().filter((slip) => slip !== word);
    const few = [slips[at % slips.length], slips.at(-1), ""].filter((slip) => slip !== undefined);
    for (const put of few) changed.push(line.slice(0, index) + put + line.slice(index + word.length));
  }
  const indent = /^ */.exec(line)?.[0] ?? "";
  return [...changed, ...["end", "else", "and", "Note over Ixn", "opt", "alt x"].map((put) => indent + put)];
}

/** How often each line is there. */
function counted(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line.trim(), (counts.get(line.trim()) ?? 0) + 1);
  return counts;
}

function check(lines: readonly string[], at: number, put: string): number {
  const script = parsed(lines.with(at, put));
  const everywhere = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  const others = counted(lines.toSpliced(at, 1));
  let tried = 0;
  for (const { code, fixes } of codeActions(script, everywhere))
    for (const { title, edits, isPreferred } of fixes) {
      if (!isPreferred) continue;
      tried++;
      const after = counted(textOf(applied(script, edits)).split("\n"));
      // A line may be written otherwise; what must not happen is that it goes.
      const left = [...after.values()].reduce((sum, count) => sum + count, 0);
      const gone = [...others].filter(([line, count]) => line !== "" && (after.get(line) ?? 0) < count);
      const isRemoved = gone.length > 0 && left < lines.length;
      assert.ok(
        !isRemoved,
        `line ${at + 1} is ${JSON.stringify(put)}: ${code}, “${title}” takes away\n${gone.join("\n")}`,
      );
    }
  return tried;
}

describe("a preferred fix", () => {
  let tried = 0;
  for (const [number, text] of [...FLOWS, ...right].entries())
    it(`takes away no line that was not changed: script ${number + 1}`, function () {
      this.timeout(120_000);
      const lines = text.split("\n");
      for (const [at, line] of lines.entries()) {
        if (line.trim() === "" || line.trim().startsWith("#")) continue;
        for (const put of changesOf(line)) tried += check(lines, at, put);
      }
    });

  it("is tried often enough to mean something", () => assert.ok(tried > 1000, String(tried)));
});
