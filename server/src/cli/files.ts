/** Which files are meant by the paths on the command line. */
import { type Dirent, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Pace } from "./pace";
import { shownPath } from "./paths";
import { inWords, type Problem } from "./problems";

export interface ScriptFile {
  /** Absolute. */
  readonly path: string;
  /** As it is shown. */
  readonly shown: string;
}
export interface Search {
  /** Each file once, by the order of the shown paths. */
  readonly files: readonly ScriptFile[];
  readonly problems: readonly Problem[];
}

/** The scripts that the paths name; the current folder's where there are none. Never throws. */
export async function findScripts(paths: readonly string[]): Promise<Search> {
  const found = new Map<string, ScriptFile>();
  const problems: Problem[] = [];
  for (const path of (paths.length === 0 ? ["."] : paths).map((path) => resolve(path))) {
    const before = problems.length;
    if (!isFolder(path, problems)) {
      if (problems.length === before) found.set(path, { path, shown: shownPath(path) });
    } else if (!(await searchFolder(path, found, problems)) && problems.length === before)
      problems.push({ path: shownPath(path), message: "no .msgflow file in this folder" });
  }
  return { files: sorted([...found.values()]), problems };
}

function isFolder(path: string, problems: Problem[]): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    problems.push({ path: shownPath(path), message: inWords(error) });
    return false;
  }
}

/** Adds the scripts in a folder and all below to `found`. Whether there are any. */
async function searchFolder(root: string, found: Map<string, ScriptFile>, problems: Problem[]): Promise<boolean> {
  const pace = new Pace();
  let isAny = false;
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    await pace.turn();
    const shown = shownPath(folder);
    const prefix = shown === "." ? "" : `${shown}/`;
    for (const entry of entriesOf(folder, problems)) {
      const { name } = entry;
      if (isPassedOver(name)) continue;
      if (entry.isDirectory()) folders.push(join(folder, name));
      // Links are neither.
      else if (entry.isFile() && name.endsWith(".msgflow")) {
        const path = join(folder, name);
        found.set(path, { path, shown: prefix + name });
        isAny = true;
      }
    }
  }
  return isAny;
}

const isPassedOver = (name: string) => name.startsWith(".") || name === "node_modules";

/** A folder that cannot be read is a problem, and not just empty. */
function entriesOf(folder: string, problems: Problem[]): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    problems.push({ path: shownPath(folder), message: inWords(error) });
    return [];
  }
}

/** By code units, so that the order is the same on every machine. */
function sorted(files: ScriptFile[]): ScriptFile[] {
  return files.sort((a, b) => (a.shown < b.shown ? -1 : Number(a.shown > b.shown)));
}
