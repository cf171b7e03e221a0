/**
 * The language server: the protocol's requests, each handed to the session. Node and the browser differ in how they
 * connect and in where the server's files are, and only in that.
 */
import {
  type Connection,
  ErrorCodes,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { version } from "../../package.json";
import type { Addresses } from "./server.addresses";
import type { ClientTraits } from "./server.client";
import { Guard, type Life, throwIfCancelled } from "./server.guard";
import { Session } from "./server.session";

/** What the surroundings know. */
export interface ServerHost {
  /** Where the server's own files are, unless the client's `initializationOptions` say otherwise. */
  readonly addresses: Addresses;
}

/** Serves one client over this connection until it says `exit`. Returns at once; does not throw. */
export function startServer(connection: Connection, host: ServerHost): void {
  const life: Life<Session> = { session: undefined, shutDown: false };
  const guard = new Guard(connection, life);
  connection.onInitialize((params) => {
    if (life.session !== undefined) return new ResponseError(ErrorCodes.InvalidRequest, "Already initialized.");
    life.session = new Session(connection, params, host.addresses);
    return initializeResult(life.session.traits);
  });
  connection.onInitialized(guard.notification("initialized", (session) => session.settings.start()));
  connection.onShutdown(() => {
    life.shutDown = true;
  });
  handleDocuments(connection, guard);
  handleRequests(connection, guard);
  connection.listen();
}

function handleDocuments(connection: Connection, guard: Guard<Session>): void {
  connection.onDidOpenTextDocument(
    guard.notification("didOpen", (session, params) => session.opened(params.textDocument)),
  );
  connection.onDidChangeTextDocument(guard.notification("didChange", (session, params) => session.edited(params)));
  connection.onDidSaveTextDocument(
    guard.notification("didSave", (session, params) => session.saved(params.textDocument.uri)),
  );
  connection.onDidCloseTextDocument(
    guard.notification("didClose", (session, params) => session.closed(params.textDocument.uri)),
  );
  connection.onDidChangeConfiguration(
    guard.notification("didChangeConfiguration", (session, params) => session.settings.change(params.settings)),
  );
}

function handleRequests(connection: Connection, guard: Guard<Session>): void {
  connection.onHover(guard.request("hover", (session, params) => session.hover(params)));
  connection.languages.diagnostics.on(
    guard.request("diagnostic", async (session, params, token) => {
      const report = await session.pull(params);
      throwIfCancelled(token);
      return report;
    }),
  );
}

function initializeResult(traits: ClientTraits): InitializeResult {
  return {
    serverInfo: { name: "msgflow", version },
    capabilities: {
      positionEncoding: "utf-16",
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      hoverProvider: true,
      ...(traits.pullsDiagnostics && { diagnosticProvider }),
    },
  };
}

/** A script's findings depend on no other document as it is being edited. */
const diagnosticProvider = { identifier: "msgflow", interFileDependencies: false, workspaceDiagnostics: false };
