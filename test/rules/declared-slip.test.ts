/** One slip in the declaration of a participant: what is said at its uses, and what mends them all. */
import assert from "node:assert/strict";
import { applied, checkScript, codeActions, parseScript } from "../../server/src/language-service";

const DECLARED = "  participant Ruoter : URS\n";
const FLOW = `flow "URS asks" : none
${DECLARED}  Router -> InteractionServer : RequestRouteCall
  InteractionServer -> Router : EventRouteUsed
`;

function found(text: string) {
  const script = parseScript("file:///slip.msgflow", text);
  return { script, findings: checkScript(script).findings };
}

describe("a slip in a declaration", () => {
  it("is a finding at each use, which leads to the declaration", () => {
    const { findings } = found(FLOW);
    assert.deepEqual(
      findings.map(({ range, related }) => [range.start.line, related.map((place) => place.range.start.line)]),
      [
        [2, [1]],
        [3, [1]],
      ],
    );
  });

  it("is not looked for where the flow uses the near name too", () => {
    const { findings } = found(`${FLOW}  Ruoter -> InteractionServer : RequestRouteCall\n`);
    assert.deepEqual(
      findings.map(({ related }) => related),
      [[], []],
    );
  });

  it("is mended in its one place", () => {
    const { script, findings } = found(FLOW);
    const [actions] = codeActions(script, findings[0]?.range ?? assert.fail());
    const fix = actions?.fixes.find(({ title }) => title === "Change the declaration to `Router`");
    assert.deepEqual(checkScript(applied(script, fix?.edits ?? assert.fail())).findings, []);
  });

  it("has no such fix in a section where it is not", () => {
    const shared = `${DECLARED}${FLOW.replace(DECLARED, "")}`;
    const { script, findings } = found(shared);
    const [actions] = codeActions(script, findings[0]?.range ?? assert.fail());
    const titles = actions?.fixes.map(({ title }) => title) ?? [];
    assert.ok(titles.includes("Change to `Ruoter`"));
    assert.ok(!titles.some((title) => title.startsWith("Change the declaration")));
  });
});
