/** Whole processes: the command line, and a script that reads the same files. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ensure, type Measure } from "../measure";
import type { Programs } from "../workshop";

/** `msgflow check` of a file or folder in which there are so many findings. */
export function check({ dist }: Programs, path: string, findings: number): Measure {
  return command([join(dist, "msgflow.js"), "check", path], (output) => {
    const summary = output.trimEnd().split("\n").at(-1) ?? "";
    const counts = summary.matchAll(/(\d+) (?:error|warning|information|hint)/g);
    const found = [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
    ensure(found === findings, () => `msgflow check ends with "${summary}", but there are ${findings} findings.`);
  });
}

/** A script that reads the files of so many lines and splits them. */
export function readAndSplit({ readAndSplit }: Programs, path: string, lines: number): Measure {
  return command([readAndSplit, path], (output) => {
    ensure(
      output.endsWith(` ${lines} lines\n`),
      () => `"${output}" should have been read, but there are ${lines} lines.`,
    );
  });
}

function command(args: readonly string[], verify: (output: string) => void): Measure {
  return {
    async sample() {
      const start = performance.now();
      const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
      const output: Buffer[] = [];
      const errors: Buffer[] = [];
      child.stdout.on("data", (data: Buffer) => output.push(data));
      child.stderr.on("data", (data: Buffer) => errors.push(data));
      await once(child, "close");
      const ms = performance.now() - start;
      ensure(errors.length === 0, () => `node ${args.join(" ")} complains: ${Buffer.concat(errors)}`);
      verify(Buffer.concat(output).toString());
      return { ms };
    },
  };
}
