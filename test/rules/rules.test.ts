import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { checkScript, formattedText, parseScript, type Severity } from "../../server/src/language-service";
import { rules } from "../../server/src/rules/index";
import type { Rule } from "../../server/src/rules/rule";
import { casesOf, checkFixture } from "./fixture";

const FIXTURES = join(__dirname, "../fixtures/rules");
/** Rules without a case that a comment on a line silences, and why. */
const NOT_SILENCED = new Map([["unused-ignore", "it is about such comments; for a whole script it can be silenced"]]);
const LAYOUT = { tabSize: 2, insertSpaces: true };
const SOURCES = join(__dirname, "../../server/src/rules");

/** The findings in an example, with the rule turned on. */
function findingsIn(text: string, rule: Rule) {
  const severities = new Map([[rule.code, rule.severity === "off" ? ("warning" as const) : rule.severity]]);
  return checkScript(parseScript("file:///example.msgflow", text), { severities }).findings;
}

describe("fixtures of the rules", () => {
  for (const name of readdirSync(FIXTURES).filter((file) => file.endsWith(".msgflow")))
    it(name, () => checkFixture(join(FIXTURES, name)));
});

describe("rules", () => {
  it("have codes of their own", () => {
    assert.equal(new Set(rules.map((rule) => rule.code)).size, rules.length);
  });

  for (const rule of rules) {
    describe(rule.code, () => {
      it("is a file of that name", () => {
        assert.ok(existsSync(join(SOURCES, `${rule.code}.ts`)));
      });

      it("has a fixture with its finding, a case without, and one that is silenced", () => {
        const cases = casesOf(rule.code, join(FIXTURES, `${rule.code}.msgflow`));
        assert.deepEqual(cases, { found: true, notFound: true, silenced: !NOT_SILENCED.has(rule.code) });
      });

      it("is explained in sentences", () => {
        assert.match(rule.summary, /^[A-Z`].*\.$/);
        assert.match(rule.rationale, /\.$/);
      });

      it("is all that is found in its bad example", () => {
        const codes = findingsIn(rule.bad, rule).map((finding) => finding.code);
        assert.deepEqual([...new Set(codes)], [rule.code]);
      });

      it("has examples in the one layout", () => {
        for (const text of [rule.bad, rule.good])
          assert.equal(formattedText(parseScript("file:///example.msgflow", text), LAYOUT), text);
      });

      it("finds nothing in its good example, nor does any other", () => {
        assert.deepEqual(findingsIn(rule.good, rule), []);
      });
    });
  }
});

describe("severities", () => {
  const script = parseScript("file:///example.msgflow", 'flow "Empty" : none\n');
  const found = (severity: Severity | "off") =>
    checkScript(script, { severities: new Map([["empty-flow", severity]]) }).findings.map((f) => [f.code, f.severity]);

  it("are the rule's own where none is set", () => {
    assert.deepEqual(
      checkScript(script).findings.map((f) => [f.code, f.severity]),
      [["empty-flow", "warning"]],
    );
  });

  it("can be changed", () => {
    for (const severity of ["error", "warning", "information", "hint"] as const)
      assert.deepEqual(found(severity), [["empty-flow", severity]]);
  });

  it("can be off", () => {
    assert.deepEqual(found("off"), []);
  });

  it("set by the user count for all findings of a rule", () => {
    const version = "model M\nversion V\n  Agent -> URS : EventAck\n  should URS -> Agent : EventAck\n";
    const text = `${version}flow "F" : M V\n  Agent -> URS : EventAck\n`;
    const severities = new Map([
      ["missing-message", "information" as const],
      ["wrong-sender", "off" as const],
      ["wrong-receiver", "off" as const],
    ]);
    const { findings } = checkScript(parseScript("file:///own.msgflow", text), { severities });
    assert.deepEqual(
      findings.map((f) => [f.code, f.severity]),
      [["missing-message", "information"]],
    );
  });
});
