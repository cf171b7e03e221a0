import assert from "node:assert/strict";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { threadsFor } from "../../server/src/cli/outcomes";
import { built } from "../server/dist";
import { folderWith, msgflow, removeFolders, right, warned, wrong } from "./run";

/** A folder of files of all kinds, more than fit in one batch: right, wrong, with used files, and unreadable. */
function mixed(count: number): string {
  const kinds = [
    right,
    wrong,
    warned,
    'use "../lib.msgflow"\nflow "F" : none\n  Agent -> URS : Own\n',
    'use "../none.msgflow"\nrole Own\n',
    'use "../lib.msgflow"\nrole Other\n',
    Uint8Array.of(0x0a, 0xff),
    `flow "\u65e5\u672c" : none\n\t\u{1F600} => # msgflow-ignore syntax\n  A => B\n`,
  ];
  const files = Array.from({ length: count }, (_, i) => [name(i), kinds[i % kinds.length] as string] as const);
  return folderWith({ ...Object.fromEntries(files), "lib.msgflow": "message Own : Reporting\nrole Other\n" });
}

const name = (i: number) => `${i % 7}/${String(i).padStart(4, "0")}.msgflow`;

/** Another build, whose threads run this script before their own. */
function buildWith(script: string): string {
  const from = dirname(built("msgflow.js"));
  const folder = join(folderWith(), "dist");
  mkdirSync(folder);
  for (const name of ["msgflow.main.js", "library"]) cpSync(join(from, name), join(folder, name), { recursive: true });
  cpSync(join(from, "msgflow.js"), join(folder, "start.js"));
  const program = join(folder, "msgflow.js");
  writeFileSync(program, `if (!require("node:worker_threads").isMainThread) {${script}}\nrequire("./start.js");\n`);
  return program;
}

/** A script for a thread that does this when it is sent a file of this name. */
const when = (file: string, deed: string) => `
const { parentPort } = require("node:worker_threads");
const on = parentPort.on.bind(parentPort);
parentPort.on = (event, listener) =>
  on(event, (message) => {
    if (message.files.some(({ shown }) => shown === "${file}")) ${deed};
    listener(message);
  });
`;

describe("msgflow check: threads", function () {
  this.timeout(60_000);
  afterEach(removeFolders);

  it("print what one thread prints, byte for byte", async () => {
    const folder = mixed(500);
    for (const args of [
      [],
      ["--format", "json"],
      ["--max-warnings", "3", "--rule", "empty-flow=warning", "--rule", "syntax=off"],
    ]) {
      const one = await msgflow(folder, ["check", ...args, "--threads", "1"]);
      assert.equal(one.status, 2);
      assert.equal(one.stderr.match(/not UTF-8/g)?.length, 62);
      assert.ok(one.stdout.length > 10_000);
      for (const threads of ["2", "5"])
        assert.deepEqual(await msgflow(folder, ["check", ...args, "--threads", threads]), one, `${threads} ${args}`);
    }
    const colours = { env: { FORCE_COLOR: "1" } };
    const one = await msgflow(folder, ["check", "--threads", "1"], colours);
    assert.ok(one.stdout.includes("\u001b["));
    assert.deepEqual(await msgflow(folder, ["check", "--threads", "2"], colours), one);
  });

  it("are not more than there are files", async () => {
    const folder = folderWith({ "a.msgflow": right, "b.msgflow": wrong });
    const one = await msgflow(folder, ["check", "--threads", "1"]);
    assert.deepEqual(await msgflow(folder, ["check", "--threads", "1000"]), one);
  });

  it("are started only for much, and leave a core", async () => {
    assert.equal(threadsFor(100_000, 8), 1);
    assert.equal(threadsFor(6_000_000, 8), 3);
    assert.equal(threadsFor(26_000_000, 4), 3);
    assert.equal(threadsFor(26_000_000, 2), 1);
    assert.equal(threadsFor(26_000_000, 1), 1);
    assert.equal(threadsFor(1e12, 64), 8);
    const program = buildWith("process.exit(3);");
    const few = folderWith(Object.fromEntries(Array.from({ length: 100 }, (_, i) => [name(i), right])));
    assert.equal((await msgflow(few, ["check"], { program })).status, 0);
    const long = `${"#".repeat(1_000)}\n`.repeat(2_000);
    const much = folderWith({ "a.msgflow": long, "b.msgflow": long, "c.msgflow": long });
    const { stderr } = await msgflow(much, ["check"], { program });
    assert.equal(/thread/.test(stderr), availableParallelism() > 2);
  });

  const deeds: [string, string, RegExp][] = [
    ["throws", 'throw new Error("No luck.")', /No luck\./],
    ["exits", "process.exit(3)", /it ended with 3/],
    ["needs too much memory", "for (const all = [message]; ; ) all.push(new Array(1e6).fill(0))", /memory/],
  ];
  for (const [what, deed, reason] of deeds)
    it(`that fail are told of: one ${what}`, async () => {
      const folder = folderWith(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [name(i), wrong])));
      const bad = name(150);
      const env = { NODE_OPTIONS: "--max-old-space-size=100" };
      const program = buildWith(when(bad, deed));
      const args = ["check", "--format", "json", "--threads", "2"];
      const { status, stdout, stderr } = await msgflow(folder, args, { program, env });
      assert.equal(status, 2);
      const checked: string[] = JSON.parse(stdout).files.map((file: { path: string }) => file.path);
      const lines = stderr.trim().split("\n");
      const failed = lines.map((line) => /^msgflow: (.*): not checked, .*thread/.exec(line)?.[1] ?? line);
      for (const line of lines) assert.match(line, reason);
      assert.ok(failed.includes(bad), stderr);
      assert.ok(failed.length < 100, "only what the thread had");
      assert.deepEqual([...checked, ...failed].sort(), Array.from({ length: 300 }, (_, i) => name(i)).sort());
    });

  it("that all fail leave the rest to the command itself", async () => {
    const folder = mixed(300);
    const { status, stdout, stderr } = await msgflow(folder, ["check", "--threads", "2"], {
      program: buildWith('throw new Error("broken");'),
    });
    assert.equal(status, 2);
    const failed = stderr.split("\n").filter((line) => /thread that had it failed: broken$/.test(line)).length;
    const unreadable = stderr.split("\n").filter((line) => /not UTF-8/.test(line)).length;
    const [, files] = /(\d+) files, /.exec(stdout) ?? [];
    assert.ok(failed > 0 && unreadable > 0);
    assert.equal(failed + unreadable + Number(files), 301);
  });
});
