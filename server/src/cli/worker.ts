/** One of the threads of `msgflow check`: checks the files that it is sent, a batch at a time. */
import { parentPort, workerData } from "node:worker_threads";
import { Checker } from "./checker";
import type { Answer, Task } from "./team";

/** Begins to answer what the command sends. */
export function work(): void {
  const checker = new Checker(workerData);
  parentPort?.on("message", ({ index, files }: Task) => {
    parentPort?.postMessage({ index, outcome: checker.check(files) } satisfies Answer);
  });
}
