import assert from "node:assert/strict";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { built } from "../server/dist";
import { folderWith, msgflow, removeFolders, right, warned, wrong } from "./run";

const url = (code: string) => pathToFileURL(resolve(built("msgflow.js"), `../../docs/rules/${code}.md`)).href;

/** The printed lines, the first one's message left out since the wording is the rules' own. */
async function printed(script: string, ...args: string[]): Promise<string[]> {
  const { stdout } = await msgflow(folderWith({ "a.msgflow": script }), ["check", ...args]);
  return stdout.split("\n").map((line) => line.replace(/^(\w+\[[\w-]+\]): .+/, "$1"));
}

describe("msgflow check --format pretty", function () {
  this.timeout(30_000);
  afterEach(removeFolders);

  it("frames the wrong text", async () => {
    assert.deepEqual(await printed(wrong), [
      "error[syntax]",
      " --> a.msgflow:2:8",
      "  |",
      "2 |   Chat --> Ixn : EventAck",
      "  |        ^^^^^^^^^^^^^^^^^^",
      `  = see ${url("syntax")}`,
      "",
      "1 file, 1 flow: 1 error",
      "",
    ]);
  });

  it("underlines what is meant behind tabs and wide and combining characters", async () => {
    const lines = await printed('flow "F" : none\n\t\u65e5\u672c -> B\u0301 =>  # \ud83d\ude00\n');
    assert.equal(lines[3], "2 |     \u65e5\u672c -> B\u0301 =>  # \ud83d\ude00");
    assert.match(lines[4] ?? "", /^ {2}\| {15}\^\^$/);
  });

  it("makes room for longer line numbers", async () => {
    const lines = await printed(`flow "F" : none\n${"\n".repeat(120)}  Chat --> Ixn : EventAck\n`);
    assert.deepEqual(lines.slice(1, 5), [
      "   --> a.msgflow:122:8",
      "    |",
      "122 |   Chat --> Ixn : EventAck",
      "    |        ^^^^^^^^^^^^^^^^^^",
    ]);
  });

  it("lets no script speak to the terminal", async () => {
    const { stdout } = await msgflow(
      folderWith({ "a\u001b[31m.msgflow": 'flow "F" : none\n  A => \u001b[2J\u0007 B\n' }),
      ["check"],
    );
    assert.doesNotMatch(stdout.replaceAll("\n", ""), /\p{Control}/u);
    assert.ok(stdout.includes("\u241b[2J\u2407"));
    assert.ok(stdout.includes("a\u241b[31m.msgflow"));
  });

  it("cuts long lines around the wrong text", async () => {
    const long = `flow "F" : none\n  note "${"x".repeat(3000)}" wrong ${"y".repeat(9000)}\n`;
    const lines = await printed(long);
    const [source = "", marks = ""] = lines.slice(3, 5);
    assert.ok(source.length <= 120 && marks.length <= 120);
    const column = marks.indexOf("^");
    assert.equal(source.slice(column, column + 5), "wrong");
  });

  it("shows related places with their line, also in the library", async () => {
    const incomplete = right
      .replace(/^.*EventPartyRemoved\n/m, "")
      .replace('interaction"', 'interaction" : StopProcessing');
    const lines = await printed(incomplete);
    const note = lines.findIndex((line) => line.startsWith("note: "));
    assert.notEqual(note, -1);
    assert.match(lines[note + 1] ?? "", /^ +--> .*library\/stop-processing\.msgflow:\d+:\d+$/);
    assert.match(lines[note + 3] ?? "", /^ *\d+ \| .*EventPartyRemoved/);
    assert.match(lines[note + 4] ?? "", /^ +\| +-+$/);
  });

  it("sums up", async () => {
    const last = async (files: Record<string, string>) => {
      const { stdout } = await msgflow(folderWith(files), ["check"]);
      return stdout.trimEnd().split("\n").at(-1);
    };
    assert.equal(
      await last({ "a.msgflow": right, "b.msgflow": right }),
      "✓ 2 files, 2 flows: no findings, all flows conform",
    );
    assert.equal(
      await last({ "a.msgflow": wrong + wrong.replace("F", "G"), "b.msgflow": warned }),
      "2 files, 3 flows: 2 errors, 1 warning",
    );
    const sketch = 'flow "S" : none\n  URS -> InteractionServer : RequestRouteCall\n';
    const mixed = { "a.msgflow": right, "b.msgflow": sketch };
    assert.equal(await last(mixed), "✓ 2 files, 2 flows: no findings; 1 conforms, 1 not checked for conformance");
  });

  it("has colours where they are wanted, and only there", async () => {
    const folder = folderWith({ "a.msgflow": wrong });
    const coloured = async (env: Record<string, string>) => {
      const { stdout } = await msgflow(folder, ["check"], { env });
      return stdout.includes("\u001b[");
    };
    assert.equal(await coloured({}), false, "not a terminal");
    assert.equal(await coloured({ CI: "true" }), false);
    assert.equal(await coloured({ FORCE_COLOR: "1" }), true);
    assert.equal(await coloured({ FORCE_COLOR: "0" }), false);
    assert.equal(await coloured({ FORCE_COLOR: "1", NO_COLOR: "1" }), false);
    const json = await msgflow(folder, ["check", "--format", "json"], { env: { FORCE_COLOR: "1" } });
    assert.ok(!json.stdout.includes("\u001b"));
  });
});
