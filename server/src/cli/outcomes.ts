/** Who checks the files: this thread alone, or several where that is worth starting them. */
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Checker, type CheckerSettings, type Outcome } from "./checker";
import type { ScriptFile } from "./files";
import { Pace } from "./pace";
import { Team } from "./team";

/** A thread is worth starting for so many bytes: they take half a second, and the start a tenth of that. */
const WORTH_A_THREAD = 2_000_000;
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

function worthwhile(files: readonly ScriptFile[]): number {
  const cores = availableParallelism();
  const enough = WORTH_A_THREAD * threadsFor(Number.POSITIVE_INFINITY, cores);
  let bytes = 0;
  for (const { path } of files) {
    if (bytes >= enough) break;
    bytes += sizeOf(path);
  }
  return threadsFor(bytes, cores);
}

/**
 * How many threads are worth it for so many bytes on so many cores. A hook before a commit checks a few files, and should
 * not wait for threads. One core is for V8 itself: it compiles the code of each thread anew and collects its garbage, all of
 * which keeps half a core busy. Two threads on two cores take 1.4 times the work of one for 10,000 small files, and hardly
 * less time.
 */
export function threadsFor(bytes: number, cores: number): number {
  return Math.max(1, Math.min(cores - 1, MOST, Math.floor(bytes / WORTH_A_THREAD)));
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    // Who reads it tells what is wrong with it.
    return 0;
  }
}
