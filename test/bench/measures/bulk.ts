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

export function bulk(workshop: Workshop, task: Task, lines: number): Measure {
  const sheet = workshop.flows(lines);
  const warmUp = workshop.flows(Math.min(lines, WARM_UP_LINES), 2);
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
