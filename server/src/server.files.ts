/**
 * Files that scripts use: read by the client where it offers to, since only it knows what is behind addresses of virtual
 * workspaces, else by the server's host; and watched by the client where it can.
 */
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  RequestType,
} from "vscode-languageserver";
import { canonicalAddress, otherLetterCase } from "./language-service";
import type { ClientTraits } from "./server.client";
import { member } from "./workspace/settings";
import type { ReadFile, Reading } from "./workspace/used-files";

/**
 * Asks the client for the text of a file. It announces that it answers by `"readFile": true` in its
 * `initializationOptions`. The answer is `{ text }`, `{ problem }` with what is in the way, or null for no such file.
 */
const ReadFileRequest = new RequestType<{ readonly uri: string }, unknown, void>("msgflow/readFile");

/** How the server's surroundings read files and list folders, as far as they have any. */
export interface HostFiles {
  /** Reads files that scripts use, for clients that do not do so themselves. */
  readonly readFile?: ReadFile;
  /** Lists the folder at an address: names, those of folders with a `/` at the end; undefined where it cannot. */
  readonly listFolder?: (address: string) => Promise<readonly string[] | undefined>;
}

/** How this client's files are read. Of one that is not there it is told if there is one in other letter case. */
export function fileReader(connection: Connection, params: InitializeParams, host: HostFiles): ReadFile {
  const read = plainReader(connection, params, host);
  const { listFolder } = host;
  if (!listFolder) return read;
  return async (address) => {
    const reading = await read(address);
    if ("text" in reading || !reading.isMissing) return reading;
    const { problem } = reading;
    return { problem, otherCase: await inOtherCase(address, listFolder) };
  };
}

function plainReader(connection: Connection, params: InitializeParams, { readFile }: HostFiles): ReadFile {
  if (member(params.initializationOptions, "readFile") !== true)
    return readFile ?? (() => Promise.resolve({ problem: "this editor does not give access to files" }));
  return async (uri) => readingFrom(await connection.sendRequest(ReadFileRequest, { uri }));
}

function readingFrom(answer: unknown): Reading {
  const [text, problem] = [member(answer, "text"), member(answer, "problem")];
  if (typeof text === "string") return { text };
  return typeof problem === "string" ? { problem } : { problem: "no such file or folder", isMissing: true };
}

async function inOtherCase(address: string, list: NonNullable<HostFiles["listFolder"]>): Promise<string | undefined> {
  const search = otherLetterCase(address);
  let step = search.next();
  while (!step.done) step = search.next(await list(step.value));
  return step.value;
}

const SCRIPTS = "*.msgflow";

/** Has the client tell of scripts that change on disk. */
export class FileWatchers {
  readonly #connection: Connection;
  readonly #traits: ClientTraits;
  /** Folders that are watched, with a `/` at the end. */
  readonly #folders: Set<string>;

  constructor(connection: Connection, params: InitializeParams, traits: ClientTraits) {
    this.#connection = connection;
    this.#traits = traits;
    const root = params.rootUri ? [params.rootUri] : [];
    const folders = params.workspaceFolders?.map((folder) => folder.uri) ?? root;
    this.#folders = new Set(folders.map((uri) => canonicalAddress(uri).replace(/\/*$/, "/")));
  }

  /** To be called when the client is `initialized`. Watches what the client has open as its workspace. */
  start(): Promise<void> {
    return this.#watch(`**/${SCRIPTS}`);
  }

  /** Sees to it that the file is watched, also outside of the workspace. To be called before it is read. */
  include(address: string): void {
    if (!this.#traits.watchesFolders || [...this.#folders].some((folder) => address.startsWith(folder))) return;
    const folder = address.slice(0, address.lastIndexOf("/") + 1);
    this.#folders.add(folder);
    this.#watch({ baseUri: folder.slice(0, -1), pattern: SCRIPTS }).catch((error) =>
      // Without it the file is looked at again whenever a document is saved.
      this.#connection.console.warn(`${folder} cannot be watched: ${error}`),
    );
  }

  async #watch(globPattern: string | { readonly baseUri: string; readonly pattern: string }): Promise<void> {
    if (!this.#traits.registersWatchers) return;
    const watchers = [{ globPattern }];
    await this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}
