import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { library } from "../../server/src/library/library";
import { msgflow } from "./run";

const root = join(__dirname, "../..");
const folder = join(root, "examples");

interface FileReport {
  readonly path: string;
  readonly flows: readonly {
    readonly model: string | null;
    readonly versions: readonly string[];
    readonly conforms: boolean | null;
    readonly declared: boolean;
  }[];
  readonly diagnostics: readonly { readonly code: string }[];
}

/** The codes that a script's comment `# expected: …` claims. */
function claimed(path: string): string[] {
  const line = /^# expected: (.*)$/m.exec(readFileSync(join(root, path), "utf8"));
  assert.ok(line?.[1], `${path} does not say what is expected`);
  return line[1].split(",").map((code) => code.trim());
}

/** The paths of the scripts in a folder and those in it, with `/`. */
function scriptsIn(path: string): string[] {
  const names = readdirSync(path, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".msgflow")).map((name) => name.replaceAll("\\", "/"));
}

describe("the examples", () => {
  let files: readonly FileReport[] = [];
  before(async () => {
    const { stdout, status } = await msgflow(root, ["check", "examples", "--format", "json"]);
    assert.equal(status, 1);
    files = JSON.parse(stdout).files;
  });

  it("are a right and a wrong script for each version of Stop Processing, and for Change Properties", () => {
    const subjects = ["a", "b", "c", "d", "unsuccessful", "change-properties"];
    const wanted = subjects.flatMap((subject) => [`${subject}-right.msgflow`, `${subject}-wrong.msgflow`]);
    const names = scriptsIn(folder);
    for (const name of wanted) assert.ok(names.includes(name), name);
    assert.deepEqual(files.map((file) => file.path).sort(), names.map((name) => `examples/${name}`).sort());
  });

  it("that are right have no finding and conform", () => {
    for (const { path, flows, diagnostics } of files.filter((file) => file.path.endsWith("-right.msgflow"))) {
      assert.deepEqual(diagnostics, [], path);
      assert.ok(flows.length > 0 && flows.every((flow) => flow.declared && flow.conforms === true), path);
    }
  });

  it("that are right show every version of every model", () => {
    const right = files.filter((file) => file.path.endsWith("-right.msgflow"));
    const shown = right.flatMap((file) => file.flows.flatMap((flow) => flow.versions.map((v) => `${flow.model} ${v}`)));
    for (const [model, { versions }] of library().scope.models)
      for (const version of versions.keys()) assert.ok(shown.includes(`${model} ${version}`), `${model} ${version}`);
  });

  it("that others use have no finding", () => {
    const used = files.filter((file) => !/-(right|wrong)\.msgflow$/.test(file.path));
    assert.ok(used.length > 0);
    for (const { path, diagnostics } of used) assert.deepEqual(diagnostics, [], path);
  });

  it("that are wrong have exactly the codes their comment claims, and do not conform", () => {
    for (const { path, flows, diagnostics } of files.filter((file) => file.path.endsWith("-wrong.msgflow"))) {
      assert.deepEqual(
        diagnostics.map((diagnostic) => diagnostic.code),
        claimed(path),
        path,
      );
      assert.ok(
        flows.some((flow) => flow.conforms === false),
        path,
      );
    }
  });
});
