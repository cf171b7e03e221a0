/** The language server as a web worker: the client is at the other end of the worker's messages. */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from "vscode-languageserver/browser";
import { LIBRARY_URI } from "./language-service";
import { startServer } from "./server";

/** What a dedicated worker has and a window has not. */
declare const self: DedicatedWorkerGlobalScope;

const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
);
// The library cannot end a worker by itself.
connection.onExit(() => self.close());
startServer(connection, {
  // A worker has no files: these are for the client to resolve.
  addresses: { libraryUri: LIBRARY_URI, documentationUri: "msgflow-documentation:/" },
});
