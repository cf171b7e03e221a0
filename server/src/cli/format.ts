/** `msgflow format`: brings scripts into the one layout, or tells which are not in it. */
import { formattedText, parseScript } from "../language-service";
import { printable } from "./cells";
import { findScripts, type ScriptFile } from "./files";
import { inOrder } from "./in-order";
import { whyNoScript } from "./is-script";
import { Output } from "./output";
import { inWords } from "./problems";
import { Progress } from "./progress";
import { type Reading, readExactly, readStandardInput } from "./read";
import { replaceFile } from "./replace-file";
import { Status } from "./status";
import { styleFor } from "./style";

export interface FormatCommandOptions {
  /** Only tells which scripts are not formatted. */
  readonly check?: boolean;
}

/** For standard input, among the paths. */
const STANDARD_INPUT = "-";
/** How many files are read ahead while one is formatted. */
const READ_AHEAD = 32;
/** What most editors take a tab for. It only tells which lines a comment stands in line with. */
const TAB_SIZE = 4;

/**
 * Formats these files and folders, the current folder where there are none; `-` stands for standard input, which is written
 * to standard output. Gives the exit status.
 */
export async function format(paths: readonly string[], options: FormatCommandOptions): Promise<Status> {
  const run = new Run(options.check ?? false);
  if (!paths.includes(STANDARD_INPUT)) await run.format(paths);
  else if (paths.length === 1) await run.formatInput();
  else await run.problem(STANDARD_INPUT, "standard input cannot be formatted together with files");
  return run.end();
}

class Run {
  readonly #out = new Output(process.stdout);
  readonly #err = new Output(process.stderr);
  readonly #progress = new Progress(process.stderr, () => "Searching for scripts…");
  readonly #isCheck: boolean;
  #files = 0;
  /** Files that were not formatted. */
  #changed = 0;
  #problems = 0;

  constructor(isCheck: boolean) {
    this.#isCheck = isCheck;
  }

  async format(paths: readonly string[]): Promise<void> {
    const { files, problems } = await findScripts(paths);
    for (const { path, message } of problems) await this.problem(path, message);
    this.#progress.label = () => `Formatted ${this.#files} of ${files.length} files`;
    const readings = inOrder(files, READ_AHEAD, async (file) => ({ file, reading: await readExactly(file.path) }));
    for await (const { file, reading } of readings) await this.#format(file, reading);
    this.#progress.end();
    await this.#err.write(this.#summary());
  }

  async formatInput(): Promise<void> {
    const reading = await readStandardInput();
    this.#progress.end();
    const formatted = await this.#formatted(STANDARD_INPUT, reading);
    if (!("text" in reading)) return;
    // What cannot be formatted goes through as it is: who writes the output over the input loses nothing.
    if (!this.#isCheck) await this.#out.write(formatted ?? reading.text);
    else if (formatted !== undefined && formatted !== reading.text) await this.#tell(STANDARD_INPUT);
  }

  async end(): Promise<Status> {
    this.#progress.end();
    await this.#out.flush();
    if (this.#out.failure) await this.#err.write(`msgflow: cannot write: ${inWords(this.#out.failure)}\n`);
    await this.#err.flush();
    if (this.#problems > 0 || this.#out.failure) return Status.failure;
    return this.#isCheck && this.#changed > 0 ? Status.findings : Status.fine;
  }

  async problem(path: string, message: string): Promise<void> {
    this.#problems++;
    this.#progress.erase();
    await this.#err.write(`msgflow: ${printable(path)}: ${message}\n`);
    await this.#err.flush();
  }

  async #format({ path, shown }: ScriptFile, reading: Reading): Promise<void> {
    const formatted = await this.#formatted(shown, reading);
    if (formatted === undefined || !("text" in reading)) return;
    this.#files++;
    if (formatted === reading.text) return;
    try {
      if (!this.#isCheck) await replaceFile(path, formatted);
    } catch (error) {
      return this.problem(shown, `cannot be written: ${inWords(error)}`);
    }
    await this.#tell(shown);
  }

  /** The formatted text; undefined where there is none, and then the reason has been told. */
  async #formatted(shown: string, reading: Reading): Promise<string | undefined> {
    if ("problem" in reading) {
      await this.problem(shown, reading.problem);
      return undefined;
    }
    try {
      const script = parseScript("file:///script.msgflow", reading.text);
      const why = whyNoScript(script, shown === STANDARD_INPUT ? undefined : shown);
      if (why === undefined) return formattedText(script, { tabSize: TAB_SIZE });
      await this.problem(shown, `not a script, so it stays as it is: ${why}; ${adviceFor(shown)}`);
      return undefined;
    } catch (error) {
      await this.problem(shown, `a fault of msgflow, please report it: ${(error as Error).stack ?? error}`);
      return undefined;
    }
  }

  /** Of a file that was not formatted. */
  async #tell(shown: string): Promise<void> {
    this.#changed++;
    if (this.#out.isTerminal) this.#progress.erase();
    await this.#out.write(`${printable(shown)}\n`);
  }

  /** Beside the paths, not among them: those may be read by another program. */
  #summary(): string {
    if (this.#files === 0) return "";
    const all = `${this.#files} file${this.#files === 1 ? "" : "s"}`;
    const [changed, total] = [this.#changed, this.#files];
    if (changed > 0 && !this.#isCheck) return `formatted ${changed} of ${all}\n`;
    if (changed > 0) return `${changed} of ${all} ${changed === 1 ? "is" : "are"} not formatted\n`;
    if (this.#problems > 0) return "";
    const { good } = styleFor(this.#err.isTerminal);
    return `${good(`✓ ${all} ${total === 1 ? "is" : "are"} formatted`)}\n`;
  }
}

/** What to do about a file that is not a script. */
function adviceFor(shown: string): string {
  if (shown === STANDARD_INPUT) return "send a script";
  return shown.endsWith(".msgflow")
    ? "`msgflow check` says what is wrong with each"
    : "name a script, or if it is one, end its name in .msgflow";
}
