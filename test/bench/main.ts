/** Runs the benchmark; `scripts/bench.mjs` builds what it needs and starts it. */
import { cpus } from "node:os";
import { measureGroup, type RowResult } from "./measure";
import { groups } from "./rows";
import { summary, table } from "./table";
import { DEFAULT, FULL, type Programs, QUICK, Workshop } from "./workshop";

export interface Options {
  /** Only groups whose names contain this; if there is none, rows. */
  readonly only?: string | undefined;
  readonly rounds?: number | undefined;
  /** Smaller files and two rounds: to see whether it runs. */
  readonly quick?: boolean | undefined;
  /** Everything at its full size. */
  readonly full?: boolean | undefined;
  /** A folder for files, which is the caller's to remove. */
  readonly folder: string;
  readonly programs: Programs;
}

/** What is slow gets fewer rounds than asked for by default, so that the whole takes about six minutes. */
const LIMIT = { ms: 15_000, rounds: 3 };

/** Measures, printing each group as it is done. The report is what `dist/bench.json` holds. Throws where a result is wrong. */
export async function bench({ only = "", rounds, quick = false, full = false, folder, programs }: Options) {
  const workshop = new Workshop(folder, programs, quick ? QUICK : full ? FULL : DEFAULT);
  const count = rounds ?? (quick ? 2 : 5);
  const { version, platform, arch } = process;
  const processor = cpus();
  const machine = { node: version, platform, arch, processor: processor[0]?.model.trim(), cores: processor.length };
  console.log(`${machine.cores} × ${machine.processor}, Node ${version}\n`);
  const results: RowResult[] = [];
  const named = groups.filter(({ name }) => name.includes(only));
  for (const { name, make } of named.length > 0 ? named : groups) {
    const { rows, notes = [], ...rest } = await make(workshop);
    const wanted = rows.filter((row) => named.length > 0 || row.name.includes(only));
    if (wanted.length === 0) continue;
    const group = { name, rows: wanted, ...rest };
    const measured = await measureGroup(group, count, rounds === undefined ? LIMIT : undefined);
    results.push(...measured);
    console.log(`${results.length > measured.length ? "\n" : ""}${name}${roundsOf(measured)}`);
    console.log(table(measured));
    for (const note of notes) console.log(note);
  }
  if (results.length === 0) throw new Error(`No row's name contains "${only}".`);
  console.log(`\n${summary(results)}`);
  return { version: 2, made: new Date().toISOString(), machine, quick, full, rows: results };
}

function roundsOf(results: readonly RowResult[]): string {
  const counts = results.flatMap((row) => ("rounds" in row ? [row.rounds] : []));
  return counts.length === 0 ? "" : `, ${counts[0]} ${counts[0] === 1 ? "round" : "rounds"}`;
}
