/** What a row should be, as a ratio within the run or, where people wait, as a time. */
export type Goal =
  /** At most so many times the reference. */
  | { readonly atMost: number }
  /** At least so many times faster than the reference. */
  | { readonly faster: number }
  /** Less than so many milliseconds, whatever the reference takes. */
  | { readonly underMs: number };

export function isMet(goal: Goal, ours: number, ratio: number): boolean {
  if ("atMost" in goal) return ratio <= goal.atMost;
  return "faster" in goal ? 1 / ratio >= goal.faster : ours < goal.underMs;
}

export function goalText(goal: Goal): string {
  if ("atMost" in goal) return `≤ ${goal.atMost}`;
  return "faster" in goal ? `≥ ${goal.faster.toLocaleString("en")} × faster` : `< ${goal.underMs} ms`;
}
