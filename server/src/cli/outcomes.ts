/** Who checks the files: this thread alone, or several where that is worth starting them. */
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Checker, type CheckerSettings, type Outcome } from "./checker";
import type { ScriptFile } from "./files";
import { Pace } from "./pace";
import { Team } from "./team";

/**
 * So many bytes, which take about a second, make a thread worth starting. It starts in a twentieth of that, but V8 compiles
 * its code anew, which keeps another core busy for a second and a half: with less to do, two threads on two cores are
 * slower than one.
 */
const WORTH_A_THREAD = 4_000_000;
/** Each takes 300 MB. */
const MOST = 8;

/** What comes of the files, in their order; in as many threads as are worth it, or as `threads` says. */
export async function* outcomes(
  files: readonly ScriptFile[],
  settings: CheckerSettings,
  threads = worthwhile(files),
): AsyncGenerator<Outcome, void> {
  const count = Math.min(threads, files.length);
  const rest = count > 1 ? yield* new Team(count, settings).outcomes(files) : files;
  yield* here(rest, settings);
}

async function* here(files: readonly ScriptFile[], settings: CheckerSettings): AsyncGenerator<Outcome, void> {
  const checker = new Checker(settings);
  const pace = new Pace();
  for (const file of files) {
    yield checker.check([file]);
    await pace.turn();
  }
}

/** How many threads are worth starting: a hook before a commit checks a few files, and should not wait for them. */
function worthwhile(files: readonly ScriptFile[]): number {
  const most = Math.min(availableParallelism(), MOST, files.length);
  const enough = most * WORTH_A_THREAD;
  let bytes = 0;
  for (const { path } of files) {
    if (bytes >= enough) break;
    bytes += sizeOf(path);
  }
  return Math.min(most, Math.floor(bytes / WORTH_A_THREAD));
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    // Who reads it tells what is wrong with it.
    return 0;
  }
}
