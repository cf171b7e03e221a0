/** One client's session: its open documents, the files they use, its settings, and what it asks of a document. */
import type {
  CancellationToken,
  Connection,
  DidChangeTextDocumentParams,
  FileEvent,
  InitializeParams,
  TextDocumentItem,
} from "vscode-languageserver";
import { type CheckSettings, canonicalAddress, type Script } from "./language-service";
import { type Addresses, chooseAddresses, toScriptUri } from "./server.addresses";
import { type ClientTraits, clientTraits } from "./server.client";
import { FileWatchers, fileReader } from "./server.files";
import { Findings } from "./server.findings";
import { SettingsSource } from "./server.settings";
import { Scripts } from "./workspace/scripts";
import type { Settings } from "./workspace/settings";
import type { ReadFile } from "./workspace/used-files";
import { Validation } from "./workspace/validation";

/** What the surroundings know. */
export interface ServerHost {
  /** Where the server's own files are, unless the client's `initializationOptions` say otherwise. */
  readonly addresses: Addresses;
  /** Reads files that scripts use, for clients that do not do so themselves. */
  readonly readFile?: ReadFile;
}

/** An open document as the façade takes it. */
export interface Asked {
  readonly script: Script;
  readonly checkSettings: CheckSettings;
  readonly addresses: Addresses;
}

export class Session {
  readonly traits: ClientTraits;
  readonly settings: SettingsSource;
  readonly findings: Findings;
  readonly #connection: Connection;
  readonly #addresses: Addresses;
  readonly #watchers: FileWatchers;
  readonly #scripts: Scripts;
  readonly #validation: Validation;

  constructor(connection: Connection, params: InitializeParams, host: ServerHost) {
    this.#connection = connection;
    this.#addresses = chooseAddresses(host.addresses, params.initializationOptions);
    this.traits = clientTraits(params.capabilities);
    this.settings = new SettingsSource(connection, this.traits, (settings) => this.#apply(settings));
    this.#watchers = new FileWatchers(connection, params, this.traits);
    const read = fileReader(connection, params, host.readFile);
    this.#scripts = new Scripts((address) => {
      this.#watchers.include(address);
      return read(address);
    });
    this.#validation = new Validation(this.#scripts.files);
    const { traits, settings } = this;
    const [addresses, scripts, validation] = [this.#addresses, this.#scripts, this.#validation];
    this.findings = new Findings({ connection, traits, addresses, settings, scripts, validation });
  }

  /** To be called when the client is `initialized`: nothing may be asked of it before. */
  async start(): Promise<void> {
    await Promise.all([this.settings.start(), this.#watchers.start()]);
  }

  async opened({ uri, version, text }: TextDocumentItem): Promise<void> {
    const document = this.#scripts.documents.open(uri, toScriptUri(this.#addresses, uri), version, text);
    this.#validation.opened(document);
    // From now on the document counts, not the file.
    this.#scripts.changed([uri]);
    this.#used([canonicalAddress(uri), ...this.#scripts.retryFailed()]);
    await this.findings.push(document);
  }

  /** Applies the edits at once; only what is told of them waits. */
  async edited({ textDocument, contentChanges }: DidChangeTextDocumentParams): Promise<void> {
    const { uri, version } = textDocument;
    const document = this.#scripts.documents.edit(uri, version, contentChanges);
    if (document === undefined) return this.#connection.console.warn(`didChange: ${uri} is not open.`);
    this.#validation.edited(document, contentChanges);
    // Checked on saving, the others' findings stay, and only the places that they relate to move.
    const stays = this.#validation.run === "onSave" && contentChanges.every((change) => "range" in change);
    if (stays) this.findings.update(this.#scripts.usersOf(new Set([canonicalAddress(uri)])));
    else this.#used([canonicalAddress(uri)]);
    await this.findings.push(document);
  }

  async saved(uri: string): Promise<void> {
    const document = this.#scripts.documents.get(uri);
    if (document === undefined) return;
    this.#validation.saved(document);
    // Not every client tells of all that changes on disk: a save is a time to look.
    this.#used([canonicalAddress(uri), ...this.#scripts.allChanged()]);
    // While typing is checked a save changes nothing; otherwise not every client asks again after one.
    if (this.#validation.run === "onSave") await this.findings.tell([document]);
  }

  async closed(uri: string): Promise<void> {
    this.#scripts.documents.close(uri);
    this.#validation.closed(uri);
    // What was not saved is gone: the file counts again.
    this.#used([canonicalAddress(uri)]);
    this.#scripts.tidy();
    await this.findings.closed(uri);
  }

  /** Files have changed on disk, have come, or are gone. */
  changedOnDisk(changes: readonly FileEvent[]): void {
    this.#used([...this.#scripts.changed(changes.map((change) => change.uri))]);
  }

  /**
   * What the façade answers of an open document, once all is known that the answer depends on; always of the newest text,
   * even where that came while files were read. Null where the document is not open or the client has given up.
   */
  async ask<T>(uri: string, token: CancellationToken, answer: (asked: Asked) => T): Promise<T | null> {
    for (;;) {
      const document = this.#scripts.documents.get(uri);
      if (document === undefined || token.isCancellationRequested) return null;
      const { script } = document;
      const { checkSettings } = this.#validation;
      if (this.#scripts.isComplete(script)) return answer({ script, checkSettings, addresses: this.#addresses });
      await this.#scripts.load(script);
    }
  }

  /** These files may say something else now: whoever uses them is checked again. */
  #used(addresses: readonly string[]): void {
    const users = this.#scripts.usersOf(new Set(addresses));
    for (const user of users) this.#validation.outdated(user);
    this.findings.update(users);
  }

  #apply(settings: Settings): void {
    const open = this.#scripts.documents.all();
    if (this.#validation.use(settings, open) === "same") return;
    // Before, nothing has been told that could be wrong now.
    if (!this.settings.isReady) return;
    this.findings.tell(open).catch((error) => this.#connection.console.error(`Telling of changed settings: ${error}`));
  }
}
