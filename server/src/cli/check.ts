/** `msgflow check`: finds the scripts, has each checked, and prints what was found. */
import { NO_SEVERITIES, type Severities } from "../language-service";
import { printable } from "./cells";
import { type CheckerSettings, type Outcome, reporterFor } from "./checker";
import { findScripts } from "./files";
import { outcomes } from "./outcomes";
import { Output } from "./output";
import { inWords, type Problem } from "./problems";
import { Progress } from "./progress";
import { add, newTally, type Reporter } from "./report";
import { Status } from "./status";

export interface CheckOptions {
  readonly format: "pretty" | "json";
  /** More warnings than this are a failure; undefined allows any number. */
  readonly maxWarnings?: number;
  /** By the codes of rules; without it, their own. */
  readonly severities?: Severities;
  /** How many threads check; without it, as many as are worth it. */
  readonly threads?: number;
}

/** For a line where there is no terminal to measure. */
const WIDTH = 120;

/** Checks these files and folders, the current folder where there are none. Gives the exit status. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<Status> {
  const run = new Run(options);
  await run.check(paths, options.threads);
  return run.end(options.maxWarnings ?? Number.POSITIVE_INFINITY);
}

class Run {
  readonly #out = new Output(process.stdout);
  readonly #err = new Output(process.stderr);
  readonly #progress = new Progress(process.stderr, () => "Searching for scripts…");
  readonly #tally = newTally();
  readonly #settings: CheckerSettings;
  readonly #reporter: Reporter;
  #separator = "";

  constructor({ format, severities = NO_SEVERITIES }: CheckOptions) {
    const { isTerminal } = this.#out;
    this.#settings = { format, severities, isTerminal, width: process.stdout.columns || WIDTH };
    this.#reporter = reporterFor(this.#settings);
  }

  async check(paths: readonly string[], threads: number | undefined): Promise<void> {
    const { files, problems } = await findScripts(paths);
    for (const problem of problems) await this.#problem(problem);
    await this.#print(this.#reporter.start);
    let done = 0;
    this.#progress.label = () => `Checked ${done} of ${files.length} files: ${files[done]?.shown ?? ""}`;
    for await (const outcome of outcomes(files, this.#settings, threads)) {
      await this.#tell(outcome);
      done += outcome.told.length;
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

  async #tell({ told, tally }: Outcome): Promise<void> {
    add(this.#tally, tally);
    for (const one of told) {
      if (typeof one !== "string") await this.#problem(one);
      else if (one !== "") {
        await this.#print(this.#separator + one);
        this.#separator = this.#reporter.between;
      }
    }
  }

  async #print(text: string): Promise<void> {
    if (text === "") return;
    if (this.#out.isTerminal) this.#progress.erase();
    await this.#out.write(text);
  }

  async #problem({ path, message }: Problem): Promise<void> {
    this.#tally.problems++;
    this.#progress.erase();
    await this.#err.write(`msgflow: ${printable(path)}: ${message}\n`);
    await this.#err.flush();
  }
}
