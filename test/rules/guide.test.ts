import assert from "node:assert/strict";
import { checkScript, parseScript, ruleGroups, ruleGuide } from "../../server/src/language-service";

const URI = "file:///example.msgflow";
const rules = ruleGroups.flatMap((group) => group.rules);

describe("guides to rules", () => {
  it("are there for rules only", () => {
    for (const code of ["", "sintax", "constructor", "__proto__"]) assert.equal(ruleGuide(code), undefined);
  });

  for (const { code, severity, bad, onlyInScript } of rules) {
    const guide = ruleGuide(code);
    const severities = new Map([[code, severity === "off" ? ("warning" as const) : severity]]);
    const found = (text: string) => checkScript(parseScript(URI, text), { severities }).findings;

    it(`say how to silence ${code} on a line`, () => {
      const [comment, line] = guide?.silencing.example?.split("\n") ?? [];
      if (onlyInScript) return assert.equal(comment, undefined);
      assert.match(comment ?? "", new RegExp(`^ *# msgflow-ignore ${code}: `));
      assert.ok(bad.split("\n").includes(line ?? ""));
      // The example shows one line; here it is done for each.
      const lines = new Set(guide?.findings.map((finding) => finding.range.start.line));
      const silenced = bad.split("\n").flatMap((text, i) => (lines.has(i) ? [comment, text] : [text]));
      assert.deepEqual(found(silenced.join("\n")), []);
    });

    it(`say how to silence ${code} in a script`, () => {
      const comment = /# msgflow-ignore-file [\w-]+/.exec(guide?.silencing.inScript ?? "")?.[0];
      assert.deepEqual(found(`${comment}\n${bad}`), []);
    });

    it(`say how to change the severity of ${code}`, () => {
      const setting = JSON.parse(`{ ${guide?.changing.setting} }`)["msgflow.rules"];
      assert.deepEqual(Object.keys(setting), [code]);
      assert.notEqual(setting[code], severity);
      assert.equal(guide?.changing.command, `msgflow check --rule ${code}=${setting[code]}`);
    });
  }
});
