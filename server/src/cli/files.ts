/** Which files are meant by the paths on the command line. */
import { readdir, type Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";

// As CommonJS: what it is built on asks for `import.meta` as a module, which a bundle for `require` does not have.
import tinyglobby = require("tinyglobby");

import { inOrder } from "./in-order";
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
  const found = new Map<string, string>();
  const problems: Problem[] = [];
  const named = (paths.length === 0 ? ["."] : paths).map((path) => resolve(path));
  for await (const { path, stats, error } of inOrder(named, 32, statOf)) {
    if (stats === undefined) problems.push({ path: shownPath(path), message: inWords(error) });
    else if (!stats.isDirectory()) found.set(path, shownPath(path));
    else {
      const search = await searchFolder(path);
      for (const file of search.files) found.set(file, shownPath(file));
      problems.push(...search.problems);
    }
  }
  return { files: sorted(found), problems };
}

async function statOf(path: string): Promise<{ path: string; stats?: Stats; error?: unknown }> {
  try {
    return { path, stats: await stat(path) };
  } catch (error) {
    return { path, error };
  }
}

async function searchFolder(folder: string): Promise<{ files: readonly string[]; problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const found = await tinyglobby.glob("**/*.msgflow", {
    cwd: folder,
    ignore: "**/node_modules/**",
    followSymbolicLinks: false,
    expandDirectories: false,
    fs: reportingFileSystem(problems),
  });
  if (found.length === 0 && problems.length === 0)
    problems.push({ path: shownPath(folder), message: "no .msgflow file in this folder" });
  return { files: found.map((path) => join(folder, path)), problems };
}

/** Node's file system, except that a folder that cannot be read is a problem and not just empty. */
function reportingFileSystem(problems: Problem[]): tinyglobby.FileSystemAdapter {
  const reporting = (path: string, options: { withFileTypes: true }, done: (...result: unknown[]) => void) =>
    readdir(path, options, (error, entries) => {
      if (error !== null) problems.push({ path: shownPath(path), message: inWords(error) });
      done(error, entries);
    });
  return { readdir: reporting as typeof readdir };
}

function sorted(found: ReadonlyMap<string, string>): ScriptFile[] {
  const files = [...found].map(([path, shown]) => ({ path, shown }));
  // By code units, so that the order is the same on every machine.
  return files.sort((a, b) => (a.shown < b.shown ? -1 : Number(a.shown > b.shown)));
}
