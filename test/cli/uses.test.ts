import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { folderWith, msgflow, removeFolders } from "./run";

const user = (file: string) => `use "${file}"\nflow "F" : none\n  Agent -> URS : Own\n`;

async function check(folder: string, ...paths: string[]) {
  const { stdout, status, stderr } = await msgflow(folder, ["check", "--format", "json", ...paths]);
  const files: { path: string; diagnostics: { code: string; message: string; related: { path: string }[] }[] }[] =
    JSON.parse(stdout).files;
  return {
    status,
    stderr,
    files,
    found: files.map(({ path, diagnostics }) => [path, ...diagnostics.map((d) => d.code)]),
  };
}

describe("msgflow check: used files", function () {
  this.timeout(30_000);
  afterEach(removeFolders);

  it("are read, wherever they are, and listed only where they are checked", async () => {
    const folder = folderWith({
      "a/main.msgflow": user("../lib/own #1 (ä).msgflow"),
      "a/other.msgflow": user("../lib/own #1 (ä).msgflow"),
      "lib/own #1 (ä).msgflow": 'use "../a/main.msgflow"\nmessage Own : Reporting\n',
    });
    assert.deepEqual(await check(folder, "a"), {
      ...{ status: 0, stderr: "", found: [["a/main.msgflow"], ["a/other.msgflow"]] },
      files: (await check(folder, "a")).files,
    });
    assert.deepEqual((await check(join(folder, "lib"))).found, [["own #1 (ä).msgflow"]]);
    assert.equal((await check(folder)).found.length, 3);
  });

  it("that cannot be read are a finding, with the reason", async () => {
    const folder = folderWith({
      "main.msgflow":
        'use "none.msgflow"\nuse "bad.msgflow"\nuse "folder.msgflow"\nuse "x.txt"\nuse "x\\u0000.msgflow"\n',
      "bad.msgflow": Uint8Array.of(0x0a, 0xff),
      "folder.msgflow/.keep": "",
    });
    const { files, status, stderr } = await check(folder, "main.msgflow");
    assert.equal(status, 1);
    assert.equal(stderr, "");
    const messages = files[0]?.diagnostics.map(({ code, message }) => `${code}: ${message}`) ?? [];
    assert.equal(messages.length, 5);
    const reasons = [/no such file/, /not UTF-8: byte 0xFF.*line 2/, /is a folder/, /does not end in/, /null bytes/];
    for (const [i, reason] of reasons.entries()) assert.match(messages[i] ?? "", reason);
  });

  it("are found in other letter case, whose path is the one to write", async function () {
    const folder = folderWith({ "a/main.msgflow": user("../Team/Own.msgflow"), "team/own.msgflow": "" });
    // A disk that ignores case.
    if (existsSync(join(folder, "Team"))) this.skip();
    const { files } = await check(folder, "a");
    const messages = files[0]?.diagnostics.map(({ code, message }) => `${code}: ${message}`) ?? [];
    assert.equal(messages.length, 1);
    assert.match(
      messages[0] ?? "",
      /^use-not-found: There is no file `..\/Team\/Own.msgflow`, but there is `..\/team\/own.msgflow`/,
    );
  });

  it("have their own findings where they are checked themselves", async () => {
    const folder = folderWith({
      "main.msgflow": user("lib.msgflow"),
      "lib.msgflow": `message Own : Nothing\n${user("x.msgflow")}`,
    });
    assert.deepEqual((await check(folder)).found, [["lib.msgflow", "use-not-found"], ["main.msgflow"]]);
  });

  it("are shown where a finding relates to them", async () => {
    const folder = folderWith({
      "main.msgflow": 'use "lib/a.msgflow"\nrole Own\n',
      "lib/a.msgflow": "\n  role Own # here\n",
    });
    const { files } = await check(folder, "main.msgflow");
    assert.deepEqual(
      files[0]?.diagnostics[0]?.related.map(({ path }) => path),
      ["lib/a.msgflow"],
    );
    const { stdout } = await msgflow(folder, ["check", "main.msgflow"]);
    assert.match(stdout, /--> lib\/a\.msgflow:2:8\n.*\n2 \| {3}role Own # here\n/);
  });
});
