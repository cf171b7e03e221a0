// Runs the tests in an editor: a home of its own with the documented configuration, a folder with the scripts, and the
// command `msgflow` on the PATH.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { documentedCode } from "./document.mjs";
import { scripts } from "./scripts.mjs";

const here = dirname(fileURLToPath(import.meta.url));
/** Each wait within has a limit of its own, and says what it waited for. */
const LIMIT = 600_000;

/** How each editor is started with its configuration and its tests. */
const editors = {
  neovim: {
    configuration: ["neovim-0.7", ".config/nvim/init.lua"],
    command: () => ["nvim", "--headless", "-i", "NONE", "-n", "-S", join(here, "neovim.lua")],
  },
  emacs: {
    configuration: ["emacs", ".emacs.d/init.el"],
    command: (home) => ["emacs", "--batch", "-l", join(home, ".emacs.d/init.el"), "-l", join(here, "emacs.el")],
  },
};

export const names = Object.keys(editors);

/** Gives whether all tests passed. `dist` is the folder of the built files. */
export function runIn(name, dist) {
  const { configuration, command } = editors[name];
  const folder = mkdtempSync(join(tmpdir(), "msgflow-editors-"));
  try {
    const home = join(folder, "home");
    const [code, file] = configuration;
    write(join(home, file), documentedCode(code));
    for (const [script, text] of Object.entries(scripts)) write(join(folder, "scripts", script), text);
    write(
      join(folder, "bin/msgflow"),
      `#!/bin/sh\nexec '${process.execPath}' '${resolve(dist, "msgflow.js")}' "$@"\n`,
      0o755,
    );
    const [program, ...args] = command(home);
    const { status, error } = spawnSync(program, args, {
      cwd: join(folder, "scripts"),
      env: environment(folder, home),
      stdio: ["ignore", "inherit", "inherit"],
      timeout: LIMIT,
      killSignal: "SIGKILL",
    });
    if (error !== undefined) console.error(`${program}: ${error.message}`);
    return status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Nothing of the user's own configuration. */
function environment(folder, home) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(XDG_|NVIM|VIM|EMACS)/.test(name));
  const path = [join(folder, "bin"), process.env.PATH].join(delimiter);
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    TMPDIR: folder,
    PATH: path,
    LANG: "C.UTF-8",
    LC_ALL: "C.UTF-8",
    TERM: "dumb",
  };
}

function write(file, text, mode = 0o644) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { mode });
}
