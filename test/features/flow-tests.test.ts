import assert from "node:assert/strict";
import { checkScript, flowTests, parseScript, ruleGroups } from "../../server/src/language-service";

const URI = "file:///a.msgflow";
const testsOf = (text: string) => flowTests(parseScript(URI, text));
const RIGHT = `flow "Right" : StopProcessing D
  URS -> InteractionServer : RequestRouteCall
  InteractionServer -> URS : EventRouteUsed
  InteractionServer -> Reporting : EventPartyRemoved
  InteractionServer -> Reporting : EventProcessingStopped
`;

describe("flows as tests", () => {
  it("pass where they conform, with equal messages on both sides", () => {
    const [flow] = testsOf(`# first\n${RIGHT}`);
    assert.equal(flow?.title, "Right");
    assert.deepEqual(flow?.range, { start: { line: 1, character: 5 }, end: { line: 1, character: 12 } });
    assert.equal(flow?.conforms, true);
    assert.equal(flow?.said, "Follows Stop Processing D");
    assert.deepEqual(flow?.findings, []);
    assert.equal(flow?.expected, flow?.actual);
    assert.equal(flow?.actual.split("\n")[1], "InteractionServer -> URS : EventRouteUsed");
  });

  it("have each the findings of its own lines", () => {
    const flows = testsOf(`${RIGHT}flow "Wrong" : none\n  MediaServer -> InteractionServer : RequestStop\n`);
    assert.deepEqual(
      flows.map(({ conforms, findings }) => [conforms, findings.map(({ code }) => code)]),
      [
        [true, []],
        [null, ["unknown-message"]],
      ],
    );
  });

  const conformance = ruleGroups.find(({ title }) => title === "Conformance")?.rules ?? [];
  const HAVE_NO_OTHER = new Set(["no-model", "model-too-large", "flow-too-large", "wrong-version", "wrong-processor"]);
  for (const { code, bad } of conformance.filter((rule) => !HAVE_NO_OTHER.has(rule.code)))
    it(`have beside them what would conform: ${code}`, () => {
      const [flow] = testsOf(bad).filter(({ findings }) => findings.some((finding) => finding.code === code));
      assert.ok(flow);
      if (code === "disputed-message") return assert.equal(flow.expected, flow.actual);
      assert.notEqual(flow.expected, flow.actual);
      const lines = bad.split("\n");
      const first = lines.findIndex((line) => line.includes("->"));
      const rest = lines.filter((line) => !line.includes("->"));
      rest.splice(first, 0, ...flow.expected.split("\n").map((line) => `  ${line}`));
      const mended = checkScript(parseScript(URI, rest.join("\n"))).findings;
      assert.ok(!mended.some((finding) => finding.code === code), rest.join("\n"));
    });
});
