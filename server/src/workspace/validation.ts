/** Which findings are shown of an open document, by the setting that says when scripts are checked. */
import { checkScript, type Finding, type TextChange } from "../language-service";
import type { OpenDocument } from "./documents";
import { moveFindings, type RangeChange } from "./moves";
import type { ValidationRun } from "./settings";

export class Validation {
  #run: ValidationRun = "onType";
  /** With `onSave`: what the last opening or saving found, moved with the edits since. By the document's address. */
  readonly #saved = new Map<string, readonly Finding[]>();

  /** Turns to another setting. Documents that are open are taken as saved as they stand. */
  use(run: ValidationRun, open: readonly OpenDocument[]): void {
    if (run === this.#run) return;
    this.#run = run;
    this.#saved.clear();
    for (const document of open) this.opened(document);
  }

  get run(): ValidationRun {
    return this.#run;
  }

  opened(document: OpenDocument): void {
    if (this.#run === "onSave") this.#saved.set(document.uri, check(document));
  }

  /** `document` is the state after the changes. */
  edited(document: OpenDocument, changes: readonly TextChange[]): void {
    const before = this.#saved.get(document.uri);
    if (before === undefined) return;
    // With all of the text replaced there is no telling where anything went: that is an opening again.
    const findings = changes.every(isRangeChange) ? moveAll(before, document.script.uri, changes) : check(document);
    this.#saved.set(document.uri, findings);
  }

  saved(document: OpenDocument): void {
    this.opened(document);
  }

  closed(uri: string): void {
    this.#saved.delete(uri);
  }

  /** The findings to show of a document as it stands. */
  findings(document: OpenDocument): readonly Finding[] {
    return this.#saved.get(document.uri) ?? check(document);
  }
}

const check = (document: OpenDocument) => checkScript(document.script).findings;

const isRangeChange = (change: TextChange): change is RangeChange => change.range !== undefined;

const moveAll = (findings: readonly Finding[], uri: string, changes: readonly RangeChange[]) =>
  changes.reduce((moved, change) => moveFindings(moved, uri, change), findings);
