/**
 * The findings that the client is shown. They are told once all is known that they depend on: the settings, and the
 * files that the script uses.
 */
import type {
  CancellationToken,
  Connection,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
} from "vscode-languageserver";
import type { PlacedFindings } from "./language-service";
import type { ClientTraits } from "./server.client";
import type { Diagnostics } from "./server.diagnostics";
import type { Encoding } from "./server.encoding";
import type { SettingsSource } from "./server.settings";
import type { OpenDocument } from "./workspace/documents";
import { ResultIds } from "./workspace/result-ids";
import type { Scripts } from "./workspace/scripts";
import type { Validation } from "./workspace/validation";

/** What the findings are made from, and whom they are told. */
export interface Sources {
  readonly connection: Connection;
  readonly traits: ClientTraits;
  readonly diagnostics: Diagnostics;
  readonly encoding: Encoding;
  readonly settings: SettingsSource;
  readonly scripts: Scripts;
  readonly validation: Validation;
}

type Soon<T> = T | Promise<T>;
/** What is done with the findings of a document. */
type Use<T> = (document: OpenDocument, findings: readonly PlacedFindings[]) => Soon<T>;

/** Edits of a used file that follow one another as fast, in milliseconds, are looked at together. */
const SOON = 20;

export class Findings {
  readonly #sources: Sources;
  /** What the client was told last, pulled or pushed. */
  readonly #told = new ResultIds(Date.now().toString(36));
  readonly #due = new Set<string>();
  #refreshing = false;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** The answer to a client that asks; nothing where the document is not open, or the client has given up. */
  pull(params: DocumentDiagnosticParams, token: CancellationToken): Soon<DocumentDiagnosticReport> {
    const { textDocument, previousResultId } = params;
    const { diagnostics } = this.#sources;
    const report: Use<DocumentDiagnosticReport> = ({ uri }, findings) => {
      const resultId = this.#told.of(uri, findings);
      return resultId === previousResultId
        ? { kind: "unchanged", resultId }
        : { kind: "full", resultId, items: diagnostics.of(findings) };
    };
    return this.#whenKnown(textDocument.uri, report, { kind: "full", items: [] }, token);
  }

  /** After an opening or an edit of the document: sends the findings to a client that does not ask for them. */
  async push(document: OpenDocument): Promise<void> {
    const { traits, validation } = this.#sources;
    // A client that asks does so by itself; but what a save finds is what is there now, not when it asks.
    if (traits.pullsDiagnostics && validation.run !== "onSave") return;
    const send: Use<void> = (newest, findings) => {
      // What has been edited meanwhile is pushed by its own edit.
      if (newest === document && !traits.pullsDiagnostics) return this.#send(document, findings);
    };
    await this.#whenKnown(document.uri, send, undefined);
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
    const { connection, traits } = this.#sources;
    if (!traits.pullsDiagnostics) await connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  async #update(uri: string): Promise<void> {
    this.#due.delete(uri);
    const tell: Use<void> = (document, findings) => {
      if (!this.#told.differs(uri, findings)) return;
      return this.#sources.traits.pullsDiagnostics ? this.#refresh() : this.#send(document, findings);
    };
    await this.#whenKnown(uri, tell, undefined);
  }

  /**
   * Calls with the newest state of the document as soon as its findings can be told: at once, where that is now. Gives
   * `closed` where it is not open, or nobody waits for it any more.
   */
  #whenKnown<T>(uri: string, use: Use<T>, closed: T, token?: CancellationToken): Soon<T> {
    const { encoding, settings, scripts, validation } = this.#sources;
    if (!settings.isReady) return settings.ready.then(() => this.#whenKnown(uri, use, closed, token));
    const document = scripts.documents.get(uri);
    if (document === undefined || token?.isCancellationRequested) return closed;
    const script = validation.due(document);
    // In one go: nothing may change between what is found to be known and what is told.
    if (script === undefined || scripts.isComplete(script))
      return use(document, encoding.findings(uri, validation.findings(document)));
    return scripts.load(script).then(() => this.#whenKnown(uri, use, closed, token));
  }

  async #send({ uri, version }: OpenDocument, findings: readonly PlacedFindings[]): Promise<void> {
    const { connection, diagnostics } = this.#sources;
    this.#told.of(uri, findings);
    await connection.sendDiagnostics({ uri, version, diagnostics: diagnostics.of(findings) });
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
