/** A participant is not superfluous while a message to it is missing, nor once it is written; after each edit. */
import assert from "node:assert/strict";
import { checkScript, editScript, parseScript, type Script } from "../../server/src/language-service";
import { afresh } from "./edits";

const TEXT = `participant Chat  : MediaServer
participant Stats : Reporting

flow "Not compared" : none
  Chat -> InteractionServer : RequestStopProcessing

flow "Begun" : none
  Chat -> InteractionServer : RequestStopProcessing
  InteractionServer -> Chat : EventAck
`;

/** The lines of what is said to be superfluous. */
function superfluous(script: Script): number[] {
  const { findings } = checkScript(script);
  assert.deepEqual(findings, checkScript(afresh(script)).findings);
  return findings.filter(({ code }) => code === "unused-participant").map(({ range }) => range.start.line);
}

function replaced(script: Script, line: number, text: string): Script {
  const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
  return editScript(script, [{ range, text }]);
}

describe("unused-participant", () => {
  it("follows what the flows lack, as they are edited", () => {
    const begun = parseScript("file:///unused.msgflow", TEXT);
    assert.deepEqual(superfluous(begun), [1], "nothing is missing in a sketch");
    const compared = replaced(begun, 6, 'flow "Begun" : StopProcessing A\n');
    assert.deepEqual(superfluous(compared), [], "messages to Stats are missing");
    const rejected = replaced(compared, 8, "  InteractionServer -> Chat : EventError\n");
    assert.deepEqual(superfluous(rejected), [1], "none are missing in a rejection");
    const again = replaced(rejected, 8, "  InteractionServer -> Chat : EventAck\n");
    assert.deepEqual(superfluous(again), []);
    const written = replaced(again, 8, "  InteractionServer -> Stats : EventPartyRemoved\n");
    assert.deepEqual(superfluous(written), [], "one of them is written");
  });

  it("follows whom findings say to write, as they come and go", () => {
    const sketch = parseScript("file:///recommended.msgflow", TEXT);
    assert.deepEqual(superfluous(sketch), [1]);
    const wrong = replaced(sketch, 8, "  InteractionServer -> Chat : EventPartyRemoved\n");
    assert.deepEqual(superfluous(wrong), [], "Stats may receive it");
    const right = replaced(wrong, 8, "  InteractionServer -> Chat : EventAck\n");
    assert.deepEqual(superfluous(right), [1], "nothing is said of anybody");
    const both = replaced(right, 4, "  InteractionServer -> Chat : EventPartyRemoved\n");
    assert.deepEqual(superfluous(both), [], "the first flow says it");
  });

  it("follows what the first flow lacks as well as the others", () => {
    const both = replaced(parseScript("file:///first.msgflow", TEXT), 3, 'flow "Compared" : StopProcessing A\n');
    assert.deepEqual(superfluous(both), []);
    assert.deepEqual(superfluous(replaced(both, 3, 'flow "Not compared" : none\n')), [1]);
  });
});
