import { Range, type TestController, type TestItem, type Uri, workspace } from "vscode";
import type { FlowTest } from "./ask";

/** A text as one line, without what would steer a terminal. */
export const plain = (text: string) => text.replace(/[\p{Cc}\s]+/gu, " ").trim();

/** A flow's item, and what was said of it last. */
export type Shown = readonly [TestItem, FlowTest];

/** The items of the Test Explorer: one a file, and in it one a flow. */
export class FlowItems {
  readonly #controller: TestController;

  constructor(controller: TestController) {
    this.#controller = controller;
  }

  /** Brings a file's items up to date; a file without flows has none. */
  show(uri: Uri, flows: readonly FlowTest[]): readonly Shown[] {
    if (flows.length === 0) {
      this.forget(uri);
      return [];
    }
    const file = this.#fileItem(uri);
    const seen = new Map<string, number>();
    const shown = flows.map((flow): Shown => [this.#flowItem(file, flow, seen), flow]);
    file.children.replace(shown.map(([item]) => item));
    return shown;
  }

  forget(uri: Uri): void {
    this.#controller.items.delete(uri.toString());
  }

  /** The items of a file's flows. */
  in(uri: Uri): readonly TestItem[] {
    return [...(this.#controller.items.get(uri.toString())?.children ?? [])].map(([, flow]) => flow);
  }

  #fileItem(uri: Uri): TestItem {
    const id = uri.toString();
    const known = this.#controller.items.get(id);
    if (known) return known;
    const item = this.#controller.createTestItem(id, workspace.asRelativePath(uri), uri);
    this.#controller.items.add(item);
    return item;
  }

  /** Its name is its title, so that its last result stays when it moves; of flows with the same title the number too. */
  #flowItem(file: TestItem, { title, range }: FlowTest, seen: Map<string, number>): TestItem {
    const before = seen.get(title) ?? 0;
    seen.set(title, before + 1);
    // As JSON, since VS Code refuses some characters.
    const id = `${before} ${JSON.stringify(title)}`;
    const item = file.children.get(id) ?? this.#controller.createTestItem(id, plain(title) || "(untitled)", file.uri);
    const { start, end } = range;
    item.range = new Range(start.line, start.character, end.line, end.character);
    return item;
  }
}
