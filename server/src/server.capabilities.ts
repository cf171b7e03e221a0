/** What the server announces that it can do. */
import { type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";
import type { ClientTraits } from "./server.client";

export function capabilities(traits: ClientTraits): ServerCapabilities {
  return {
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    hoverProvider: true,
    ...(traits.pullsDiagnostics && { diagnosticProvider }),
  };
}

const diagnosticProvider = { identifier: "msgflow", interFileDependencies: true, workspaceDiagnostics: false };
