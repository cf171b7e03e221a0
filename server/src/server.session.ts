/** One client's session: its open documents, the files they use, its settings. */
import type {
  Connection,
  DidChangeTextDocumentParams,
  FileEvent,
  InitializeParams,
  TextDocumentItem,
} from "vscode-languageserver";
import { canonicalAddress, libraryScript, parseScript, type Script } from "./language-service";
import { type Addresses, chooseAddresses, toScriptUri } from "./server.addresses";
import { Asking } from "./server.asking";
import { type ClientTraits, clientTraits } from "./server.client";
import { Diagnostics } from "./server.diagnostics";
import { DiskNames } from "./server.disk-names";
import type { Encoding } from "./server.encoding";
import { Utf8 } from "./server.encoding-utf8";
import { Utf16 } from "./server.encoding-utf16";
import { FileWatchers, fileReader, type HostFiles } from "./server.files";
import { Findings } from "./server.findings";
import { LensRefresh } from "./server.lenses";
import { SettingsSource } from "./server.settings";
import { TokenAnswers } from "./server.tokens";
import { scriptFinder, Workspace } from "./server.workspace";
import { Scripts } from "./workspace/scripts";
import type { Settings } from "./workspace/settings";
import { Validation } from "./workspace/validation";
import { WorkspaceFiles } from "./workspace/workspace-files";

/** What the surroundings know. */
export interface ServerHost extends HostFiles {
  /** Where the server's own files are, unless the client's `initializationOptions` say otherwise. */
  readonly addresses: Addresses;
  /** The addresses of all scripts in folders at these addresses, for clients that do not find them themselves. */
  readonly findScripts?: (folders: readonly string[]) => Promise<readonly string[]>;
  /** Messages are written as text by a `StreamWriter`, not handed over as objects. */
  readonly writesText?: boolean;
}

export class Session {
  readonly traits: ClientTraits;
  /** What columns are counted in between client and server. */
  readonly encoding: Encoding;
  readonly settings: SettingsSource;
  readonly findings: Findings;
  readonly tokens: TokenAnswers;
  /** What requests ask of scripts. */
  readonly ask: Asking;
  /** All scripts of the workspace, as they are on disk. */
  readonly workspace: Workspace;
  /** The names in it, as far as somebody has asked for them. */
  readonly diskNames = new DiskNames();
  /** What is in a folder, as far as the surroundings can tell. */
  readonly listFolder: NonNullable<ServerHost["listFolder"]>;
  readonly #connection: Connection;
  readonly #lenses: LensRefresh;
  readonly #addresses: Addresses;
  readonly #watchers: FileWatchers;
  readonly #scripts: Scripts;
  readonly #validation: Validation;

  constructor(connection: Connection, params: InitializeParams, host: ServerHost) {
    this.#connection = connection;
    this.listFolder = host.listFolder ?? (async () => undefined);
    this.#addresses = chooseAddresses(host.addresses, params.initializationOptions);
    this.traits = clientTraits(params.capabilities, params.initializationOptions);
    this.encoding = new (this.traits.positionEncoding === "utf-8" ? Utf8 : Utf16)((...at) => this.#scriptAt(...at));
    this.#lenses = new LensRefresh(connection, this.traits);
    this.tokens = new TokenAnswers(connection, this);
    this.settings = new SettingsSource(connection, this.traits, (settings) => this.#apply(settings));
    this.#watchers = new FileWatchers(connection, params, this.traits);
    const read = fileReader(connection, params, host);
    this.#scripts = new Scripts((address) => {
      this.#watchers.include(address);
      return read(address);
    });
    this.#validation = new Validation(this.#scripts.files);
    const find = scriptFinder(connection, params, host.findScripts);
    // What is on this machine need not take the way through the client: there may be many.
    const readFile = (address: string) =>
      (address.startsWith("file:") && host.readFile ? host.readFile : read)(address);
    this.workspace = new Workspace(connection, new WorkspaceFiles(find, readFile, this.traits.registersWatchers));
    const { traits, encoding, settings } = this;
    const [scripts, validation] = [this.#scripts, this.#validation];
    this.ask = new Asking(scripts, validation, this.#addresses, this.workspace);
    const diagnostics = new Diagnostics(traits, this.#addresses, host.writesText ?? false);
    this.findings = new Findings({ connection, traits, diagnostics, encoding, settings, scripts, validation });
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
    if (stays) this.findings.update(this.#scripts.usersOf(new Set([document.address])));
    else this.#used([document.address]);
    await this.findings.push(document);
  }

  async saved(uri: string): Promise<void> {
    const document = this.#scripts.documents.get(uri);
    if (document === undefined) return;
    this.#validation.saved(document);
    this.workspace.changed([uri]);
    // Not every client tells of all that changes on disk: a save is a time to look.
    this.#used([canonicalAddress(uri), ...this.#scripts.allChanged()]);
    // While typing is checked a save changes nothing; otherwise not every client asks again after one.
    if (this.#validation.run === "onSave") await this.findings.tell([document]);
  }

  async closed(uri: string): Promise<void> {
    this.#scripts.documents.close(uri);
    this.workspace.changed([uri]);
    this.#validation.closed(uri);
    this.tokens.forget(uri);
    // What was not saved is gone: the file counts again.
    this.#used([canonicalAddress(uri)]);
    this.#scripts.tidy();
    await this.findings.closed(uri);
  }

  /** Files have changed on disk, have come, or are gone. */
  changedOnDisk(changes: readonly FileEvent[]): void {
    const uris = changes.map((change) => change.uri);
    this.workspace.changed(uris);
    this.#used([...this.#scripts.changed(uris)]);
  }

  /** What stands at an address as the client spells it: an open document, else `text` if given, a file, or the library's. */
  #scriptAt(uri: string, text: string | undefined): Script | undefined {
    const { documents, files } = this.#scripts;
    const scriptUri = toScriptUri(this.#addresses, uri);
    if (text !== undefined && !documents.get(uri)) return parseScript(scriptUri, text);
    const address = canonicalAddress(uri);
    const file = files(address);
    if (file && "script" in file) return file.script;
    const onDisk = this.workspace.textAt(address);
    return onDisk === undefined ? libraryScript(scriptUri) : parseScript(address, onDisk);
  }

  /** These files may say something else now: whoever uses them is checked again. */
  #used(addresses: readonly string[]): void {
    const users = this.#scripts.usersOf(new Set(addresses));
    for (const user of users) this.#validation.outdated(user);
    this.findings.update(users);
    this.tokens.update(users);
    if (users.length > 0) this.#lenses.soon();
  }

  #apply(settings: Settings): void {
    const open = this.#scripts.documents.all();
    this.#lenses.use(settings, !this.settings.isReady);
    if (this.#validation.use(settings, open) === "same") return;
    // Before, nothing has been told that could be wrong now.
    if (!this.settings.isReady) return;
    this.#lenses.soon();
    this.findings.tell(open).catch((error) => this.#connection.console.error(`Telling of changed settings: ${error}`));
  }
}
