// `npm test`: everything that is checked before a change is kept. Stops at the first step that fails.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installIfNeeded } from "./install.mjs";
import { commandOf, runNode } from "./run.mjs";

/** @type {[string, (counts: Record<string, string>) => number][]} */
const steps = [
  ["Build", () => runNode(["scripts/build.mjs"])],
  ["Lint and format", () => runNode([commandOf("@biomejs/biome", "biome"), "check", "--error-on-warnings", "."])],
  ["Types", () => runNode([commandOf("typescript", "tsc"), "-p", "."])],
  ["Generated documentation", () => runNode(["--import", "tsx", "scripts/docs.ts", "--check"])],
  ["Highlighting", testHighlighting],
  ["Tests", (counts) => runNode(mochaArguments(), counts)],
  ["Unused code and packages", () => runNode([commandOf("knip")])],
  ["Tests in VS Code", (counts) => runNode(["test/editor/run.mjs"], counts)],
];

function testHighlighting() {
  const grammar = "syntaxes/msgflow.tmLanguage.json";
  return runNode([commandOf("vscode-tmgrammar-test"), "-g", grammar, "test/syntaxes/*.msgflow"]);
}

/** All tests but those that VS Code runs, in its extension host. */
function mochaArguments() {
  const reporter = ["--reporter", "scripts/counting-reporter.cjs"];
  return [
    "--import",
    "tsx",
    commandOf("mocha"),
    ...reporter,
    "--ignore",
    "test/editor/suite/**",
    "--ignore",
    "test/bench/peers/**",
    "--ignore",
    "test/vscode/**",
    "--timeout",
    "30000",
    "test/**/*.test.ts",
  ];
}

function main() {
  installIfNeeded();
  const folder = mkdtempSync(join(tmpdir(), "msgflow-test-"));
  const countsFile = join(folder, "counts");
  const total = { passed: 0, failed: 0 };
  let failedStep;
  for (const [name, step] of steps) {
    console.log(`\n── ${name}\n`);
    writeFileSync(countsFile, "");
    // Programs that run tests append their numbers to this file, a line each.
    const status = step({ MSGFLOW_TEST_COUNTS: countsFile });
    for (const { passed, failed } of readCounts(countsFile)) {
      total.passed += passed;
      total.failed += failed;
    }
    if (status !== 0) {
      failedStep = name;
      break;
    }
  }
  rmSync(folder, { recursive: true, force: true });
  if (failedStep !== undefined) console.log(`\nFailed: ${failedStep}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = failedStep === undefined && total.failed === 0 ? 0 : 1;
}

function readCounts(file) {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
}

main();
