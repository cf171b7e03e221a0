import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { built } from "../server/dist";
import { folderWith, msgflow, removeFolders, right, wrong } from "./run";

interface Place {
  path: string;
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
  message: string;
}
interface FileEntry {
  path: string;
  flows: Record<string, unknown>[];
  diagnostics: {
    code: string;
    severity: string;
    message: string;
    url: string;
    range: Place["range"];
    related: Place[];
  }[];
}
interface Report {
  version: number;
  files: FileEntry[];
  summary: Record<string, number>;
}

async function check(folder: string, ...args: string[]) {
  const result = await msgflow(folder, ["check", "--format", "json", ...args]);
  return { ...result, report: JSON.parse(result.stdout) as Report };
}

describe("msgflow check --format json", function () {
  this.timeout(30_000);
  afterEach(removeFolders);

  it("is exactly the documented object", async () => {
    const { report, status, stderr } = await check(folderWith({ "a.msgflow": wrong }));
    assert.equal(status, 1);
    assert.equal(stderr, "");
    const message = report.files[0]?.diagnostics[0]?.message;
    assert.ok(message);
    const url = pathToFileURL(resolve(built("msgflow.js"), "../../docs/rules/syntax.md")).href;
    const range = { start: { line: 1, character: 7 }, end: { line: 1, character: 25 } };
    assert.deepEqual(report, {
      version: 1,
      files: [
        {
          path: "a.msgflow",
          flows: [{ title: "F", line: 0, model: null, versions: [], declared: false, conforms: null }],
          diagnostics: [{ code: "syntax", severity: "error", message, url, range, related: [] }],
        },
      ],
      summary: { files: 1, flows: 1, errors: 1, warnings: 0, information: 0, hints: 0 },
    });
  });

  it("lists clean files, with the verdict over each flow", async () => {
    const { report, status } = await check(folderWith({ "a.msgflow": right, "b.msgflow": wrong }));
    assert.equal(status, 1);
    assert.deepEqual(
      report.files.map((file) => file.path),
      ["a.msgflow", "b.msgflow"],
    );
    assert.deepEqual(report.files[0]?.diagnostics, []);
    const [flow] = report.files[0]?.flows ?? [];
    assert.equal(flow?.title, "URS ends the interaction");
    assert.equal(flow?.model, "StopProcessing");
    assert.equal(flow?.declared, false);
    assert.equal(flow?.conforms, true);
  });

  it("gives paths relative to the working directory, with slashes", async () => {
    const folder = folderWith({ "x/y/a.msgflow": wrong, "x/b.msgflow": wrong, "z/.keep": "" });
    assert.deepEqual(
      (await check(folder)).report.files.map((file) => file.path),
      ["x/b.msgflow", "x/y/a.msgflow"],
    );
    const fromBeside = await check(join(folder, "z"), "../x/y");
    assert.deepEqual(
      fromBeside.report.files.map((file) => file.path),
      ["../x/y/a.msgflow"],
    );
    const absolute = await check(join(folder, "x"), join(folder, "x", "b.msgflow"));
    assert.deepEqual(
      absolute.report.files.map((file) => file.path),
      ["b.msgflow"],
    );
  });

  it("leads to the library by the path of its installed file", async () => {
    const incomplete = right
      .replace(/^.*EventPartyRemoved\n/m, "")
      .replace('interaction"', 'interaction" : StopProcessing');
    const folder = folderWith({ "a.msgflow": incomplete });
    const { report } = await check(folder);
    const related = report.files[0]?.diagnostics.flatMap((one) => one.related) ?? [];
    const library = related.find((place) => place.path.endsWith("stop-processing.msgflow"));
    assert.ok(library, "a missing step is related to the model");
    assert.ok(library.path.startsWith("../"));
    assert.ok(existsSync(resolve(folder, library.path)));
    assert.ok(!report.files.some((file) => file.path === library.path), "library files are not listed");
  });

  it("is whole JSON however long it is", async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `  Chat --> Ixn : EventAck # ${i}`);
    const { report, stdout, stderr } = await check(
      folderWith({ "a.msgflow": `flow "F" : none\n${lines.join("\n")}\n` }),
    );
    assert.ok(stdout.length > 2_000_000);
    assert.equal(report.summary.errors, 20_000);
    assert.equal(stderr, "");
  });

  it("is whole JSON where nothing could be read", async () => {
    const { report, status, stderr } = await check(folderWith(), "nowhere.msgflow");
    assert.equal(status, 2);
    assert.match(stderr, /nowhere\.msgflow/);
    assert.deepEqual(report.files, []);
    assert.deepEqual(Object.values(report.summary), [0, 0, 0, 0, 0, 0]);
  });

  it("keeps what is wrong with files out of the standard output", async () => {
    const folder = folderWith({ "a.msgflow": Uint8Array.of(0x66, 0xff), "b.msgflow": right });
    const { report, status, stderr } = await check(folder);
    assert.equal(status, 2);
    assert.deepEqual(
      report.files.map((file) => file.path),
      ["b.msgflow"],
    );
    assert.equal(report.summary.files, 1);
    assert.match(stderr, /a\.msgflow: not UTF-8/);
  });

  it("takes the names of users for what they are", async () => {
    const script =
      'participant constructor : Agent\nflow "__proto__" : none\n  constructor -> toString : hasOwnProperty\n';
    const { report } = await check(folderWith({ "__proto__.msgflow": script }));
    assert.equal(report.files[0]?.path, "__proto__.msgflow");
    assert.equal(report.files[0]?.flows[0]?.title, "__proto__");
  });
});
