// Runs a program and ends everything it has started, however the run ends: by itself, by Ctrl+C, killed.
//   node keeper.mjs <program> [arguments…]
// It has to be started as a process group of its own, with a pipe as its standard input: that pipe closes when the process at
// its other end is gone, whatever became of it. The program gets a folder of its own for temporary files, which is removed
// after it. The exit status is the program's, 1 where it did not end by itself.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [program, ...args] = process.argv.slice(2);
// A short name: paths of sockets must not be long.
const temporary = mkdtempSync(join(tmpdir(), "mf-"));
const child = spawn(program, args, {
  detached: true,
  stdio: ["ignore", "inherit", "inherit"],
  env: { ...process.env, TMPDIR: temporary },
});
child.on("error", (error) => {
  console.error(`${program}: ${error.message}`);
  end(1);
});
child.on("exit", (status) => end(status ?? 1));
process.stdin.resume().on("close", () => end(1));

function end(status) {
  endGroup();
  rmSync(temporary, { recursive: true, force: true, maxRetries: 10 });
  process.exit(status);
}

/** The program is the leader of a group that holds all it has started, unless those have left it on their own. */
function endGroup() {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}
