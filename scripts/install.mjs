// What `npm start` and `npm test` need first: the packages that package-lock.json names.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run, runNode } from "./run.mjs";

const OLDEST_NODE = [20, 19];

/** Installs what is missing. Ends the process where that fails. */
export function installIfNeeded() {
  requireNode();
  if (isInstalled()) return;
  console.log("Installing the packages that package-lock.json names …\n");
  if (npm(["ci", "--no-audit", "--no-fund"]) === 0) return;
  console.error("\nThe packages could not be installed; see above.");
  process.exit(1);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(`Node ${OLDEST_NODE.join(".")} or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Whether the installed packages, which npm lists in a file of its own, are those of package-lock.json. */
function isInstalled() {
  const listed = join(root, "node_modules/.package-lock.json");
  if (!existsSync(listed)) return false;
  const installed = packages(listed);
  return Object.entries(packages(join(root, "package-lock.json"))).every(([path, { version, optional, link }]) => {
    if (path === "" || link) return true;
    // Optional ones are there or not, depending on the system.
    return installed[path] === undefined ? optional === true : installed[path].version === version;
  });
}

function packages(lockFile) {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages;
}

/** npm itself tells a script that it starts where it is. */
function npm(args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js")) return runNode([script, ...args]);
  return run(process.platform === "win32" ? "npm.cmd" : "npm", args);
}
