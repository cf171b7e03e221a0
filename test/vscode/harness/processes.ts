/** The processes of the machine, as /proc tells of them. */
import { readdirSync, readFileSync } from "node:fs";

export interface Process {
  readonly pid: number;
  readonly command: readonly string[];
}

/** Those that were started with an argument; a process that ends meanwhile is left out. */
export function processesWith(argument: string): Process[] {
  const ids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return ids.flatMap((id) => processNamed(Number(id)) ?? []).filter(({ command }) => command.includes(argument));
}

function processNamed(pid: number): Process | undefined {
  try {
    return { pid, command: readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0") };
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
