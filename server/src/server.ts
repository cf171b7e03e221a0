/**
 * The language server: the protocol's requests, each handed to the session. Node and the browser differ in how they
 * connect and in where the server's files are, and only in that.
 */
import { type Connection, ErrorCodes, type InitializeResult, ResponseError } from "vscode-languageserver";
import { version } from "../../package.json";
import { capabilities } from "./server.capabilities";
import { EncodedGuard } from "./server.encoding";
import type { Guard, Life } from "./server.guard";
import { handleRequests } from "./server.requests";
import { type ServerHost, Session } from "./server.session";

/**
 * Serves one client over this connection until it says `exit`. Returns at once, with what tells where the server stands;
 * does not throw.
 */
export function startServer(connection: Connection, host: ServerHost): Readonly<Pick<Life<Session>, "shutDown">> {
  const life: Life<Session> = { session: undefined, shutDown: false };
  const guard = new EncodedGuard(connection, life);
  connection.onInitialize((params) => {
    if (life.session !== undefined) return new ResponseError(ErrorCodes.InvalidRequest, "Already initialized.");
    life.session = new Session(connection, params, host);
    return {
      serverInfo: { name: "msgflow", version },
      capabilities: capabilities(life.session.traits),
    } satisfies InitializeResult;
  });
  connection.onInitialized(guard.notification("initialized", (session) => session.start()));
  connection.onShutdown(() => {
    life.shutDown = true;
  });
  handleDocuments(connection, guard);
  handleRequests(connection, guard);
  connection.listen();
  return life;
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
  connection.onDidChangeWatchedFiles(
    guard.notification("didChangeWatchedFiles", (session, params) => session.changedOnDisk(params.changes)),
  );
  connection.onDidChangeConfiguration(
    guard.notification("didChangeConfiguration", (session, params) => session.settings.change(params.settings)),
  );
}
