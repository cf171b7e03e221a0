import type { Script } from "./script";
import type { Section } from "./section";

/** What was made last of a script or of an earlier state of it, by each lineage. */
type Holder = unknown[];

/**
 * The holders of all lineages, by sections. One table for all of them: after an edit each lineage looks for the same
 * sections, and finds them faster where another one has just looked.
 */
const holders = new WeakMap<Section, Holder>();
let lineages = 0;

/**
 * What was made last of a script or of an earlier state of it. The states are told by their first and their last
 * section, of which an edit touches most often one at the most; after one that touches both, everything is made again. All
 * states have one holder, so of earlier ones nothing is held. What is found may be of any state: it is for the user to
 * compare.
 */
export class Lineage<T> {
  readonly #index = lineages++;

  last(script: Script): T | undefined {
    return holderOf(script)?.[this.#index] as T | undefined;
  }

  keep(script: Script, last: T): void {
    const holder = holderOf(script) ?? [];
    holder[this.#index] = last;
    for (const section of endsOf(script)) if (holders.get(section) !== holder) holders.set(section, holder);
  }
}

function holderOf({ sections }: Script): Holder | undefined {
  const [first, last] = [sections[0], sections.at(-1)];
  return (first && holders.get(first)) ?? (last && holders.get(last));
}

function endsOf({ sections }: Script): Section[] {
  return sections.length === 0 ? [] : [sections[0] as Section, sections[sections.length - 1] as Section];
}
