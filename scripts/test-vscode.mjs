// `npm run test:vscode`: the extension in a VS Code of today, with Node's extension host, seen through a browser.
//   npm run test:vscode                      all of test/vscode/suites
//   npm run test:vscode -- rename findings   these suites
//   npm run test:vscode -- --no-build        with what is in dist/
// How the windows looked at the end of each test is in dist/screenshots/vscode. MSGFLOW_CHROMIUM names a Chromium to use
// instead of the one from npm. Whatever happens, nothing that was started remains.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { installVsCode } from "../test/vscode/install.mjs";
import { installIfNeeded } from "./install.mjs";
import { commandOf, root, runNode } from "./run.mjs";

const folder = join(root, "test/vscode");
/** For a test that hangs; each wait within it has a limit of its own, and says what it waited for. */
const LIMIT = 300_000;

function main() {
  const { values, positionals } = parseArgs({ options: { "no-build": { type: "boolean" } }, allowPositionals: true });
  const suites = positionals.length > 0 ? positionals.map(suite) : [join(folder, "suites/*.ts")];
  installIfNeeded();
  installVsCode();
  if (!values["no-build"] && runNode(["scripts/build.mjs"]) !== 0) fail("The build failed; see above.");
  runSuites(suites);
}

function suite(name) {
  const file = join(folder, "suites", `${name}.ts`);
  if (!existsSync(file)) fail(`There is no suite ${name}: ${file} is missing.`);
  return file;
}

/** In a group of processes of their own, which ends with this process. */
function runSuites(suites) {
  const session = join(folder, "harness/session.ts");
  const mocha = [
    "--import",
    "tsx",
    commandOf("mocha"),
    "--require",
    session,
    "--timeout",
    String(LIMIT),
    "--exit",
    ...suites,
  ];
  const keeper = [join(folder, "harness/keeper.mjs"), process.execPath, ...mocha];
  const child = spawn(process.execPath, keeper, { cwd: root, detached: true, stdio: ["pipe", "inherit", "inherit"] });
  child.on("error", (error) => fail(error.message));
  child.on("exit", (status) => {
    process.exitCode = status ?? 1;
  });
}

function fail(text) {
  console.error(text);
  process.exit(1);
}

main();
