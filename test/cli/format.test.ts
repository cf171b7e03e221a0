import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, openSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { buffer, text } from "node:stream/consumers";
import { built } from "../server/dist";
import { folderWith, msgflow, removeFolders, right } from "./run";

const untidy = 'flow "F" : none\n\n\nA->B:M  \n   --> not a line';
const tidy = 'flow "F" : none\n\n  A -> B : M\n   --> not a line\n';
/** A user who may do nothing in particular. */
const NOBODY = 65_534;

const content = (folder: string, name: string) => readFileSync(join(folder, name), "utf8");

/** Formats what is given to it at standard input. */
async function piped(input: string | Uint8Array, ...args: string[]) {
  const child = spawn(process.execPath, [built("msgflow.js"), "format", ...args]);
  child.stdin.end(input);
  const [stdout, stderr, [status]] = await Promise.all([
    buffer(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { status, stdout: stdout.toString("utf8"), stderr };
}

describe("msgflow format", function () {
  this.timeout(30_000);
  afterEach(removeFolders);

  it("writes the scripts that are not formatted, lists them, and leaves the others alone", async () => {
    const folder = folderWith({
      "a.msgflow": untidy,
      "b/c.msgflow": untidy,
      "right.msgflow": right,
      "other.txt": untidy,
    });
    const before = statSync(join(folder, "right.msgflow"), { bigint: true });
    assert.deepEqual(await msgflow(folder, ["format"]), {
      ...{ status: 0, stdout: "a.msgflow\nb/c.msgflow\n", stderr: "formatted 2 of 3 files\n" },
    });
    assert.equal(content(folder, "a.msgflow"), tidy);
    assert.equal(content(folder, "b/c.msgflow"), tidy);
    assert.equal(content(folder, "other.txt"), untidy);
    const after = statSync(join(folder, "right.msgflow"), { bigint: true });
    assert.deepEqual([after.ino, after.mtimeNs, after.ctimeNs], [before.ino, before.mtimeNs, before.ctimeNs]);
    assert.deepEqual(readdirSync(folder).sort(), ["a.msgflow", "b", "other.txt", "right.msgflow"]);
    assert.deepEqual(await msgflow(folder, ["format"]), { status: 0, stdout: "", stderr: "✓ 3 files are formatted\n" });
  });

  it("formats what is named, whatever it is called, and once", async () => {
    const folder = folderWith({ "a.msgflow": untidy, "b.txt": untidy });
    const { stdout, stderr } = await msgflow(folder, ["format", "b.txt", "./b.txt"]);
    assert.deepEqual([stdout, stderr], ["b.txt\n", "formatted 1 of 1 file\n"]);
    assert.equal(content(folder, "a.msgflow"), untidy);
    assert.equal(content(folder, "b.txt"), tidy);
  });

  it("only lists them with --check, and fails if there are any", async () => {
    const folder = folderWith({ "a.msgflow": untidy, "b.msgflow": untidy, "right.msgflow": right });
    assert.deepEqual(await msgflow(folder, ["format", "--check"]), {
      ...{ status: 1, stdout: "a.msgflow\nb.msgflow\n", stderr: "2 of 3 files are not formatted\n" },
    });
    assert.equal(content(folder, "a.msgflow"), untidy);
    assert.deepEqual(await msgflow(folder, ["format", "--check", "right.msgflow"]), {
      ...{ status: 0, stdout: "", stderr: "✓ 1 file is formatted\n" },
    });
  });

  it("keeps line ends and a byte order mark", async () => {
    const folder = folderWith({ "a.msgflow": "\uFEFFrole  A\r\nrole  B", "b.msgflow": "\uFEFFrole A\r\n" });
    assert.equal((await msgflow(folder, ["format"])).stdout, "a.msgflow\n");
    assert.equal(content(folder, "a.msgflow"), "\uFEFFrole A\r\nrole B\r\n");
    assert.equal(content(folder, "b.msgflow"), "\uFEFFrole A\r\n");
  });

  it("does not touch what is not UTF-8, and formats the others", async () => {
    const bytes = Buffer.concat([Buffer.from("role  A"), Buffer.from([0xff])]);
    const folder = folderWith({ "a.msgflow": bytes, "b.msgflow": untidy });
    const { status, stdout, stderr } = await msgflow(folder, ["format"]);
    assert.deepEqual([status, stdout], [2, "b.msgflow\n"]);
    assert.match(stderr, /^msgflow: a\.msgflow: not UTF-8: byte 0xFF at offset 7/);
    assert.deepEqual(readFileSync(join(folder, "a.msgflow")), bytes);
  });

  it("says what is not there", async () => {
    const folder = folderWith({ "a.msgflow": untidy });
    const { status, stdout, stderr } = await msgflow(folder, ["format", "b.msgflow"]);
    assert.deepEqual([status, stdout, stderr], [2, "", "msgflow: b.msgflow: no such file or folder\n"]);
  });

  it("replaces a file as a whole: who has the old one open still reads that", async function () {
    if (process.platform === "win32") this.skip();
    const folder = folderWith({ "a.msgflow": untidy });
    const old = openSync(join(folder, "a.msgflow"), "r");
    await msgflow(folder, ["format"]);
    assert.equal(readFileSync(old, "utf8"), untidy);
    assert.equal(content(folder, "a.msgflow"), tidy);
  });

  it("keeps permissions, and writes the file that a link leads to", async function () {
    if (process.platform === "win32") this.skip();
    const folder = folderWith({ "b/a.msgflow": untidy });
    chmodSync(join(folder, "b/a.msgflow"), 0o666);
    symlinkSync("b/a.msgflow", join(folder, "link.msgflow"));
    assert.equal((await msgflow(folder, ["format", "link.msgflow"])).stdout, "link.msgflow\n");
    assert.equal(readlinkSync(join(folder, "link.msgflow")), "b/a.msgflow");
    assert.equal(content(folder, "b/a.msgflow"), tidy);
    assert.equal(statSync(join(folder, "b/a.msgflow")).mode & 0o777, 0o666);
    assert.deepEqual(readdirSync(join(folder, "b")), ["a.msgflow"]);
  });

  it("says what it may not write, and leaves it as it was", async function () {
    if (process.platform === "win32" || process.getuid?.() !== 0) this.skip();
    const folder = folderWith({ "a.msgflow": untidy, "b/b.msgflow": untidy });
    // The first may not be written though its folder may, the second the other way round.
    chmodSync(folder, 0o777);
    chmodSync(join(folder, "a.msgflow"), 0o444);
    chmodSync(join(folder, "b/b.msgflow"), 0o666);
    const { status, stdout, stderr } = await msgflow(folder, ["format"], { uid: NOBODY });
    assert.deepEqual([status, stdout], [2, ""]);
    const told = ["a.msgflow", "b/b.msgflow"].map((name) => `msgflow: ${name}: cannot be written: permission denied\n`);
    assert.equal(stderr, told.join(""));
    for (const name of ["a.msgflow", "b/b.msgflow"]) assert.equal(content(folder, name), untidy);
    assert.deepEqual(readdirSync(folder).sort(), ["a.msgflow", "b"]);
    assert.equal((await msgflow(folder, ["format", "--check"], { uid: NOBODY })).status, 1, "to look is allowed");
  });

  it("leaves no draft behind where the file cannot be replaced", async function () {
    if (process.platform === "win32" || process.getuid?.() !== 0) this.skip();
    const folder = folderWith({ "a.msgflow": untidy });
    // As in /tmp: everybody may write files there, but not take those of others away.
    chmodSync(folder, 0o1777);
    chmodSync(join(folder, "a.msgflow"), 0o666);
    const { status, stderr } = await msgflow(folder, ["format"], { uid: NOBODY });
    assert.deepEqual([status, stderr], [2, "msgflow: a.msgflow: cannot be written: permission denied\n"]);
    assert.equal(content(folder, "a.msgflow"), untidy);
    assert.deepEqual(readdirSync(folder), ["a.msgflow"]);
  });

  it("formats standard input to standard output", async () => {
    assert.deepEqual(await piped(untidy, "-"), { status: 0, stdout: tidy, stderr: "" });
    assert.deepEqual(await piped("\uFEFFrole  A\r\n", "-"), { status: 0, stdout: "\uFEFFrole A\r\n", stderr: "" });
    assert.deepEqual(await piped("", "-"), { status: 0, stdout: "", stderr: "" });
    assert.deepEqual(await piped(untidy, "--check", "-"), { status: 1, stdout: "-\n", stderr: "" });
    assert.deepEqual(await piped(tidy, "--check", "-"), { status: 0, stdout: "", stderr: "" });
  });

  it("writes nothing for standard input that is not UTF-8", async () => {
    const { status, stdout, stderr } = await piped(Buffer.from([0x41, 0xc0]), "-");
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, /^msgflow: -: not UTF-8: byte 0xC0/);
  });

  it("takes standard input or files, not both", async () => {
    const folder = folderWith({ "a.msgflow": untidy });
    const { status, stdout, stderr } = await msgflow(folder, ["format", "a.msgflow", "-"]);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.equal(stderr, "msgflow: -: standard input cannot be formatted together with files\n");
    assert.equal(content(folder, "a.msgflow"), untidy);
  });

  const prose =
    "# Read me\n\nThis is  prose.\n* and a list\nflow more\nend\nrole x\n\n\n\nIt has  many lines,\nand more,\nand a last one.\n";

  for (const [what, name, text, reason] of [
    ["prose", "README.md", prose, "most of its lines are not statements"],
    ["prose that begins like a flow", "a.txt", `flow more\n${prose}`, "most of its lines are not statements"],
    ["headings", "README.md", "# One\n\n\n\n  ## Two", "it does not begin with a declaration or a flow"],
    ["settings", "a.toml", 'name   = "x"\ncount = 1\n', "it does not begin with a declaration or a flow"],
    ["other bytes", "a.bin", "\0\u0001\n\n\n\u0002", "most of its lines are not statements"],
  ] as const)
    it(`leaves a file alone in which nothing is a script: ${what}`, async () => {
      const folder = folderWith({ [name]: text, "b.msgflow": untidy });
      const told = `msgflow: ${name}: not a script, so it stays as it is: ${reason}; name a script, or if it is one, end its name in .msgflow\n`;
      for (const args of [["--check", name], [name]]) {
        assert.deepEqual(await msgflow(folder, ["format", ...args]), { status: 2, stdout: "", stderr: told });
        assert.equal(content(folder, name), text);
      }
      const { status, stdout } = await msgflow(folder, ["format", name, "b.msgflow"]);
      assert.deepEqual([status, stdout], [2, "b.msgflow\n"], "the others are formatted");
    });

  it("believes a name that ends in .msgflow, unless all lines are wrong", async () => {
    const mistakes = 'flow "F" : none\n\n\n  A --> B : M\n  A --> B : M\n';
    const folder = folderWith({
      "a.msgflow": mistakes,
      "b.msgflow": "# A\n\n\n# B\n",
      "c.msgflow": "",
      "d.msgflow": "No\n\n\n script",
    });
    const { status, stdout, stderr } = await msgflow(folder, ["format"]);
    assert.deepEqual([status, stdout], [2, "a.msgflow\nb.msgflow\n"]);
    assert.match(
      stderr,
      /^msgflow: d\.msgflow: not a script, so it stays as it is: none of its lines is a statement; .*check/,
    );
    assert.equal(content(folder, "d.msgflow"), "No\n\n\n script");
    assert.match(stderr, /formatted 2 of 3 files\n$/);
  });

  it("lets standard input through as it is where it is not a script", async () => {
    const told =
      "msgflow: -: not a script, so it stays as it is: most of its lines are not statements; send a script\n";
    assert.deepEqual(await piped(prose, "-"), { status: 2, stdout: prose, stderr: told });
    assert.deepEqual(await piped(prose, "--check", "-"), { status: 2, stdout: "", stderr: told });
    assert.equal((await piped("  A->B:M\n  AA -> B:N\n", "-")).status, 0, "a part of a script");
    assert.equal((await piped("# A\n", "-")).status, 0, "comments");
  });

  it("formats a hundred thousand lines", async () => {
    const lines = Array.from({ length: 25_000 }, (_, i) => `flow "F ${i}" : none\n  A->Long:M\nAA  -> B:N\n\n`);
    const { status, stdout } = await piped(lines.join(""), "-");
    assert.equal(status, 0);
    assert.equal(stdout.split("\n").length, 100_000);
    assert.ok(stdout.startsWith('flow "F 0" : none\n  A  -> Long : M\n  AA -> B    : N\n\nflow "F 1"'));
  });
});
