/** Whole processes: the command line, and a script that reads the same files. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ensure, type Measure, type Missing, NOT_INSTALLED } from "../measure";
import type { Programs } from "../workshop";

/** `msgflow check` of a file or folder in which there are so many findings. */
export function check({ dist }: Programs, path: string, findings: number): Measure {
  return command(process.execPath, [join(dist, "msgflow.js"), "check", path], (output) => {
    const summary = output.trimEnd().split("\n").at(-1) ?? "";
    const counts = summary.matchAll(/(\d+) (?:error|warning|information|hint)/g);
    const found = [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
    ensure(found === findings, () => `msgflow check ends with "${summary}", but there are ${findings} findings.`);
  });
}

/** Node with nothing to do. */
export function node(): Measure {
  return command(process.execPath, ["--eval", ""], (output) => {
    ensure(output === "", () => `Node says: ${output}`);
  });
}

/** A script that reads the files of so many lines and splits them. */
export function readAndSplit({ readAndSplit }: Programs, path: string, lines: number): Measure {
  return command(process.execPath, [readAndSplit, path], (output) => {
    ensure(
      output.endsWith(` ${lines} lines\n`),
      () => `"${output}" should have been read, but there are ${lines} lines.`,
    );
  });
}

/** `plantuml -checkonly` of a file in which nothing is wrong: then it says nothing. */
export function plantUmlCheck({ plantUml }: Programs, path: string): Measure | Missing {
  if (plantUml === undefined) return NOT_INSTALLED;
  return command(plantUml, ["-checkonly", path], (output, status) => {
    ensure(output === "" && status === 0, () => `plantuml ends with ${status} and says: ${output}`);
  });
}

type Verify = (output: string, status: number | null) => void;

function command(program: string, args: readonly string[], verify: Verify): Measure {
  return {
    async sample() {
      const start = performance.now();
      const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
      const output: Buffer[] = [];
      const errors: Buffer[] = [];
      child.stdout.on("data", (data: Buffer) => output.push(data));
      child.stderr.on("data", (data: Buffer) => errors.push(data));
      const [status] = (await once(child, "close")) as [number | null];
      const ms = performance.now() - start;
      ensure(errors.length === 0, () => `${program} ${args.join(" ")} complains: ${Buffer.concat(errors)}`);
      verify(Buffer.concat(output).toString(), status);
      return { ms };
    },
  };
}
