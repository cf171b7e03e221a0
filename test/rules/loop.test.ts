/** A `loop` around steps that a version has once: one mistake, whatever stands in it. */
import assert from "node:assert/strict";
import { applied, checkScript, codeActions, parseScript } from "../../server/src/language-service";

const WHOLE = `flow "URS ends the interaction" : StopProcessing D
  loop "each call"
    URS               -> InteractionServer : RequestRouteCall
    InteractionServer -> URS               : EventRouteUsed
    InteractionServer -> Reporting         : EventPartyRemoved
    InteractionServer -> Reporting         : EventProcessingStopped
  end
`;

describe("a loop around a whole flow", () => {
  const script = parseScript("file:///loop.msgflow", WHOLE);
  const { findings } = checkScript(script);

  it("is one finding, on its word, that names what it repeats and leads there", () => {
    assert.equal(findings.length, 1);
    const [finding = assert.fail()] = findings;
    assert.deepEqual(finding.range, { start: { line: 1, character: 2 }, end: { line: 1, character: 6 } });
    assert.match(finding.message, /repeats `RequestRouteCall`, `EventRouteUsed` and `EventProcessingStopped`/);
    assert.deepEqual(
      finding.related.map(({ range }) => range.start.line),
      [2, 3, 5],
    );
  });

  it("is mended without it", () => {
    const [actions = assert.fail()] = codeActions(script, findings[0]?.range ?? assert.fail());
    const fix = actions.fixes.find(({ title }) => title.startsWith("Remove the `loop`")) ?? assert.fail();
    assert.deepEqual(checkScript(applied(script, fix.edits)).findings, []);
  });

  it("names some of many, and leads to some of them", () => {
    const steps = Array.from({ length: 100 }, (_, i) => `  Agent -> InteractionServer : Note-${i}\n`);
    const messages = steps.map((_, i) => `message Note-${i} : Reporting\n`).join("");
    const text = `${messages}model Notes\nversion Long\n${steps.join("")}flow "Notes" : Notes Long\n  loop\n${steps.join("")}  end\n`;
    const found = checkScript(parseScript("file:///notes.msgflow", text)).findings;
    assert.equal(found.length, 1);
    assert.match(found[0]?.message ?? "", /`Note-4` and 95 more, but Notes Long/);
    assert.equal(found[0]?.related.length, 6);
  });
});
