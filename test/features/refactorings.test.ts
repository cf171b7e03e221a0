import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  applied,
  checkScript,
  convertFlow,
  flowTests,
  parseScript,
  refactorings,
  textOf,
} from "../../server/src/language-service";

const URI = "file:///a.msgflow";
const FLOW = `flow "F" : StopProcessing D
  participant Second : URS
  participant First : Reporting
  URS -> InteractionServer : RequestRouteCall
`;
const at = (text: string, part: string) => {
  const before = text.slice(0, text.indexOf(part)).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
};

/** The text after the refactoring with such a title at the place where a part of the text begins. */
function changed(text: string, part: string, title: RegExp): string | undefined {
  const script = parseScript(URI, text);
  const found = refactorings(script, at(text, part)).find((one) => title.test(one.title));
  return found?.edits && textOf(applied(script, found.edits));
}

describe("refactorings", () => {
  it("extract a participant from a role's name, in all of the flow", () => {
    const text = 'flow "F" : none\n  Agent -> URS : EventAck\n  URS -> Agent : EventAck\n';
    const made =
      'flow "F" : none\n  participant Agent1 : Agent\n  Agent1 -> URS : EventAck\n  URS -> Agent1 : EventAck\n';
    assert.equal(changed(text, "Agent", /^Extract/), made);
    assert.equal(changed(made, "Agent1 ->", /^Inline/), text);
    assert.equal(changed(made, "Agent1 : Agent", /^Inline/), text);
    assert.equal(changed(made, "Agent1 ->", /^Extract/), undefined);
  });

  it("extract under a name that is free", () => {
    const text = 'participant Agent1 : URS\nflow "F" : none\n  Agent -> Agent1 : EventAck\n';
    assert.match(changed(text, "Agent ->", /^Extract/) ?? "", /participant Agent2 : Agent\n {2}Agent2 -> Agent1/);
  });

  it("inline no participant where another could be meant", () => {
    const text = 'flow "F" : none\n  participant A : Agent\n  participant B : Agent\n  A -> B : EventAck\n';
    assert.equal(changed(text, "A ->", /^Inline/), undefined);
    assert.equal(
      changed('participant A : Agent\nflow "F" : none\n  A -> URS : EventAck\n', "A ->", /^Inline/),
      undefined,
    );
  });

  it("sort participants by first use", () => {
    const text =
      'flow "F" : none\n  participant B : Agent "b"\n  participant C : Reporting\n  participant A : URS\n  A -> B : EventAck\n';
    const lines = ["  participant A : URS", '  participant B : Agent "b"', "  participant C : Reporting"];
    assert.equal(changed(text, "participant", /^Sort/), `flow "F" : none\n${lines.join("\n")}\n  A -> B : EventAck\n`);
    assert.equal(
      changed(`flow "F" : none\n${lines.join("\n")}\n  A -> B : EventAck\n`, "participant", /^Sort/),
      undefined,
    );
  });

  it("are offered where they apply only", () => {
    assert.deepEqual(refactorings(parseScript(URI, FLOW), { line: 3, character: 30 }), []);
    assert.deepEqual(refactorings(parseScript(URI, ""), { line: 0, character: 0 }), []);
    assert.deepEqual(refactorings(parseScript(URI, "role X\n"), { line: 0, character: 5 }), []);
  });

  const VERSIONS = ["A", "B", "C", "D", "Unsuccessful"];
  for (const from of VERSIONS)
    for (const to of VERSIONS.filter((one) => one !== from))
      it(`convert a flow of version ${from} to ${to}, so that it conforms`, () => {
        const text = readFileSync(join(__dirname, `../../examples/${from.toLowerCase()}-right.msgflow`), "utf8");
        const script = parseScript(URI, text);
        const line = flowTests(script)[0]?.range.start.line ?? 0;
        const titles = refactorings(script, { line, character: 0 }).map(({ title }) => title);
        assert.ok(titles.includes(`Convert to version \`${to}\``), titles.join());
        const converted = applied(script, convertFlow(script, line, to));
        const { flows, findings } = checkScript(converted);
        assert.deepEqual([flows[0]?.versions, flows[0]?.conforms], [[to], true], textOf(converted));
        assert.deepEqual(
          findings.filter(({ severity }) => severity === "error"),
          [],
        );
      });
});
