/**
 * The files of the workspace, for what may be named in any of them: found by the client where it offers to, since only it
 * knows what is in a virtual workspace, else by the server's host in the client's folders.
 */
import { type CancellationToken, type Connection, type InitializeParams, RequestType0 } from "vscode-languageserver";
import { inParts } from "./server.parts";
import type { Scripts } from "./workspace/scripts";
import { member } from "./workspace/settings";
import type { FindScripts, WorkspaceFiles } from "./workspace/workspace-files";

/**
 * Asks the client for the addresses of all scripts in its workspace. It announces that it answers by `"findScripts": true` in
 * its `initializationOptions`.
 */
const FindScriptsRequest = new RequestType0<unknown, void>("msgflow/findScripts");

/** How the scripts of this client's workspace are found. `host`: all scripts in folders at these addresses. */
export function scriptFinder(
  connection: Connection,
  { initializationOptions, capabilities, workspaceFolders, rootUri }: InitializeParams,
  host: ((folders: readonly string[]) => Promise<readonly string[]>) | undefined,
): FindScripts {
  if (member(initializationOptions, "findScripts") === true)
    return async () => addressesIn(await connection.sendRequest(FindScriptsRequest));
  if (host === undefined) return async () => [];
  const first = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  // They may have become others; one who has never spoken of folders is not asked for them.
  const asks = capabilities.workspace?.workspaceFolders === true;
  return async () => {
    const now = asks ? await connection.workspace.getWorkspaceFolders() : undefined;
    return host(now?.map(({ uri }) => uri) ?? first);
  };
}

const addressesIn = (answer: unknown) =>
  Array.isArray(answer) ? answer.filter((one): one is string => typeof one === "string") : [];

/** What the server asks of the files of a workspace. Of one that cannot be looked through the log tells: then it has none. */
export class Workspace {
  readonly #connection: Connection;
  readonly #files: WorkspaceFiles;

  constructor(connection: Connection, files: WorkspaceFiles) {
    this.#connection = connection;
    this.#files = files;
  }

  /** The texts of all scripts as they are on disk, by canonical address. */
  async texts(): Promise<ReadonlyMap<string, string>> {
    try {
      return await this.#files.texts();
    } catch (error) {
      this.#connection.console.warn(`The scripts of the workspace cannot be found: ${error}`);
      return new Map();
    }
  }

  /** What was read last at an address. */
  textAt(address: string): string | undefined {
    return this.#files.textAt(address);
  }

  /** Takes note that files and folders at these addresses may have changed, come or gone. */
  changed(uris: readonly string[]): void {
    this.#files.changed(uris);
  }

  /**
   * Has the files count among the scripts as if they were open that have one of these words in them, until the function is
   * called that comes back.
   */
  async hold(words: readonly string[], scripts: Scripts, token: CancellationToken): Promise<() => void> {
    const texts = words.length === 0 ? [] : [...(await this.texts())];
    const found = texts.filter(([, text]) => words.some((word) => hasWord(text, word)));
    const release = scripts.hold(new Set(found.map(([address]) => address)));
    // Their scripts are made in parts: there may be many.
    const work = function* () {
      for (const [address, text] of found) yield scripts.give(address, text);
    };
    await inParts(work(), () => !token.isCancellationRequested);
    return release;
  }
}

/** Names are compared in NFC; most files have nothing to compose. */
function hasWord(text: string, word: string): boolean {
  return text.includes(word) || (/[\u0080-\uffff]/.test(word) && text.normalize("NFC").includes(word));
}
