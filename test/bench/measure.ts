/** What is measured, and how measurements become the numbers of a row. */

/** One measurement. */
export interface Sample {
  readonly ms: number;
  /** The most memory that the process has had, where it is known. */
  readonly peakMB?: number;
}

/** A thing that can be measured again and again. Throws where what it measures does not do what it should. */
export interface Measure {
  sample(): Promise<Sample>;
  /** Ends what is kept running between samples. */
  close?(): Promise<void>;
}

/** One line of the table: a thing of ours and what it is compared with. A measure may stand in several rows. */
export interface Row {
  readonly name: string;
  readonly ours: Measure;
  readonly reference: Measure;
  /** What is compared, time unless it says memory. */
  readonly quantity?: "ms" | "peakMB";
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
}

export interface Numbers {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}
export interface RowResult {
  readonly group: string;
  readonly name: string;
  readonly unit: "ms" | "MB";
  readonly lines?: number;
  readonly ours: Numbers;
  readonly reference: Numbers;
  /** `median`: that of ours by that of the reference; the others: of the rounds' own ratios. */
  readonly ratio: Numbers;
  readonly rounds: number;
}

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
  const measures = new Set(group.rows.flatMap((row) => [row.ours, row.reference]));
  const samples = new Map([...measures].map((measure) => [measure, [] as Sample[]]));
  const count = rounds * (group.roundsEach ?? 1);
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

function resultOf(group: Group, row: Row, samples: ReadonlyMap<Measure, readonly Sample[]>): RowResult {
  const quantity = row.quantity ?? "ms";
  const values = (measure: Measure) => (samples.get(measure) ?? []).map((sample) => sample[quantity] ?? Number.NaN);
  const [ours, reference] = [values(row.ours), values(row.reference)];
  const ratios = ours.map((value, i) => value / (reference[i] ?? Number.NaN));
  return {
    group: group.name,
    name: row.name,
    unit: quantity === "ms" ? "ms" : "MB",
    ...(row.lines !== undefined && { lines: row.lines }),
    ours: numbersOf(ours),
    reference: numbersOf(reference),
    ratio: { ...numbersOf(ratios), median: median(ours) / median(reference) },
    rounds: ours.length,
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
