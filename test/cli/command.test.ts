import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import {
  createProtocolConnection,
  InitializeRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { version } from "../../package.json";
import { built } from "../server/dist";
import { folderWith, msgflow, removeFolders, right, warned, wrong } from "./run";

describe("msgflow: the command line", function () {
  this.timeout(30_000);
  afterEach(removeFolders);

  it("tells its version", async () => {
    for (const option of ["--version", "-V"])
      assert.deepEqual(await msgflow(folderWith(), [option]), { status: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("helps", async () => {
    const { status, stdout } = await msgflow(folderWith(), ["--help"]);
    assert.equal(status, 0);
    assert.match(stdout, /check .*\n\s+format .*\n\s+explain .*\n\s+lsp /);
    const check = await msgflow(folderWith(), ["check", "--help"]);
    assert.equal(check.status, 0);
    for (const word of ["--format", "--max-warnings", "--rule", "--threads", "node_modules", "Exit status", "Examples"])
      assert.ok(check.stdout.includes(word), word);
  });

  it("answers wrong usage with status 2 and what is wrong", async () => {
    const cases: [string[], RegExp][] = [
      [[], /Usage: msgflow/],
      [["chekc"], /unknown command 'chekc'\n\(Did you mean check\?\)/],
      [["a.msgflow"], /unknown command 'a\.msgflow'\n\(Did you mean msgflow check a\.msgflow\?\)/],
      [["b 1.msgflow", "a.msgflow"], /\(Did you mean msgflow check "b 1\.msgflow"\?\)/],
      [["."], /\(Did you mean msgflow check \.\?\)/],
      [["nowhere"], /unknown command 'nowhere'\n\(msgflow --help/],
      [["check", "--formt", "json"], /Did you mean --format\?/],
      [["check", "--format", "xml"], /Allowed choices are pretty, json/],
      [["check", "--max-warnings", "-1"], /whole number/],
      [["check", "--max-warnings", "many"], /whole number/],
      [["check", "--max-warnings"], /argument missing/],
      [["check", "--threads", "0"], /at least one/],
      [["check", "--threads", "two"], /whole number/],
      [["check", "--rule", "syntax"], /code=severity/],
      [["check", "--rule", "syntax=off=on"], /code=severity/],
      [["check", "--rule", "sintax=off"], /There is no rule "sintax": did you mean "syntax"\?/],
      [["check", "--rule", "syntax=fatal"], /"fatal" is no severity for "syntax"/],
    ];
    for (const [args, text] of cases) {
      const { status, stdout, stderr } = await msgflow(folderWith({ "a.msgflow": right }), args);
      assert.equal(status, 2, args.join(" "));
      assert.equal(stdout, "");
      assert.match(stderr, text);
      assert.doesNotMatch(stderr, /\n\s+at /);
    }
  });

  it("exits with 0 for no errors and 1 for errors", async () => {
    assert.equal((await msgflow(folderWith({ "a.msgflow": right }), ["check"])).status, 0);
    assert.equal((await msgflow(folderWith({ "a.msgflow": wrong }), ["check"])).status, 1);
    assert.equal((await msgflow(folderWith({ "a.msgflow": wrong }), ["check", "--max-warnings", "9"])).status, 1);
  });

  it("exits with 1 for more warnings than allowed, and says so", async () => {
    const folder = folderWith({ "a.msgflow": warned, "b.msgflow": warned });
    assert.equal((await msgflow(folder, ["check"])).status, 0);
    assert.equal((await msgflow(folder, ["check", "--max-warnings", "2"])).status, 0);
    for (const format of ["pretty", "json"]) {
      const { status, stderr } = await msgflow(folder, ["check", "--format", format, "--max-warnings", "1"]);
      assert.equal(status, 1);
      assert.equal(stderr, "msgflow: more warnings (2) than allowed (1)\n");
    }
  });

  it("takes severities of rules, of which the last counts", async () => {
    const folder = folderWith({ "a.msgflow": wrong, "b.msgflow": warned });
    const status = async (...rules: string[]) =>
      (await msgflow(folder, ["check", "--max-warnings", "1", ...rules.flatMap((rule) => ["--rule", rule])])).status;
    assert.equal(await status(), 1);
    assert.equal(await status("syntax=hint"), 0);
    assert.equal(await status("syntax=warning"), 1, "now there are two warnings");
    assert.equal(await status("syntax=warning", "empty-flow=off"), 0);
    assert.equal(await status("syntax=off", "empty-flow=error"), 1);
    assert.equal(await status("syntax=off", "syntax=error"), 1);
    const { stdout } = await msgflow(folder, ["check", "--rule", "syntax=information"]);
    assert.match(stdout, /^information\[syntax\]/);
  });

  it("counts what comments silence apart, and not in the status", async () => {
    const silenced = wrong.replace(/$/m, " # msgflow-ignore-file syntax");
    const folder = folderWith({ "a.msgflow": silenced });
    const { status, stdout } = await msgflow(folder, ["check"]);
    assert.equal(status, 0);
    assert.equal(stdout, "✓ 1 file, 1 flow: no findings (1 silenced); 1 not checked for conformance\n");
    const json = JSON.parse((await msgflow(folder, ["check", "--format", "json"])).stdout);
    assert.deepEqual(json.files[0].diagnostics, []);
    assert.deepEqual(json.summary, { files: 1, flows: 1, errors: 0, warnings: 0, information: 0, hints: 0 });
    const both = folderWith({ "a.msgflow": silenced, "b.msgflow": wrong });
    assert.match((await msgflow(both, ["check"])).stdout, /\n2 files, 2 flows: 1 error \(1 silenced\)\n$/);
  });

  it("does not mind that nobody reads to the end", async function () {
    if (process.platform === "win32") this.skip();
    const lines = Array.from({ length: 20_000 }, () => "  Chat --> Ixn : EventAck");
    const folder = folderWith({ "a.msgflow": `flow "F" : none\n${lines.join("\n")}\n` });
    for (const format of ["pretty", "json"]) {
      const run = `"$0" "$1" check --format ${format} | head -c 10`;
      const script = `${run}; status=$\{PIPESTATUS[0]}; echo; echo "$status"`;
      const command = ["-c", script, process.execPath, built("msgflow.js")];
      const { stdout, stderr } = await promisify(execFile)("bash", command, { cwd: folder });
      assert.equal(stderr, "");
      assert.equal(stdout.trim().split("\n").at(-1), "1", "the status is the verdict all the same");
    }
  });

  it("says that it cannot write", async function () {
    if (process.platform !== "linux") this.skip();
    const folder = folderWith({ "a.msgflow": right });
    const run = promisify(execFile)(
      "bash",
      ["-c", '"$0" "$1" check > /dev/full', process.execPath, built("msgflow.js")],
      {
        cwd: folder,
      },
    );
    await assert.rejects(run, { code: 2, stderr: /^msgflow: cannot write: .*ENOSPC.*\n$/ });
  });

  it("checks ten thousand files without holding them open", async () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `${i % 100}/${i}.msgflow`);
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, right])));
    const { status, stdout } = await msgflow(folder, ["check"]);
    assert.equal(status, 0);
    assert.match(stdout, /10000 files, 10000 flows/);
  });

  for (const args of [["lsp", "--stdio"], ["lsp"]])
    it(`runs the language server: ${args.join(" ")}`, async () => {
      const child = spawn(process.execPath, [built("msgflow.js"), ...args]);
      const connection = createProtocolConnection(
        new StreamMessageReader(child.stdout),
        new StreamMessageWriter(child.stdin),
      );
      connection.listen();
      const params = { processId: process.pid, rootUri: null, capabilities: {} };
      const { serverInfo } = await connection.sendRequest(InitializeRequest.type, params);
      assert.deepEqual(serverInfo, { name: "msgflow", version });
      await connection.sendRequest("shutdown");
      const exit = once(child, "exit");
      await connection.sendNotification("exit");
      assert.deepEqual(await exit, [0, null]);
    });
});
