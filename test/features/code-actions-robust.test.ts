/** Code actions at any place of any text: nothing throws, edits fit, and a refactoring changes nothing of what is found. */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  applied,
  type CodeActions,
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
import { structureOf } from "../../server/src/syntax/structure";
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

type QuickFix = CodeActions["fixes"][number];

/** Each attribute of the script with the line of the message that it is of. */
const attributesOf = (script: Script) =>
  script.sections.flatMap((section) =>
    structureOf(section).sends.flatMap(({ line, attributes }) =>
      attributes.map((one) => `${section.texts[line]?.trim()} ${section.texts[one.line]?.trim()}`),
    ),
  );

/** The rules whose fix may be to remove a message. */
const REMOVING: ReadonlySet<string> = new Set(["unexpected-message", "duplicate-message"]);

/** Where a message is removed, no other gets its attributes. */
function checkRemoval({ title, edits }: QuickFix, script: Script): boolean {
  if (edits.some(({ newText }) => newText !== "")) return false;
  const known = attributesOf(script);
  for (const one of attributesOf(applied(script, edits)))
    assert.ok(known.includes(one), `${title} gives another message ${one}: ${textOf(script)}`);
  return true;
}

describe("code actions", function () {
  this.timeout(120_000);

  it("throw nothing, and edit what is there", () => {
    let removals = 0;
    const property = fc.property(
      soups,
      place,
      place,
      fc.constantFrom("A", "D", "Unsuccessful"),
      (soup, a, b, version) => {
        for (const { code, fixes, silencing } of codeActions(soup, { start: a, end: b })) {
          for (const fix of fixes) {
            checkEdits(fix.edits, soup);
            if (REMOVING.has(code) && checkRemoval(fix, soup)) removals++;
          }
          if (silencing) checkEdits([silencing.edit], soup);
        }
        for (const { edits } of refactorings(soup, a)) checkEdits(edits ?? [], soup);
        checkEdits(convertFlow(soup, a.line, version), soup);
        checkEdits(safeFixes(soup), soup);
        flowTests(soup);
      },
    );
    fc.assert(property, { numRuns: 300 });
    assert.ok(removals > 0, "no message was removed");
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
