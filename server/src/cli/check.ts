/** `msgflow check`: finds the scripts, checks each, and prints what was found. */
import { pathToFileURL } from "node:url";
import {
  checkScript,
  type Finding,
  NO_SEVERITIES,
  parseScript,
  type Report,
  type Severities,
} from "../language-service";
import { printable } from "./cells";
import { findScripts, type ScriptFile } from "./files";
import { inOrder } from "./in-order";
import { jsonReporter } from "./json";
import { Output } from "./output";
import { prettyReporter } from "./pretty";
import { inWords } from "./problems";
import { Progress } from "./progress";
import { readScript } from "./read";
import { count, newTally, type Reporter } from "./report";
import { Status } from "./status";
import { styleFor } from "./style";
import { UsedFiles } from "./used-files";

export interface CheckOptions {
  readonly format: "pretty" | "json";
  /** More warnings than this are a failure; undefined allows any number. */
  readonly maxWarnings?: number;
  /** By the codes of rules; without it, their own. */
  readonly severities?: Severities;
}

/** How many files are read ahead while one is checked. */
const READ_AHEAD = 32;
/** For a line where there is no terminal to measure. */
const WIDTH = 120;

/** Checks these files and folders, the current folder where there are none. Gives the exit status. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<Status> {
  const run = new Run(options);
  await run.check(paths);
  return run.end(options.maxWarnings ?? Number.POSITIVE_INFINITY);
}

class Run {
  readonly #out = new Output(process.stdout);
  readonly #err = new Output(process.stderr);
  readonly #progress = new Progress(process.stderr, () => "Searching for scripts…");
  readonly #tally = newTally();
  readonly #used = new UsedFiles();
  readonly #reporter: Reporter;
  readonly #severities: Severities;

  constructor({ format, severities = NO_SEVERITIES }: CheckOptions) {
    this.#severities = severities;
    const width = process.stdout.columns || WIDTH;
    this.#reporter = format === "json" ? jsonReporter() : prettyReporter(styleFor(this.#out.isTerminal), width);
  }

  async check(paths: readonly string[]): Promise<void> {
    const { files, problems } = await findScripts(paths);
    for (const { path, message } of problems) await this.#problem(path, message);
    await this.#print(this.#reporter.start());
    let done = 0;
    this.#progress.label = () => `Checked ${done} of ${files.length} files: ${files[done]?.shown ?? ""}`;
    const readings = inOrder(files, READ_AHEAD, async (file) => ({ file, reading: await readScript(file.path) }));
    for await (const { file, reading } of readings) {
      if ("problem" in reading) await this.#problem(file.shown, reading.problem);
      else await this.#check(file, reading.text);
      done++;
    }
    this.#progress.end();
    await this.#print(this.#reporter.end(this.#tally));
  }

  async end(maxWarnings: number): Promise<Status> {
    const { findings, problems } = this.#tally;
    const tooMany = findings.warning > maxWarnings;
    if (tooMany) await this.#err.write(`msgflow: more warnings (${findings.warning}) than allowed (${maxWarnings})\n`);
    await this.#out.flush();
    if (this.#out.failure) await this.#err.write(`msgflow: cannot write: ${inWords(this.#out.failure)}\n`);
    await this.#err.flush();
    if (problems > 0 || this.#out.failure) return Status.failure;
    return findings.error > 0 || tooMany ? Status.findings : Status.fine;
  }

  async #check({ path, shown }: ScriptFile, text: string): Promise<void> {
    const uri = pathToFileURL(path).href;
    let report: Report;
    try {
      const script = parseScript(uri, text);
      await this.#used.load(script);
      report = sorted(checkScript(script, { severities: this.#severities, files: this.#used.files }));
    } catch (error) {
      // One script that the checker cannot cope with must not hide what is in the others.
      return this.#problem(shown, `a fault of msgflow, please report it: ${(error as Error).stack ?? error}`);
    }
    count(this.#tally, report);
    await this.#print(this.#reporter.file({ shown, uri, text, report, files: this.#used.files }));
  }

  async #print(text: string): Promise<void> {
    if (text === "") return;
    if (this.#out.isTerminal) this.#progress.erase();
    await this.#out.write(text);
  }

  async #problem(path: string, message: string): Promise<void> {
    this.#tally.problems++;
    this.#progress.erase();
    await this.#err.write(`msgflow: ${printable(path)}: ${message}\n`);
    await this.#err.flush();
  }
}

/** The report with its findings in the order in which people read. */
function sorted(report: Report): Report {
  const byPlace = (a: Finding, b: Finding) =>
    a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
  return { ...report, findings: report.findings.toSorted(byPlace) };
}
