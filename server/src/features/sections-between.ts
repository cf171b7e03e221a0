/** The sections that an editor shows, found without looking at the others. */
import type { ScriptResult, SectionResult } from "../rules/check";
import { lineStarts } from "../syntax/starts";

export interface PlacedSection {
  readonly section: SectionResult;
  /** Its first line in the script. */
  readonly start: number;
}

/** The sections with a line from `first` to `last`, in order. Lines beyond the text are none. */
export function* sectionsBetween(
  { script, sections }: ScriptResult,
  first: number,
  last: number,
): Generator<PlacedSection> {
  const starts = lineStarts(script);
  for (let i = firstWhere(sections.length, (at) => (starts[at + 1] as number) > first); i < sections.length; i++) {
    const start = starts[i] as number;
    if (start > last) return;
    yield { section: sections[i] as SectionResult, start };
  }
}

/** The first number below `count` of which `holds` is true, as it is of all above that; `count` where there is none. */
export function firstWhere(count: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
