/** Runs the benchmark; `scripts/bench.mjs` builds what it needs and starts it. */
import { cpus } from "node:os";
import { measureGroup, type RowResult } from "./measure";
import { groups } from "./rows";
import { table } from "./table";
import { FULL, type Programs, QUICK, Workshop } from "./workshop";

export interface Options {
  /** Only groups and rows whose names contain this. */
  readonly only?: string | undefined;
  readonly rounds?: number | undefined;
  /** Smaller files and two rounds: to see whether it runs. */
  readonly quick?: boolean | undefined;
  /** A folder for files, which is the caller's to remove. */
  readonly folder: string;
  readonly programs: Programs;
}

/** What is slow gets fewer rounds than asked for by default, so that the whole takes less than four minutes. */
const LIMIT = { ms: 28_000, rounds: 3 };

/** Measures, printing each group as it is done. The report is what `dist/bench.json` holds. Throws where a result is wrong. */
export async function bench({ only = "", rounds, quick = false, folder, programs }: Options) {
  const workshop = new Workshop(folder, programs, quick ? QUICK : FULL);
  const count = rounds ?? (quick ? 2 : 5);
  const results: RowResult[] = [];
  for (const { name, make } of groups) {
    const { rows, ...rest } = make(workshop);
    const wanted = rows.filter((row) => name.includes(only) || row.name.includes(only));
    if (wanted.length === 0) continue;
    const group = { name, rows: wanted, ...rest };
    const measured = await measureGroup(group, count, rounds === undefined ? LIMIT : undefined);
    results.push(...measured);
    console.log(`${results.length > measured.length ? "\n" : ""}${name}, ${measured[0]?.rounds} rounds`);
    console.log(table(measured));
  }
  if (results.length === 0) throw new Error(`No row's name contains "${only}".`);
  const { version, platform, arch } = process;
  const processor = cpus();
  const machine = { node: version, platform, arch, processor: processor[0]?.model.trim(), cores: processor.length };
  return { version: 1, made: new Date().toISOString(), machine, quick, rows: results };
}
