import assert from "node:assert/strict";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { folderWith, msgflow, removeFolders, right, wrong } from "./run";

/** Who may not read what others close; root may, so tests of that run as this user. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};

/** The paths of the files that were checked. */
async function checked(folder: string, ...args: string[]): Promise<string[]> {
  const { stdout } = await msgflow(folder, ["check", "--format", "json", ...args]);
  return (JSON.parse(stdout) as { files: { path: string }[] }).files.map((file) => file.path);
}

describe("msgflow check: files", function () {
  this.timeout(30_000);
  afterEach(removeFolders);

  it("searches the current folder, in the order of the paths", async () => {
    const names = ["b.msgflow", "a/z.msgflow", "a.msgflow", "B.msgflow", "ä.msgflow", "a-b.msgflow"];
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, right])));
    assert.deepEqual(await checked(folder), [...names].sort());
    assert.deepEqual(await checked(folder, "b.msgflow", "a", "a.msgflow"), ["a.msgflow", "a/z.msgflow", "b.msgflow"]);
  });

  it("passes over other endings, node_modules, names with a dot, and links", async () => {
    const folder = folderWith({
      "a.msgflow": right,
      "a.txt": right,
      "x/node_modules/m.msgflow": right,
      ".hidden/h.msgflow": right,
      ".h.msgflow": right,
      "sub.msgflow/inside.msgflow": right,
    });
    symlinkSync(folder, join(folder, "loop"));
    symlinkSync(join(folder, "a.txt"), join(folder, "link.msgflow"));
    assert.deepEqual(await checked(folder), ["a.msgflow", "sub.msgflow/inside.msgflow"]);
  });

  it("checks what is named, whatever it is called", async () => {
    const folder = folderWith({ "a.txt": right, "node_modules/m/m.msgflow": right, ".x/h.msgflow": right });
    symlinkSync(join(folder, "a.txt"), join(folder, "link"));
    assert.deepEqual(await checked(folder, "a.txt"), ["a.txt"]);
    assert.deepEqual(await checked(folder, "link"), ["link"]);
    assert.deepEqual(await checked(folder, "node_modules/m"), ["node_modules/m/m.msgflow"]);
    assert.deepEqual(await checked(folder, ".x"), [".x/h.msgflow"]);
  });

  it("checks a file once, however often and in whatever way it is named", async () => {
    const folder = folderWith({ "x/a.msgflow": right });
    const paths = ["x", "x/", "./x/a.msgflow", "x/../x/a.msgflow", join(folder, "x/a.msgflow"), "."];
    assert.deepEqual(await checked(folder, ...paths), ["x/a.msgflow"]);
  });

  it("copes with names of all kinds", async () => {
    const names = [
      "[a].msgflow",
      "{b}.msgflow",
      "c d.msgflow",
      "e(f).msgflow",
      "g%20#?.msgflow",
      "日本.msgflow",
      "h*i!.msgflow",
    ];
    const folder = folderWith(Object.fromEntries(names.map((name) => [`[x] (y)/${name}`, right])));
    const paths = names.map((name) => `[x] (y)/${name}`).sort();
    assert.deepEqual(await checked(folder), paths);
    assert.deepEqual(await checked(folder, "[x] (y)"), paths);
    assert.deepEqual(await checked(join(folder, "[x] (y)"), "g%20#?.msgflow"), ["g%20#?.msgflow"]);
  });

  it("names what is missing, and checks the rest", async () => {
    const { status, stdout, stderr } = await msgflow(folderWith({ "a.msgflow": wrong }), [
      "check",
      "nowhere.msgflow",
      "a.msgflow/b",
      "a.msgflow",
    ]);
    assert.equal(status, 2, "it wins over findings");
    assert.deepEqual(stderr.split("\n"), [
      "msgflow: nowhere.msgflow: no such file or folder",
      "msgflow: a.msgflow/b: no such file or folder",
      "",
    ]);
    assert.match(stdout, /error\[syntax\]/);
  });

  it("says of a folder that it holds no script", async () => {
    const folder = folderWith({ "empty/a.txt": "", "full/a.msgflow": right });
    const { status, stderr } = await msgflow(folder, ["check", "empty", "full"]);
    assert.equal(status, 2);
    assert.match(stderr, /^msgflow: empty: no \.msgflow file/);
    const { stderr: here } = await msgflow(join(folder, "empty"), ["check"]);
    assert.match(here, /^msgflow: \.: no \.msgflow file/);
  });

  it("says where a file ceases to be UTF-8", async () => {
    const latin1 = Buffer.from('flow "Gr\u00fc\u00dfe"\r\n# caf\u00e9\n', "latin1");
    const folder = folderWith({ "a.msgflow": latin1, "b.msgflow": right });
    const { status, stdout, stderr } = await msgflow(folder, ["check"]);
    assert.equal(status, 2);
    assert.match(stderr, /^msgflow: a\.msgflow: not UTF-8: byte 0xFC at offset 8, in line 1/);
    assert.match(stdout, /^1 file, 1 flow/);
    assert.doesNotMatch(stdout, /✓/);
    const later = folderWith({ "a.msgflow": Buffer.concat([Buffer.from("a\r\nb\rc\n\n"), Buffer.of(0xc3)]) });
    assert.match((await msgflow(later, ["check"])).stderr, /byte 0xC3 at offset 8, in line 5/);
  });

  it("recognises UTF-16", async () => {
    const folder = folderWith({ "a.msgflow": Buffer.from(`\ufeff${right}`, "utf16le") });
    assert.match((await msgflow(folder, ["check"])).stderr, /UTF-16/);
  });

  it("passes over a byte order mark", async () => {
    const { stdout } = await msgflow(folderWith({ "a.msgflow": "\ufefffloww\n" }), ["check", "--format", "json"]);
    assert.equal(JSON.parse(stdout).files[0].diagnostics[0].range.start.character, 0);
  });

  it("checks empty files", async () => {
    const { status, stdout } = await msgflow(folderWith({ "a.msgflow": "" }), ["check"]);
    assert.equal(status, 0);
    assert.match(stdout, /1 file, 0 flows: no findings/);
  });

  it("names files and folders that may not be read, and checks the rest", async function () {
    if (process.platform === "win32") this.skip();
    const folder = folderWith({ "a.msgflow": right, "closed.msgflow": right, "x/b.msgflow": right });
    mkdirSync(join(folder, "secret"));
    chmodSync(join(folder, "secret"), 0);
    chmodSync(join(folder, "closed.msgflow"), 0);
    try {
      const { status, stdout, stderr } = await msgflow(folder, ["check"], nobody);
      assert.equal(status, 2);
      const lines = ["msgflow: closed.msgflow: permission denied", "msgflow: secret: permission denied"];
      assert.deepEqual(stderr.trim().split("\n").sort(), lines);
      assert.match(stdout, /^2 files, 2 flows/);
      const named = await msgflow(folder, ["check", "secret"], nobody);
      assert.equal(named.status, 2);
      assert.equal(named.stderr, "msgflow: secret: permission denied\n");
    } finally {
      chmodSync(join(folder, "secret"), 0o755);
    }
  });
});
