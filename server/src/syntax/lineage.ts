import type { Script } from "./script";
import type { Section } from "./section";

interface Holder<T> {
  last: T;
}

/**
 * What was made last of a script or of an earlier state of it. The states are told by their first and their last
 * section, of which an edit touches most often one at the most; after one that touches both, everything is made again. All
 * states have one holder, so of earlier ones nothing is held. What is found may be of any state: it is for the user to
 * compare.
 */
export class Lineage<T> {
  readonly #holders = new WeakMap<Section, Holder<T>>();

  last(script: Script): T | undefined {
    return this.#holder(script)?.last;
  }

  keep(script: Script, last: T): void {
    const holder = this.#holder(script) ?? { last };
    holder.last = last;
    for (const section of endsOf(script)) if (this.#holders.get(section) !== holder) this.#holders.set(section, holder);
  }

  #holder(script: Script): Holder<T> | undefined {
    const [first, last] = endsOf(script);
    return (first && this.#holders.get(first)) ?? (last && this.#holders.get(last));
  }
}

function endsOf({ sections }: Script): Section[] {
  return sections.length === 0 ? [] : [sections[0] as Section, sections[sections.length - 1] as Section];
}
