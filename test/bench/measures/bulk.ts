/** Work on a whole text, each time in a process of its own. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Task, Took } from "../bulk-task";
import { ensure, type Measure, type Missing, NOT_INSTALLED } from "../measure";
import type { Sheet, Workshop } from "../workshop";
import { isUnknownReference } from "./servers";

const run = promisify(execFile);
const WARM_UP_LINES = 10_000;
const PATIENCE = { timeout: 600_000, maxBuffer: 1e7 };

/** Runs a task in a process of its own. */
export async function bulkTask(program: string, args: readonly string[], exposeGc = false): Promise<Took> {
  const { stdout } = await run(process.execPath, [...(exposeGc ? ["--expose-gc"] : []), program, ...args], PATIENCE);
  return JSON.parse(stdout) as Took;
}

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

/** The program, which does one thing, on a file of many flows of so many lines that it finds so much in. */
function peer(program: string, files: readonly string[], wanted: number, what: string): Measure {
  return {
    async sample() {
      const { ms, peakMB, count } = await bulkTask(program, files);
      ensure(count === wanted, () => `${what} counts ${count} instead of ${wanted}.`);
      return { ms, peakMB };
    },
  };
}

/** Langium parses, links and validates a file of many flows of so many lines. */
export function langiumCheck(workshop: Workshop, lines: number): Measure | Missing {
  const { peers } = workshop.programs;
  if (peers === undefined) return NOT_INSTALLED;
  const [sheet, warmUp] = [workshop.flows(lines), workshop.flows(Math.min(lines, WARM_UP_LINES), 2)];
  const wanted = sheet.findings.filter(isUnknownReference).length;
  return peer(peers.langiumTask, [sheet.path, warmUp.path], wanted, "Langium");
}

/** mermaid parses the flows of a file of so many lines. */
export function mermaidParse(workshop: Workshop, lines: number): Measure | Missing {
  const { peers } = workshop.programs;
  if (peers === undefined) return NOT_INSTALLED;
  const [sheet, warmUp] = [workshop.flows(lines), workshop.flows(Math.min(lines, WARM_UP_LINES), 2)];
  const files = [sheet, warmUp].map((one) => workshop.exported(one, "mermaid"));
  const paths = files.map(({ path }) => path);
  return peer(peers.mermaidTask, paths, files[0]?.messages ?? 0, "mermaid");
}

function onSheet(workshop: Workshop, task: Task, sheet: Sheet, warmUp: Sheet): Measure {
  const files = [sheet, warmUp].map((one) => (task === "json" ? one.documentPath : one.path));
  return {
    async sample() {
      const { ms, peakMB, count } = await bulkTask(workshop.programs.bulkTask, [task, ...files]);
      const wanted = expected[task](sheet);
      ensure(count === wanted, () => `${task} of ${sheet.name} counts ${count} instead of ${wanted}.`);
      return { ms, peakMB };
    },
  };
}
