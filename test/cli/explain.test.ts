import assert from "node:assert/strict";
import { ruleGroups } from "../../server/src/language-service";
import { folderWith, msgflow, removeFolders } from "./run";

describe("msgflow explain", function () {
  this.timeout(30_000);
  afterEach(removeFolders);
  const explain = (...args: string[]) => msgflow(folderWith(), ["explain", ...args]);

  it("explains a rule", async () => {
    const { status, stdout, stderr } = await explain("wrong-sender");
    assert.deepEqual([status, stderr], [0, ""]);
    const parts = [
      /^wrong-sender \(error\)\n\n/,
      /\nWrong\n\n {4}flow .*\n.*\n\nLine 2, error: `EventAck` points the wrong way/,
      /\nRight\n\n {4}flow /,
      /\nSilencing it\n\n(?:.*\n)*? {6}# msgflow-ignore wrong-sender: /,
      /`# msgflow-ignore-file wrong-sender`/,
      /\n {4}"msgflow.rules": { "wrong-sender": "warning" } /,
      /\n {4}msgflow check --rule wrong-sender=warning\n/,
      /\nSee file:.*\/docs\/rules\/wrong-sender\.md\n$/,
    ];
    for (const part of parts) assert.match(stdout, part);
    assert.ok(!stdout.includes("**") && !stdout.includes("\u001b"));
    const prose = stdout.split("\n").filter((line) => !/^( {4}|See )/.test(line));
    for (const line of prose) assert.ok(line.length <= 100, line);
  });

  it("has bold words where there are colours", async () => {
    const { stdout } = await msgflow(folderWith(), ["explain", "wrong-sender"], { env: { FORCE_COLOR: "1" } });
    assert.ok(stdout.includes("\u001b[1mDocumented:\u001b[22m"));
  });

  it("lists all rules", async () => {
    const { status, stdout } = await explain();
    assert.equal(status, 0);
    for (const { code } of ruleGroups.flatMap((group) => group.rules)) assert.ok(stdout.includes(`\n${code}\n`), code);
  });

  it("suggests the nearest for a code that is none", async () => {
    const { status, stdout, stderr } = await explain("wrong-sendr");
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, /^msgflow: There is no rule "wrong-sendr": did you mean "wrong-sender"\?\n/);
    assert.equal((await explain("\u001b[2J")).stderr.includes("\u001b"), false);
    assert.equal((await explain("a", "b")).status, 2);
  });
});
