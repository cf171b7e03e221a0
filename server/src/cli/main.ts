/**
 * The command `msgflow`: reads the command line, runs what it asks for, and sets the exit status. A thread of `msgflow
 * check` runs this file too, so that there is one to compile.
 */
import { existsSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { version } from "../../../package.json";
import { isLevel, type Level, problemWith } from "../language-service";
import { isLibraryLoaded } from "../library/library";
import { printable } from "./cells";
import { check } from "./check";
import { explain } from "./explain";
import { type FormatCommandOptions, format } from "./format";
import { serve } from "./lsp";
import { Status } from "./status";
import { work } from "./worker";

const rootHelp = `
Examples:
  $ msgflow check              check the scripts of the current folder
  $ msgflow check --help       more about checking
  $ msgflow format             bring the scripts of the current folder into the one layout
  $ msgflow explain syntax     what a rule asks, and why
  $ msgflow lsp --stdio        what an editor starts`;

const checkHelp = `
Folders are searched for files that end in .msgflow; node_modules, folders and files whose
name starts with a dot, and symbolic links are passed over. A file that is named itself is
checked whatever it is called. A file named twice is checked once.

A rule's severity is error, warning, information, hint or off; --rule may be repeated, and of
two for one rule the later counts. The codes are those of the findings: see msgflow explain.

Exit status: 0  no errors, and no more warnings than allowed
             1  errors, or too many warnings
             2  wrong usage, or something that could not be read
Status 0 does not say that every flow conforms; --format json tells of each flow.

Examples:
  $ msgflow check                               the current folder
  $ msgflow check flows/ chat.msgflow           a folder and a file
  $ msgflow check --max-warnings 0              for continuous integration
  $ msgflow check --rule empty-flow=off         without this rule
  $ msgflow check --format json > report.json   for other programs`;

const formatHelp = `
Files are found as by msgflow check. There is one layout; lines with a mistake stay as they
are. The files that were not in it are written and listed; the others are not touched.

A file that is not a script stays as it is, with status 2. That is a file named .msgflow if
all its lines are wrong; a file of another name if it does not begin with a declaration or a
flow, or if more of its lines are wrong than right; comments and blank lines do not count.
Standard input with more wrong lines than right ones comes out as it went in.

Exit status: 0  formatted
             1  with --check: some are not formatted
             2  wrong usage, or something that is not a script or could not be read or written

Examples:
  $ msgflow format                          the current folder
  $ msgflow format flows/ chat.msgflow      a folder and a file
  $ msgflow format --check                  for continuous integration
  $ msgflow format - < a.msgflow            to standard output`;

const explainHelp = `
Exit status: 0  explained
             2  there is no such rule

Examples:
  $ msgflow explain                 all rules
  $ msgflow explain wrong-sender    one`;

const lspHelp = `
Editors start this command themselves. Without an option it talks over standard input and
output, as with --stdio.`;

function commandLine(): Command {
  const program = new Command("msgflow")
    .description("Checks scripts of message flows against the Stop Processing model of Genesys eServices.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .showHelpAfterError("(msgflow --help tells how it is used.)")
    .addHelpText("after", rootHelp)
    .configureOutput({ outputError: (text, write) => write(text + commandForgotten(text, program.args[0])) })
    .exitOverride();
  addCheck(program);
  addFormat(program);
  addExplain(program);
  addLsp(program);
  return program;
}

/** A file or folder where a command should stand: what was probably meant. */
function commandForgotten(error: string, first: string | undefined): string {
  if (first === undefined || !/unknown command/.test(error) || /Did you mean/.test(error)) return "";
  if (!first.endsWith(".msgflow") && !existsSync(first)) return "";
  const path = printable(first);
  return `(Did you mean msgflow check ${/^[\w./\\:-]+$/.test(path) ? path : `"${path}"`}?)\n`;
}

function addCheck(program: Command): void {
  program
    .command("check")
    .description("check scripts")
    .argument("[paths...]", "files and folders (default: the current folder)")
    .addOption(new Option("--format <format>", "how to print").choices(["pretty", "json"]).default("pretty"))
    .option("--max-warnings <number>", "fail on more warnings than this", wholeNumber)
    .option("--rule <code=severity>", "report this rule's findings so", severity)
    .option("--threads <number>", "check in so many threads (default: as many as are worth it)", threadCount)
    .addHelpText("after", checkHelp)
    .action(async (paths: string[], { rule, ...options }: CheckCommandOptions) => {
      process.exitCode = await check(paths, { ...options, ...(rule && { severities: rule }) });
    });
}

interface CheckCommandOptions {
  readonly format: "pretty" | "json";
  readonly maxWarnings?: number;
  readonly threads?: number;
  readonly rule?: ReadonlyMap<string, Level>;
}

function addFormat(program: Command): void {
  program
    .command("format")
    .description("bring scripts into the one layout")
    .argument("[paths...]", "files and folders (default: the current folder); - for standard input")
    .option("--check", "write nothing, only list the files that are not formatted")
    .addHelpText("after", formatHelp)
    .action(async (paths: string[], options: FormatCommandOptions) => {
      process.exitCode = await format(paths, options);
    });
}

function addExplain(program: Command): void {
  program
    .command("explain")
    .description("explain a rule, or list them all")
    .argument("[code]", "the rule's code, such as wrong-sender")
    .addHelpText("after", explainHelp)
    .action(async (code: string | undefined) => {
      process.exitCode = await explain(code);
    });
}

function addLsp(program: Command): void {
  program
    .command("lsp")
    .description("run the language server")
    .option("--stdio", "over standard input and output")
    .option("--node-ipc", "over Node's channel between processes")
    .option("--socket <port>", "over a socket")
    .option("--pipe <name>", "over a pipe")
    .option("--clientProcessId <id>", "end when this process is gone")
    .addHelpText("after", lspHelp)
    .action((options: Record<string, unknown>) => serve(options));
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("It takes a whole number.");
  return Number(text);
}

function threadCount(text: string): number {
  const count = wholeNumber(text);
  if (count === 0) throw new InvalidArgumentError("It takes at least one.");
  return count;
}

/** Adds what one `--rule` says to what those before it said. */
function severity(text: string, before: ReadonlyMap<string, Level> = new Map()): ReadonlyMap<string, Level> {
  const [code = "", level, ...rest] = text.split("=");
  if (level === undefined || rest.length > 0) throw new InvalidArgumentError("It takes code=severity.");
  const problem = problemWith(code, level);
  if (problem !== undefined || !isLevel(level)) throw new InvalidArgumentError(problem ?? "");
  return new Map([...before, [code, level]]);
}

async function main(): Promise<void> {
  try {
    await commandLine().parseAsync();
  } catch (error) {
    // Commander has printed help, the version, or what is wrong.
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? Status.fine : Status.failure;
    else {
      process.stderr.write(`msgflow: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = Status.failure;
    }
  }
}

if (isMainThread) void main();
else work();

/** For the code cache: whether what most runs need has been compiled. */
export const hasStarted = (): boolean => isMainThread && isLibraryLoaded();
