// The editors themselves, where they are missing: from Debian, where that can be done without asking.
import { spawnSync } from "node:child_process";

/** Each package with the command that succeeds where it is there. */
const PACKAGES = [
  ["neovim", ["nvim", "--version"]],
  ["emacs-nox", ["emacs", "--version"]],
  ["elpa-eglot", ["emacs", "--batch", "--eval", "(require 'eglot)"]],
];

/** Ends the process where it cannot be done. */
export function installEditors() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const asRoot = administrator();
  if (asRoot === undefined || !succeeds(["apt-get", "--version"])) {
    fail(
      `These tests run Neovim (0.7 or newer) and Emacs with Eglot. Debian's packages ${missing.join(", ")} are missing, or what they hold does not run; install them, and run this again.`,
    );
  }
  console.log(`Installing ${missing.join(", ")} …\n`);
  const run = (args) => {
    const [program, ...rest] = [...asRoot, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...args];
    spawnSync(program, rest, { stdio: "inherit" });
  };
  run(["update", "--quiet=2"]);
  run(["install", "--yes", "--no-install-recommends", "--quiet=2", ...missing]);
  const still = missingPackages();
  if (still.length > 0) fail(`${still.join(", ")} could not be installed with apt-get; see above.`);
}

function missingPackages() {
  return PACKAGES.filter(([, command]) => !succeeds(command)).map(([name]) => name);
}

/** What to put before a command for the administrator's rights; undefined where they are not to be had without a word. */
function administrator() {
  if (process.getuid?.() === 0) return [];
  return succeeds(["sudo", "-n", "true"]) ? ["sudo", "-n"] : undefined;
}

function succeeds([program, ...args]) {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}

function fail(text) {
  console.error(text);
  process.exit(1);
}
