import { distance } from "fastest-levenshtein";

/**
 * The candidate that `name` is most likely a slip of, or undefined where none is near: at most a third of the letters
 * differ (in short names two) but never all of them, letter case counting little. The first of equally near candidates.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const folded = name.toLowerCase();
  let best: string | undefined;
  const most = Math.max(Math.min(2, name.length - 2), Math.floor(name.length / 3), 1);
  let least = Math.min(most + 1, name.length);
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const edits = slips(folded, candidate.toLowerCase()) + (candidate === name ? 0 : 0.5);
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}

/** The letters that differ; two that changed places are one slip, and of equals a name of the same length is nearer. */
function slips(name: string, candidate: string): number {
  if (isSwapped(name, candidate)) return 1;
  return distance(name, candidate) + (name.length === candidate.length ? 0 : 0.1);
}

/** Whether two neighbouring letters have changed places, and nothing else differs. */
export function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i < a.length && a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}
