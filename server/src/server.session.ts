/** One client's session: its open documents, its settings, and the findings it is shown. */
import {
  type Connection,
  type Diagnostic,
  type DidChangeTextDocumentParams,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type Hover,
  type HoverParams,
  type InitializeParams,
  MarkupContent,
  type TextDocumentItem,
} from "vscode-languageserver";
import { type Finding, hover, LIBRARY_URI } from "./language-service";
import { type Addresses, chooseAddresses, toScriptUri } from "./server.addresses";
import { type ClientTraits, clientTraits } from "./server.client";
import { toDiagnostic } from "./server.diagnostics";
import { SettingsSource } from "./server.settings";
import { Documents, type OpenDocument } from "./workspace/documents";
import { ResultIds } from "./workspace/result-ids";
import type { Settings } from "./workspace/settings";
import { Validation } from "./workspace/validation";

export class Session {
  readonly traits: ClientTraits;
  readonly settings: SettingsSource;
  readonly #connection: Connection;
  readonly #addresses: Addresses;
  readonly #documents = new Documents();
  readonly #validation = new Validation();
  readonly #resultIds = new ResultIds(Date.now().toString(36));

  constructor(connection: Connection, params: InitializeParams, defaults: Addresses) {
    this.#connection = connection;
    this.#addresses = chooseAddresses(defaults, params.initializationOptions);
    this.traits = clientTraits(params.capabilities);
    this.settings = new SettingsSource(connection, this.traits, (settings) => this.#apply(settings));
  }

  async opened({ uri, version, text }: TextDocumentItem): Promise<void> {
    const document = this.#documents.open(uri, toScriptUri(this.#addresses, uri), version, text);
    this.#validation.opened(document);
    await this.#push(document);
  }

  /** Applies the edits at once; only what is told of them waits. */
  async edited({ textDocument, contentChanges }: DidChangeTextDocumentParams): Promise<void> {
    const document = this.#documents.edit(textDocument.uri, textDocument.version, contentChanges);
    if (document === undefined) return this.#connection.console.warn(`didChange: ${textDocument.uri} is not open.`);
    this.#validation.edited(document, contentChanges);
    await this.#push(document);
  }

  async saved(uri: string): Promise<void> {
    const document = this.#documents.get(uri);
    if (document === undefined) return;
    this.#validation.saved(document);
    // While typing is checked a save changes nothing; otherwise not every client asks again after one.
    if (this.#validation.run === "onSave") await this.#tell([document]);
  }

  async closed(uri: string): Promise<void> {
    this.#documents.close(uri);
    this.#validation.closed(uri);
    this.#resultIds.forget(uri);
    if (!this.traits.pullsDiagnostics) await this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** The findings of a document as it is when the settings are known; none where it is not open. */
  async pull({ textDocument, previousResultId }: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport> {
    await this.settings.ready;
    const document = this.#documents.get(textDocument.uri);
    if (document === undefined) return { kind: "full", items: [] };
    const items = this.#diagnostics(document);
    const resultId = this.#resultIds.of(document.uri, JSON.stringify(items));
    return resultId === previousResultId ? { kind: "unchanged", resultId } : { kind: "full", resultId, items };
  }

  /** What is known of the name at a place; null where nothing is, or the document is not open. */
  hover({ textDocument, position }: HoverParams): Hover | null {
    const document = this.#documents.get(textDocument.uri);
    const found = document && hover(document.script, position);
    return found === undefined ? null : this.#readable(found);
  }

  #readable(found: Hover): Hover {
    if (!MarkupContent.is(found.contents)) return found;
    const value = found.contents.value.replaceAll(LIBRARY_URI, this.#addresses.libraryUri);
    // Markdown reads well enough as plain text.
    return { ...found, contents: { kind: this.traits.markdownHover ? found.contents.kind : "plaintext", value } };
  }

  #apply(settings: Settings): void {
    if (settings.run === this.#validation.run) return;
    const open = this.#documents.all();
    this.#validation.use(settings.run, open);
    // Before, nothing has been told that could be wrong now.
    if (!this.settings.isReady) return;
    this.#tell(open).catch((error) => this.#connection.console.error(`Telling of changed settings: ${error}`));
  }

  /** Brings the client's findings of these documents up to date. */
  async #tell(documents: readonly OpenDocument[]): Promise<void> {
    if (this.traits.pullsDiagnostics) {
      if (this.traits.refreshesDiagnostics) await this.#connection.languages.diagnostics.refresh();
    } else for (const document of documents) await this.#push(document);
  }

  /** Sends the findings to a client that does not ask for them, once the settings are known. */
  async #push(document: OpenDocument): Promise<void> {
    if (this.traits.pullsDiagnostics) return;
    await this.settings.ready;
    // What has been edited meanwhile is pushed by its own edit.
    if (this.#documents.get(document.uri) !== document) return;
    const { uri, version } = document;
    await this.#connection.sendDiagnostics({ uri, version, diagnostics: this.#diagnostics(document) });
  }

  #diagnostics(document: OpenDocument): Diagnostic[] {
    const toOne = (finding: Finding) => toDiagnostic(finding, this.traits, this.#addresses);
    return this.#validation.findings(document).map(toOne);
  }
}
