// `npm start`: from a fresh clone to the examples in VS Code, with nothing but Node and npm on the machine.
//   npm start                   opens VS Code if the command `code` is there, else VS Code for the Web in the browser
//   npm start -- --no-editor    stops after the check in the terminal
//   PORT=8080 npm start         serves VS Code for the Web at this port
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installIfNeeded } from "./install.mjs";
import { root, runNode } from "./run.mjs";

const EXAMPLES = join(root, "examples");

async function main() {
  installIfNeeded();
  build();
  checkExamples();
  if (process.argv.includes("--no-editor")) return;
  if (openInstalledEditor()) return;
  await serveEditor();
}

function build() {
  heading("Building");
  if (runNode(["scripts/build.mjs"]) !== 0) fail("The build failed; see above.");
  console.log("The extension, the language server and the command line are in dist/.");
}

function checkExamples() {
  heading("Checking the examples: msgflow check examples");
  const status = runNode(["dist/msgflow.js", "check", "examples"]);
  // 1 is what `msgflow check` says of findings; more means that it did not check.
  if (status > 1) fail(`The check did not run: exit status ${status}.`);
  if (status === 1) console.log("\nThese findings are as they should be: half of the examples are wrong on purpose.");
}

/** Opens the examples in the VS Code of this machine, with the extension from here. Gives whether that worked. */
function openInstalledEditor() {
  const code = findOnPath(process.platform === "win32" ? "code.cmd" : "code");
  if (code === undefined) return false;
  heading("Opening the examples in VS Code");
  const args = [`--extensionDevelopmentPath=${root}`, EXAMPLES];
  // On Windows the command is a batch file, which only a shell runs.
  const shell = process.platform === "win32";
  const { status } = shell
    ? spawnSync(`"${code}" ${args.map((arg) => `"${arg}"`).join(" ")}`, { stdio: "inherit", shell })
    : spawnSync(code, args, { stdio: "inherit" });
  if (status === 0) return true;
  console.log("That did not work.");
  return false;
}

function findOnPath(command) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, command)).find((path) => existsSync(path));
}

async function serveEditor() {
  heading("Serving VS Code for the Web");
  const port = Number(process.env.PORT ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535) fail(`PORT is no port: ${process.env.PORT}`);
  const { serveVsCode } = await import("./vscode-web/host.mjs");
  const host = await serveVsCode({ extension: root, folder: EXAMPLES, open: [{ file: "a-wrong.msgflow" }], port });
  console.log(`Open this address in a browser on this machine:\n\n  ${host.url}\n`);
  console.log("What you save there is written to examples/. Ctrl+C ends it.");
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => host.close());
}

function heading(text) {
  console.log(`\n── ${text}\n`);
}

function fail(text) {
  console.error(`\n${text}`);
  process.exit(1);
}

main().catch((error) => fail(error.code === "EADDRINUSE" ? `Port ${process.env.PORT} is in use.` : error.stack));
