/** What is measured, and how measurements become the numbers of a row. */
import { type Goal, isMet } from "./goal";

/** One measurement. */
export interface Sample {
  readonly ms?: number;
  /** The most memory that the process has had. */
  readonly peakMB?: number;
  /** Memory that is kept for each line. */
  readonly bytesPerLine?: number;
}
export type Quantity = keyof Sample;

/** A thing that can be measured again and again. Throws where what it measures does not do what it should. */
export interface Measure {
  sample(): Promise<Sample>;
  /** Ends what is kept running between samples. */
  close?(): Promise<void>;
}

/** Stands for a measure that there is no program for. */
export interface Missing {
  readonly missing: string;
}

export const NOT_INSTALLED: Missing = { missing: "not installed" };

/** One line of the table: a thing of ours and what it is compared with. A measure may stand in several rows. */
export interface Row {
  readonly name: string;
  readonly ours: Measure;
  readonly reference: Measure | Missing;
  /** What it should be. */
  readonly goal?: Goal;
  /** What is compared, time unless it says memory. */
  readonly quantity?: Quantity;
  /** How many lines are worked on, where lines a second are of interest. */
  readonly lines?: number;
}

/** Rows that are measured in turns, so that what slows the machine for a while slows all of them. */
export interface Group {
  readonly name: string;
  readonly rows: readonly Row[];
  /** Rounds for each round asked for: more for what is over soon. */
  readonly roundsEach?: number;
  /** Rounds before the first that counts. */
  readonly warmUps?: number;
  /** At most so many rounds, for what is slow, unless the rounds are given. */
  readonly atMost?: number;
  /** What is not measured, and why: said below the table. */
  readonly notes?: readonly string[];
}

export interface Numbers {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}
interface Named {
  readonly group: string;
  readonly name: string;
  readonly goal?: Goal;
}
export interface MeasuredRow extends Named {
  readonly unit: "ms" | "MB" | "bytes a line";
  readonly lines?: number;
  readonly ours: Numbers;
  readonly reference: Numbers;
  /** `median`: that of ours by that of the reference; the others: of the rounds' own ratios. */
  readonly ratio: Numbers;
  readonly rounds: number;
  /** Whether the goal is met, where there is one. */
  readonly met?: boolean;
}
/** A row that is not measured, because what it compares with is not there. */
export type RowResult = MeasuredRow | (Named & Missing);

/** How long a group may take, in milliseconds, once it has had this many rounds; unlimited where its rounds are given. */
export interface Limit {
  readonly ms: number;
  readonly rounds: number;
}

/**
 * Measures a group: one sample of each thing a round, in the order of the rows. Where it throws, what was kept running
 * between samples may still run: it ends with this process.
 */
export async function measureGroup(group: Group, rounds: number, limit: Limit | undefined): Promise<RowResult[]> {
  const measures = new Set(
    group.rows.flatMap(({ ours, reference }) => (isMissing(reference) ? [] : [ours, reference])),
  );
  const samples = new Map([...measures].map((measure) => [measure, [] as Sample[]]));
  const atMost = limit === undefined ? undefined : group.atMost;
  const count = Math.min(rounds * (group.roundsEach ?? 1), atMost ?? Number.POSITIVE_INFINITY);
  const end = performance.now() + (limit?.ms ?? Number.POSITIVE_INFINITY);
  const isOver = (round: number) => round >= (limit?.rounds ?? count) && performance.now() > end;
  for (let round = -(group.warmUps ?? 0); round < count && !isOver(round); round++)
    for (const measure of measures) {
      const sample = await measure.sample();
      if (round >= 0) samples.get(measure)?.push(sample);
    }
  for (const measure of measures) await measure.close?.();
  return group.rows.map((row) => resultOf(group, row, samples));
}

const isMissing = (reference: Measure | Missing): reference is Missing => "missing" in reference;
const units = { ms: "ms", peakMB: "MB", bytesPerLine: "bytes a line" } as const;

function resultOf(group: Group, row: Row, samples: ReadonlyMap<Measure, readonly Sample[]>): RowResult {
  const { name, goal, reference: compared } = row;
  const named = { group: group.name, name, ...(goal && { goal }) };
  if (isMissing(compared)) return { ...named, missing: compared.missing };
  const quantity = row.quantity ?? "ms";
  const values = (measure: Measure) => (samples.get(measure) ?? []).map((sample) => sample[quantity] ?? Number.NaN);
  const [ours, reference] = [values(row.ours), values(compared)];
  const ratio = median(ours) / median(reference);
  const ratios = ours.map((value, i) => value / (reference[i] ?? Number.NaN));
  return {
    ...named,
    unit: units[quantity],
    ...(row.lines !== undefined && { lines: row.lines }),
    ours: numbersOf(ours),
    reference: numbersOf(reference),
    ratio: { ...numbersOf(ratios), median: ratio },
    rounds: ours.length,
    ...(goal && { met: isMet(goal, median(ours), ratio) }),
  };
}

const numbersOf = (values: readonly number[]): Numbers => ({
  median: median(values),
  min: Math.min(...values),
  max: Math.max(...values),
});

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** Ends the run where something is not as it should be: what was measured then says nothing. */
export function ensure(condition: boolean, what: () => string): asserts condition {
  if (!condition) throw new Error(what());
}
