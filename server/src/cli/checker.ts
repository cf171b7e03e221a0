/** Checks scripts one after the other, in the command's own thread or in one of several. */
import { pathToFileURL } from "node:url";
import { checkScript, type Finding, parseScript, type Report, type Severities } from "../language-service";
import type { ScriptFile } from "./files";
import { jsonReporter } from "./json";
import { prettyReporter } from "./pretty";
import type { Problem } from "./problems";
import { readScriptSync } from "./read";
import { count, newTally, type Reporter, type Tally } from "./report";
import { styleFor } from "./style";
import { UsedFiles } from "./used-files";

/** How to check and what to print, as it can be sent to a thread. */
export interface CheckerSettings {
  readonly format: "pretty" | "json";
  readonly severities: Severities;
  readonly isTerminal: boolean;
  /** The columns there are for a line. */
  readonly width: number;
}

/** What has come of some files, as it can be sent between threads. */
export interface Outcome {
  /** One for each file: what to print, or why it could not be checked. */
  readonly told: readonly (string | Problem)[];
  readonly tally: Tally;
}

export function reporterFor({ format, isTerminal, width }: CheckerSettings): Reporter {
  return format === "json" ? jsonReporter : prettyReporter(styleFor(isTerminal), width);
}

export class Checker {
  readonly #severities: Severities;
  readonly #reporter: Reporter;
  readonly #used = new UsedFiles();

  constructor(settings: CheckerSettings) {
    this.#severities = settings.severities;
    this.#reporter = reporterFor(settings);
  }

  /** Never throws. */
  check(files: readonly ScriptFile[]): Outcome {
    const tally = newTally();
    return { told: files.map((file) => this.#checkFile(file, tally)), tally };
  }

  #checkFile({ path, shown }: ScriptFile, tally: Tally): string | Problem {
    const reading = readScriptSync(path);
    if ("problem" in reading) return { path: shown, message: reading.problem };
    try {
      const script = parseScript(pathToFileURL(path).href, reading.text);
      this.#used.load(script);
      const { files } = this.#used;
      const report = sorted(checkScript(script, { severities: this.#severities, files }));
      const text = this.#reporter.file({ shown, script, report, files });
      count(tally, report);
      return text;
    } catch (error) {
      // One script that the checker cannot cope with must not hide what is in the others.
      return { path: shown, message: `a fault of msgflow, please report it: ${(error as Error).stack ?? error}` };
    }
  }
}

/** The report with its findings in the order in which people read. */
function sorted(report: Report): Report {
  const byPlace = (a: Finding, b: Finding) =>
    a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
  return { ...report, findings: report.findings.toSorted(byPlace) };
}
