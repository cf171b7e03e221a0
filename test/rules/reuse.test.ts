/** What was found for untouched sections is reused: after any edits the findings are those of the text as it is. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { checkScript, editScript, parseScript, textOf } from "../../server/src/language-service";
import { scriptOf } from "./fixture";

const FIXTURES = join(__dirname, "../fixtures/rules");
const URI = "file:///reuse.msgflow";
const scripts = readdirSync(FIXTURES)
  .filter((name) => name.endsWith(".msgflow"))
  .map((name) => scriptOf(join(FIXTURES, name)));

/** Lines that change what other sections see. */
const line = fc.constantFrom(
  "",
  "  end",
  "participant Chat : URS",
  "participant Chat MediaServer",
  "message EventAck : Reporting",
  "message EventAck Reporting",
  "  attribute ReferenceId : string",
  "model StopProcessing",
  "model",
  "version A",
  "version A of StopProcessing",
  'use "other.msgflow"',
  'flow "A title" : none',
  "role Agent",
  "  Chat -> Ixn : EventAck",
  "  Chat -> Ixn : EventAck # msgflow-ignore wrong-sender",
  "# msgflow-ignore missing-message, duplicate-declaration",
  "# msgflow-ignore-file unknown-participant",
  "## documentation",
);
const edit = fc.record({ at: fc.nat(200), lines: fc.nat(3), put: fc.array(line, { maxLength: 2 }) });

describe("reused findings", () => {
  it("are those of a script that is checked anew", function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(fc.constantFrom(...scripts), fc.array(edit, { minLength: 1, maxLength: 6 }), (source, edits) => {
        let script = parseScript(URI, source);
        checkScript(script);
        for (const { at, lines, put } of edits) {
          const last = textOf(script).split("\n").length - 1;
          const first = Math.min(at, last);
          const range = { start: { line: first, character: 0 }, end: { line: first + lines, character: 0 } };
          script = editScript(script, [{ range, text: put.map((text) => `${text}\n`).join("") }]);
          const fresh = parseScript(URI, textOf(script));
          assert.deepEqual(checkScript(script), checkScript(fresh));
        }
      }),
      { numRuns: 200 },
    );
  });
});
