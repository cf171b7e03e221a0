/**
 * The findings that the client is shown. They are told once all is known that they depend on: the settings, and the
 * files that the script uses.
 */
import type { Connection, Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport } from "vscode-languageserver";
import { type Finding, remade } from "./language-service";
import type { Addresses } from "./server.addresses";
import type { ClientTraits } from "./server.client";
import { toDiagnostic } from "./server.diagnostics";
import type { SettingsSource } from "./server.settings";
import type { OpenDocument } from "./workspace/documents";
import { ResultIds } from "./workspace/result-ids";
import type { Scripts } from "./workspace/scripts";
import type { Validation } from "./workspace/validation";

/** What the findings are made from, and whom they are told. */
export interface Sources {
  readonly connection: Connection;
  readonly traits: ClientTraits;
  readonly addresses: Addresses;
  readonly settings: SettingsSource;
  readonly scripts: Scripts;
  readonly validation: Validation;
}

/** What was made last of the findings of a document. */
interface Made {
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Edits of a used file that follow one another as fast, in milliseconds, are looked at together. */
const SOON = 20;

export class Findings {
  readonly #sources: Sources;
  /** What the client was told last, pulled or pushed. */
  readonly #told = new ResultIds(Date.now().toString(36));
  readonly #made = new Map<string, Made>();
  readonly #due = new Set<string>();
  #refreshing = false;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** The answer to a client that asks; nothing where the document is not open. */
  async pull({ textDocument, previousResultId }: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport> {
    const report = await this.#whenKnown(textDocument.uri, ({ uri }, items): DocumentDiagnosticReport => {
      const resultId = this.#told.of(uri, items);
      return resultId === previousResultId
        ? { kind: "unchanged", resultId }
        : { kind: "full", resultId, items: [...items] };
    });
    return report ?? { kind: "full", items: [] };
  }

  /** After an opening or an edit of the document: sends the findings to a client that does not ask for them. */
  async push(document: OpenDocument): Promise<void> {
    const { traits, validation } = this.#sources;
    // A client that asks does so by itself; but what a save finds is what is there now, not when it asks.
    if (traits.pullsDiagnostics && validation.run !== "onSave") return;
    await this.#whenKnown(document.uri, (newest, diagnostics) => {
      // What has been edited meanwhile is pushed by its own edit.
      if (newest === document && !traits.pullsDiagnostics) return this.#send(document, diagnostics);
    });
  }

  /** Brings the client's findings of these documents up to date. */
  async tell(documents: readonly OpenDocument[]): Promise<void> {
    await Promise.all(documents.map((document) => this.push(document)));
    if (this.#sources.traits.pullsDiagnostics) this.#refresh();
  }

  /** As `tell`, but only where the findings are not those told last; not at once, and once for many calls. */
  update(documents: readonly OpenDocument[]): void {
    for (const { uri } of documents) {
      if (this.#due.has(uri)) continue;
      this.#due.add(uri);
      setTimeout(() => this.#attempt(this.#update(uri)), SOON);
    }
  }

  async closed(uri: string): Promise<void> {
    this.#told.forget(uri);
    this.#made.delete(uri);
    const { connection, traits } = this.#sources;
    if (!traits.pullsDiagnostics) await connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  async #update(uri: string): Promise<void> {
    this.#due.delete(uri);
    await this.#whenKnown(uri, (document, diagnostics) => {
      if (!this.#told.differs(uri, diagnostics)) return undefined;
      if (!this.#sources.traits.pullsDiagnostics) return this.#send(document, diagnostics);
      return this.#refresh();
    });
  }

  /** Calls with the newest state of the document as soon as its findings can be told; not where it is not open. */
  async #whenKnown<T>(
    uri: string,
    use: (document: OpenDocument, diagnostics: readonly Diagnostic[]) => T | Promise<T>,
  ): Promise<T | undefined> {
    const { settings, scripts, validation } = this.#sources;
    await settings.ready;
    for (;;) {
      const document = scripts.documents.get(uri);
      if (document === undefined) return undefined;
      const script = validation.due(document);
      // In one go: nothing may change between what is found to be known and what is told.
      if (script === undefined || scripts.isComplete(script)) return use(document, this.#diagnostics(document));
      await scripts.load(script);
    }
  }

  /** The same objects again for the same findings, and the same list for the same list. */
  #diagnostics(document: OpenDocument): readonly Diagnostic[] {
    const { traits, addresses, validation } = this.#sources;
    const findings = validation.findings(document);
    const last = this.#made.get(document.uri) ?? { findings: [], diagnostics: [] };
    const toOne = (finding: Finding) => toDiagnostic(finding, traits, addresses);
    const diagnostics = remade(last.findings, last.diagnostics, findings, toOne);
    this.#made.set(document.uri, { findings, diagnostics });
    return diagnostics;
  }

  async #send({ uri, version }: OpenDocument, diagnostics: readonly Diagnostic[]): Promise<void> {
    this.#told.of(uri, diagnostics);
    await this.#sources.connection.sendDiagnostics({ uri, version, diagnostics: [...diagnostics] });
  }

  /** Has the client ask again for all that it shows. */
  #refresh(): void {
    const { connection, traits } = this.#sources;
    if (!traits.refreshesDiagnostics || this.#refreshing) return;
    this.#refreshing = true;
    setTimeout(() => {
      this.#refreshing = false;
      this.#attempt(connection.languages.diagnostics.refresh());
    }, 0);
  }

  #attempt(work: Promise<void>): void {
    work.catch((error) => this.#sources.connection.console.error(`Telling of findings: ${error}`));
  }
}
