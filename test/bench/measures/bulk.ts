/** Work on a whole text, each time in a process of its own. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Task, Took } from "../bulk-task";
import { ensure, type Measure } from "../measure";
import type { Sheet, Workshop } from "../workshop";

const run = promisify(execFile);
const WARM_UP_LINES = 10_000;

const expected: Readonly<Record<Task, (sheet: Sheet) => number>> = {
  parse: (sheet) => sheet.lines,
  check: (sheet) => sheet.findings.length,
  json: (sheet) => sheet.statements,
  split: (sheet) => sheet.lines,
};

/** The task on a file of many flows of so many lines. */
export function bulk(workshop: Workshop, task: Task, lines: number): Measure {
  return onSheet(workshop, task, workshop.flows(lines), workshop.flows(Math.min(lines, WARM_UP_LINES), 2));
}

/** The task on a flow of 2^40 paths. */
export function paths(workshop: Workshop, task: Task, wrong: boolean): Measure {
  return onSheet(workshop, task, workshop.paths(wrong), workshop.paths(wrong, 2));
}

function onSheet(workshop: Workshop, task: Task, sheet: Sheet, warmUp: Sheet): Measure {
  const files = [sheet, warmUp].map((one) => (task === "json" ? one.documentPath : one.path));
  return {
    async sample() {
      const { stdout } = await run(process.execPath, [workshop.programs.bulkTask, task, ...files]);
      const { ms, peakMB, count } = JSON.parse(stdout) as Took;
      const wanted = expected[task](sheet);
      ensure(count === wanted, () => `${task} of ${sheet.name} counts ${count} instead of ${wanted}.`);
      return { ms, peakMB };
    },
  };
}
