/** Runs properties with one seed, told at the start, and counts what the cases were like. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { TooLarge } from "./words";

/** `MSGFLOW_SEED=…` runs the same cases again; `MSGFLOW_CASES=…` another number of them. */
export const SEED = Number(process.env.MSGFLOW_SEED ?? Date.now() % 0x7fffffff);

/** How many cases there were of each sort. */
export class Counts {
  private readonly counts = new Map<string, number>();
  add(...sorts: (string | false)[]): void {
    for (const sort of sorts) if (sort !== false) this.counts.set(sort, (this.counts.get(sort) ?? 0) + 1);
  }
  of(sort: string): number {
    return this.counts.get(sort) ?? 0;
  }
  toString(): string {
    return [...this.counts].map(([sort, count]) => `${sort} ${count}`).join(", ");
  }
}

export interface Run<C> {
  readonly cases: number;
  readonly arbitrary: fc.Arbitrary<C>;
  readonly check: (of: C, counts: Counts) => void;
  /** The least share of the cases that each sort must have. */
  readonly atLeast: Readonly<Record<string, number>>;
  readonly show: (of: C) => string;
}

/** Checks the property; cases that are too large to list are set aside, one in five at the most. */
export function run<C>({ cases, arbitrary, check, atLeast, show }: Run<C>): void {
  const number = Number(process.env.MSGFLOW_CASES ?? cases);
  const counts = new Counts();
  const property = fc.property(arbitrary, (of) => {
    try {
      check(of, counts);
      counts.add("checked");
    } catch (error) {
      if (!(error instanceof TooLarge)) throw new Error(`${show(of)}\n${(error as Error).message}`);
      counts.add("too large");
    }
  });
  fc.assert(property, { seed: SEED, numRuns: number });
  console.log(`      seed ${SEED}: ${counts}`);
  for (const [sort, share] of Object.entries({ checked: 0.8, ...atLeast }))
    assert.ok(counts.of(sort) >= share * number, `too few cases are “${sort}”: ${counts}`);
}
