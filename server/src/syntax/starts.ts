/** The first line of each section of a script, and behind them the number of its lines. */
import { Lineage } from "./lineage";
import type { Script } from "./script";
import type { Section } from "./section";
import { stretchBetween } from "./stretch";

export type LineStarts = Int32Array;

interface Known {
  readonly sections: readonly Section[];
  readonly starts: LineStarts;
}
const lineage = new Lineage<Known>();

/** The same object again while nobody asks for those of another state of the script. */
export function lineStarts(script: Script): LineStarts {
  const { sections } = script;
  const last = lineage.last(script) ?? { sections: [], starts: new Int32Array(1) };
  if (last.sections === sections) return last.starts;
  const starts = startsAfter(last, sections);
  lineage.keep(script, { sections, starts });
  return starts;
}

/** The index of the section that holds a line: the first one for lines before the text, the last one for those behind. */
export function indexAt(starts: LineStarts, line: number): number {
  let [low, high] = [0, starts.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Counts only the lines of what an edit touched: to look at every section takes longer than to add to every number. */
function startsAfter(before: Known, sections: readonly Section[]): LineStarts {
  const { first, removed, inserted } = stretchBetween(before.sections, sections);
  const starts = new Int32Array(sections.length + 1);
  starts.set(before.starts.subarray(0, first + 1));
  for (let i = first; i < first + inserted; i++)
    starts[i + 1] = (starts[i] as number) + (sections[i] as Section).texts.length;
  const end = first + inserted;
  const moved = (starts[end] as number) - (before.starts[first + removed] as number);
  starts.set(before.starts.subarray(first + removed + 1), end + 1);
  if (moved !== 0) for (let i = end + 1; i < starts.length; i++) starts[i] = (starts[i] as number) + moved;
  return starts;
}
