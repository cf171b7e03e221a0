import type { TestItem, TestRunRequest } from "vscode";

/** Which flows a run is about, by their names and not by their items, which an edit may have made anew. */
export class Wanted {
  readonly #included: ReadonlySet<string> | undefined;
  readonly #excluded: ReadonlySet<string>;

  constructor({ include, exclude }: TestRunRequest) {
    this.#included = include && new Set(include.map(nameOf));
    this.#excluded = new Set(exclude?.map(nameOf));
  }

  has(flow: TestItem): boolean {
    const isIn = (list: ReadonlySet<string>) => list.has(nameOf(flow)) || list.has(flow.parent?.id ?? "");
    return (!this.#included || isIn(this.#included)) && !isIn(this.#excluded);
  }
}

/** A flow's name is unique in its file. */
const nameOf = ({ id, parent }: TestItem) => (parent ? `${parent.id}\n${id}` : id);
