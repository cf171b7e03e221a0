import { distance } from "fastest-levenshtein";

/**
 * The candidate that `name` is most likely a slip of, or undefined where none is near: at most a third of the letters
 * differ (in short names two, for letters that changed places), letter case counting little. The first of equally near candidates.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const folded = name.toLowerCase();
  let best: string | undefined;
  let least = Math.max(Math.min(2, name.length - 2), Math.floor(name.length / 3), 1) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const edits = distance(folded, candidate.toLowerCase()) + (candidate === name ? 0 : 0.5);
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}
