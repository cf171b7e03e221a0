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

describe("refactorings", () => {
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
