// Installs what the tests need beside the project's packages: code-server, and the Node it runs on. 780 MB, so it is
// done only where it is needed.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run, runNode } from "../../scripts/run.mjs";

const here = dirname(fileURLToPath(import.meta.url));
/** Written when everything is installed: which lock file and which steps that was. */
const stamp = join(here, "node_modules", ".installed");

/** Ends the process where it cannot be done. */
export function installVsCode() {
  if (process.platform !== "linux" || process.arch !== "x64")
    fail("These tests need Linux on x64: code-server is started with a Node that npm has for that only.");
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Installing the VS Code to test in (code-server, into test/vscode/node_modules) …\n");
  // Scripts are not run: they would compile native modules, all of which VS Code starts without.
  npm(["ci", "--prefix", here]);
  // The packages of VS Code itself, which its own script would install. Its lock file does not satisfy `npm ci`.
  npm(["install", "--omit=dev", "--prefix", join(here, "node_modules/code-server/lib/vscode")]);
  writeFileSync(stamp, wanted);
}

/** Of what decides what is installed: the lock file and this file. */
function fingerprint() {
  const hash = createHash("sha256");
  for (const file of ["package-lock.json", "install.mjs"]) hash.update(readFileSync(join(here, file)));
  return hash.digest("hex");
}

function npm(args) {
  const all = [...args, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  // npm itself tells a script that it starts where it is.
  const script = process.env.npm_execpath;
  const status = script?.endsWith(".js") ? runNode([script, ...all]) : run("npm", all);
  if (status !== 0) fail("The VS Code to test in could not be installed; see above. It comes from the npm registry.");
}

function fail(text) {
  console.error(`\n${text}`);
  process.exit(1);
}
