// Programs that npm installed, run by this Node: the same on every system, without a shell in between.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Runs a program with what it prints shown. Gives its exit status, 1 where it did not end by itself. */
export function run(program, args, environment = {}) {
  const env = { ...process.env, ...environment };
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: "inherit", env });
  if (error !== undefined) console.error(`${program}: ${error.message}`);
  return status ?? 1;
}

export function runNode(args, environment) {
  return run(process.execPath, args, environment);
}

/** The file behind a command of an installed package. */
export function commandOf(packageName, command = packageName) {
  const folder = join(root, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[command]);
}
