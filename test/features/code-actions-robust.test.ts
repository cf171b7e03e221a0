/** Code actions at any place of any text: nothing throws, edits fit, and a refactoring changes nothing of what is found. */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  applied,
  checkScript,
  codeActions,
  convertFlow,
  type FixEdit,
  flowTests,
  parseScript,
  refactorings,
  type Script,
  safeFixes,
  textOf,
} from "../../server/src/language-service";
import { settingsOf } from "./files";
import { fixtureLines } from "./golden";
import { parsed, wordsIn, workspaces } from "./named";
import { isInText, linesOf } from "./soup";

const line = fc.constantFrom(
  ...fixtureLines("code-actions/quick-fixes", "code-actions/refactorings", "code-actions/silencing", "flow-tests"),
);
const end = fc.constantFrom("\n", "\n", "\n", "\r\n", "\r");
const soups = fc
  .array(fc.tuple(line, end), { maxLength: 25, size: "max" })
  .map((parts) => parseScript("file:///a.msgflow", parts.map(([text, lineEnd]) => text + lineEnd).join("")));
const place = fc.record({
  line: fc.oneof(fc.nat(26), fc.constantFrom(-1, 1e9, Number.NaN)),
  character: fc.oneof(fc.nat(60), fc.constantFrom(-1, 1e9, Number.NaN)),
});

/** Edits that fit: in the text, in the order of their places, none in another. */
function checkEdits(edits: readonly FixEdit[], script: Script): void {
  const lines = linesOf(script);
  let last = { line: 0, character: 0 };
  for (const { range } of edits) {
    assert.ok(isInText(range, lines), `${JSON.stringify(range)} is not in the text`);
    const { start } = range;
    assert.ok(start.line > last.line || (start.line === last.line && start.character >= last.character));
    last = range.end;
  }
}

describe("code actions", function () {
  this.timeout(120_000);

  it("throw nothing, and edit what is there", () => {
    const property = fc.property(
      soups,
      place,
      place,
      fc.constantFrom("A", "D", "Unsuccessful"),
      (soup, a, b, version) => {
        for (const { fixes, silencing } of codeActions(soup, { start: a, end: b })) {
          for (const { edits } of fixes) checkEdits(edits, soup);
          if (silencing) checkEdits([silencing.edit], soup);
        }
        for (const { edits } of refactorings(soup, a)) checkEdits(edits ?? [], soup);
        checkEdits(convertFlow(soup, a.line, version), soup);
        checkEdits(safeFixes(soup), soup);
        flowTests(soup);
      },
    );
    fc.assert(property, { numRuns: 300 });
  });
});

describe("refactorings of participants", function () {
  this.timeout(120_000);

  const found = (script: Script, all: readonly Script[]) => {
    const { files } = settingsOf(all.map((one) => (one.uri === script.uri ? script : one)));
    const { findings } = checkScript(script, files && { files });
    return findings.map(({ code, severity }) => `${code} ${severity}`).sort();
  };

  it("change nothing of what is found", () => {
    let done = 0;
    const property = fc.property(workspaces, fc.nat(4), (texts, rest) => {
      const scripts = parsed(texts);
      const { files } = settingsOf(scripts);
      for (const { script, position } of scripts.flatMap(wordsIn).filter((_, i) => i % 5 === rest))
        for (const { edits, title } of refactorings(script, position, files && { files })) {
          if (!edits) continue;
          const after = applied(script, edits);
          assert.deepEqual(found(after, scripts), found(script, scripts), `${title}: ${textOf(after)}`);
          done++;
        }
    });
    fc.assert(property, { numRuns: 150 });
    assert.ok(done > 100, `only ${done} were offered`);
  });
});
