/** The first line of each section of a script, and behind them the number of its lines. */
import { Lineage } from "./lineage";
import type { Script } from "./script";
import type { Section } from "./section";
import { stretchBetween } from "./stretch";

export type LineStarts = Int32Array;

const known = new WeakMap<Script, LineStarts>();
const lineage = new Lineage<{ readonly sections: readonly Section[]; readonly starts: LineStarts }>();

export function lineStarts(script: Script): LineStarts {
  let starts = known.get(script);
  if (!starts) {
    starts = startsFrom(script);
    known.set(script, starts);
    lineage.keep(script, { sections: script.sections, starts });
  }
  return starts;
}

/** Counts only the lines of what an edit touched: to look at every section takes longer than to add to every number. */
function startsFrom(script: Script): LineStarts {
  const { sections } = script;
  const before = lineage.last(script) ?? { sections: [], starts: new Int32Array(1) };
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
