/**
 * A process for one measurement: `bulk-task TASK FILE WARM-UP`. It does the task to another file first, so that the code is
 * compiled while nothing is remembered of the lines of `FILE`, and then once to `FILE`, and writes what it took.
 */
import { readFileSync } from "node:fs";
import { checkScript, parseScript } from "../../server/src/language-service";

export type Task = "parse" | "check" | "json" | "split";
export interface Took {
  readonly ms: number;
  /** The most memory the process has had, in megabytes. */
  readonly peakMB: number;
  /** What the result takes, in bytes, where the process may collect garbage on demand; it is the second that is made. */
  readonly heap: number;
  /** What there was to count in the result: lines, findings or statements. */
  readonly count: number;
}

const tasks: Readonly<Record<Task, (text: string) => unknown>> = {
  parse: (text) => parseScript("file:///bulk.msgflow", text),
  check: (text) => checkScript(parseScript("file:///bulk.msgflow", text)),
  json: (text) => JSON.parse(text),
  split: (text) => text.split("\n"),
};
const counts: Readonly<Record<Task, (result: never) => number>> = {
  parse: (script: ReturnType<typeof parseScript>) =>
    script.sections.reduce((sum, s) => sum + s.statements.length, 0) - 1,
  check: (report: ReturnType<typeof checkScript>) => report.findings.length,
  json: (statements: readonly unknown[]) => statements.length,
  split: (lines: readonly string[]) => lines.length - 1,
};

/** What is held with one more result of the same kind, less what is held with one. */
function heapOf(first: unknown): number {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const second = tasks[task](text);
  globalThis.gc?.();
  const after = process.memoryUsage().heapUsed;
  // Both are alive until here.
  return first === second ? 0 : after - before;
}

const [task, file, warmUp] = process.argv.slice(2) as [Task, string, string];
// Texts, not slices of one another, and with no task done to them yet.
const [warm, text] = [warmUp, file].map((path) => readFileSync(path, "utf8")) as [string, string];
for (let i = 0; i < 3; i++) tasks[task](warm);
const start = performance.now();
const result = tasks[task](text);
const ms = performance.now() - start;
const peakMB = process.resourceUsage().maxRSS / 1024;
const heap = globalThis.gc === undefined ? 0 : heapOf(result);
const took: Took = { ms, peakMB, heap, count: counts[task](result as never) };
process.stdout.write(JSON.stringify(took));
