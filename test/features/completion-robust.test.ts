/** Completion at every position of many texts, and of texts that are damaged. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { completionAt, type Proposals } from "../../server/src/features/completion";
import { describe as describeProposal } from "../../server/src/features/completion/describe";
import { TRIGGERS } from "../../server/src/features/completion/trigger";
import type { Position } from "../../server/src/language-service";
import type { ScriptResult } from "../../server/src/rules/check";
import { textOf } from "../../server/src/syntax/script";
import { changesOf, far, mutated } from "./mutations";
import { checked } from "./support";

const root = join(__dirname, "../..");
const scriptsIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".msgflow"))
    .map((name) => join(folder, name));
const files = [...scriptsIn("examples"), ...scriptsIn("test/fixtures/rules")];
const listFolder = () => ["a.msgflow", "b/"];

/** What is proposed replaces a stretch of its line around the cursor, and each thing is proposed once. */
function check(result: ScriptResult, position: Position, line: string, trigger?: string): Proposals | undefined {
  const found = completionAt(result, position, { trigger, listFolder });
  if (!found) return undefined;
  const { at, end, start } = found.cursor;
  assert.ok(start <= at && at <= end && end <= line.length, JSON.stringify(found.cursor));
  for (const item of found.items) assert.ok((item.start ?? start) <= at && (item.start ?? start) >= 0);
  const labels = found.items.map(({ label }) => label);
  assert.equal(new Set(labels).size, labels.length, labels.join("\n"));
  return found;
}

function checkAll(text: string): void {
  const result = checked(text);
  text.split(/\r\n|\n|\r/).forEach((line, number) => {
    for (let character = 0; character <= line.length; character++) check(result, { line: number, character }, line);
  });
}

describe("completion anywhere", () => {
  for (const file of files)
    it(`proposes something or nothing everywhere in ${file}`, function () {
      this.timeout(120_000);
      checkAll(readFileSync(join(root, file), "utf8"));
    });

  const sources = files.map((file) => readFileSync(join(root, file), "utf8")).filter(({ length }) => length < 3000);
  const piece = fc.constantFrom(
    "\n",
    "\r\n",
    " ",
    '"',
    "#",
    "->",
    ":",
    "=",
    ".",
    ",",
    "end",
    "alt\n",
    "par\n",
    "flow",
    "é",
    "\u{1D4B3}",
  );
  const change = changesOf(piece);
  const place = fc.record({ line: fc.oneof(fc.nat(40), far), character: fc.oneof(fc.nat(60), far) });

  it("never throws, whatever the text, and tells of every proposal", function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.array(change, { maxLength: 8 }),
        fc.array(place, { minLength: 1, maxLength: 15 }),
        fc.constantFrom(undefined, undefined, ...TRIGGERS),
        (source, changes, positions, trigger) => {
          const result = checked(mutated(source, changes));
          const lines = textOf(result.script).split(/\r\n|\n|\r/);
          for (const position of positions) {
            const found = check(result, position, lines[position.line] ?? "", trigger);
            for (const { about } of found?.items ?? []) if (about) describeProposal(about, result, position.line);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("shows titles on one line, whatever they say", () => {
    const text = 'role Own "two\\nlines\\u202E "\nparticipant Mine : ';
    const found = completionAt(checked(text), { line: 1, character: 19 });
    assert.equal(found?.items.find(({ label }) => label === "Own")?.description, "two lines");
  });

  it("proposes no file whose name cannot be written in a script", () => {
    const names = ["half\ud800.msgflow", "two\nlines.msgflow", "whole\u{1D4B3}.msgflow", "half\udc00/"];
    const found = completionAt(checked('use "'), { line: 0, character: 5 }, { listFolder: () => names });
    assert.deepEqual(
      found?.items.map(({ label }) => label),
      ["whole\u{1D4B3}.msgflow", "../"],
    );
  });

  it("takes lines of any length and flows of any size and depth", () => {
    const long = "x".repeat(200_000);
    check(checked(long), { line: 0, character: long.length }, long);
    const deep = `flow\n${"alt\n".repeat(3000)}`;
    assert.ok(check(checked(deep), { line: 3001, character: 0 }, ""));
    const many = `flow : StopProcessing A\n${"  InteractionServer -> Agent : EventRevoked\n".repeat(5000)}  `;
    assert.ok(check(checked(many), { line: 5001, character: 2 }, "  "));
    const parties = Array.from({ length: 3000 }, (_, i) => `participant P${i} : Reporting\n`).join("");
    const found = check(checked(`${parties}flow : StopProcessing A\n  `), { line: 3001, character: 2 }, "  ");
    assert.ok(found?.isIncomplete && found.items.length === 500);
  });
});
