/** Flows as tests by example. To add one, see golden.ts; several files, see files.ts. */
import assert from "node:assert/strict";
import { checkScript, flowTests, parseScript, type Range, ruleGroups } from "../../server/src/language-service";
import { changedLines } from "./changes";
import { filesOf, shownPlace } from "./files";
import { itMatchesGolden } from "./golden";
import { linesOf } from "./soup";

const URI = "file:///a.msgflow";
const testsOf = (text: string) => flowTests(parseScript(URI, text));

/**
 * Each flow with its verdict, what is found in it, and its messages (`-`) beside those of the version (`+`). What a finding
 * says is shown in the rules' examples.
 */
function shown(text: string): string[] {
  const { asked, settings } = filesOf(text);
  const files = settings.files && { files: settings.files };
  const lines = linesOf(asked);
  const place = (range: Range) => shownPlace(asked.uri, range, lines[range.start.line] ?? "");
  const told = checkScript(asked, files).findings;
  const tests = flowTests(asked, files).flatMap((flow) => [
    `${VERDICTS.get(flow.conforms)}: ${flow.title === "" ? "(no title)" : flow.title} in ${place(flow.range)}`,
    `  ${flow.said}`,
    ...flow.findings.map(({ code, severity, message, range }) => {
      assert.ok(told.some((one) => one.range === range && one.message === message));
      return `  ${severity} ${code} in ${place(range)}`;
    }),
    ...changedLines(`${flow.actual}\n`, `${flow.expected}\n`).map((line) => `  ${line}`),
  ]);
  return tests.length > 0 ? tests : ["no tests"];
}

const VERDICTS = new Map([
  [true, "conforms"],
  [false, "does not conform"],
  [null, "not compared"],
]);

describe("flows as tests", () => {
  itMatchesGolden("flow-tests", shown);

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
