/** What the editor offers to write, written: over all examples, at every line that it could be offered for. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkScript, type FixEdit, inlayHints, parseScript, textOf } from "../../server/src/language-service";
import { editScript } from "../../server/src/syntax/script";
import { accepted, type Marked, proposalsAt } from "./completion-support";

const folder = join(__dirname, "../../examples");
const examples = readdirSync(folder)
  .filter((name) => name.endsWith(".msgflow"))
  .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const scriptOf = (text: string) => parseScript("file:///a.msgflow", text);
const whole = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
const isMessage = (line: string) => /^\s*[\w-]+\s*->.*:/.test(line);
const isAttribute = (line: string | undefined) => line !== undefined && /^\s+[\w.]+\s*=/.test(line);

/** Which flows conform, in the order of the script. */
const verdicts = (text: string) => checkScript(scriptOf(text)).flows.map(({ conforms }) => conforms);

/** The texts with one of the messages gone and an empty line, indented as it was, in its place. */
function* holesIn(text: string): Generator<Marked> {
  const lines = text.split("\n");
  for (const [at, line] of lines.entries()) {
    if (!isMessage(line)) continue;
    let next = at + 1;
    while (isAttribute(lines[next])) next++;
    const indent = /^\s*/.exec(line)?.[0] ?? "";
    const position = { line: at, character: indent.length };
    yield { text: [...lines.slice(0, at), indent, ...lines.slice(next)].join("\n"), position };
  }
}

/** Tries the first few: nobody reads on for long. */
function isMended(hole: Marked, wanted: unknown): boolean {
  const found = proposalsAt(hole);
  const texts = found?.items.slice(0, 8).map((proposal) => accepted(hole, found, proposal)) ?? [];
  return texts.some((text) => JSON.stringify(verdicts(text)) === JSON.stringify(wanted));
}

describe("what is accepted", () => {
  for (const { name, text } of examples.filter((example) => example.name.includes("right")))
    it(`makes ${name} right again, whichever message is taken out`, () => {
      const wanted = verdicts(text);
      const holes = [...holesIn(text)].filter((hole) => verdicts(hole.text).includes(false));
      assert.ok(holes.length > 2);
      for (const hole of holes) assert.ok(isMended(hole, wanted), `${hole.position.line} of\n${hole.text}`);
    });

  for (const { name, text } of examples)
    it(`of the hints of ${name} says what they say, and no more`, () => {
      const kinds = { protocols: true, versions: true };
      const before = scriptOf(text);
      const hints = inlayHints(before, whole, kinds);
      const edits: FixEdit[] = hints.flatMap(({ textEdits = [] }) => textEdits);
      const changes = edits.toReversed().map(({ range, newText }) => ({ range, text: newText }));
      const after = editScript(before, changes);
      assert.deepEqual(inlayHints(after, whole, kinds), []);
      const told = (script: typeof before) => checkScript(script).findings.map(({ code, message }) => [code, message]);
      assert.deepEqual(told(after), told(before), textOf(after));
    });
});
