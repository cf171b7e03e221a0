/** What the server announces that it can do. */
import { type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";
import { COMPLETION_TRIGGERS, FORMATTING_CHARACTERS, tokenLegend } from "./language-service";
import { CODE_ACTION_KINDS } from "./server.actions";
import type { ClientTraits } from "./server.client";

export function capabilities(traits: ClientTraits): ServerCapabilities {
  return {
    positionEncoding: traits.positionEncoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    hoverProvider: true,
    completionProvider: {
      triggerCharacters: [...COMPLETION_TRIGGERS],
      resolveProvider: true,
      completionItem: { labelDetailsSupport: true },
    },
    definitionProvider: true,
    declarationProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: traits.preparesRename ? { prepareProvider: true } : true,
    semanticTokensProvider: { legend: tokenLegend, range: true, full: traits.tokenDeltas ? { delta: true } : true },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    documentFormattingProvider: true,
    documentRangeFormattingProvider: traits.formatsRanges ? { rangesSupport: true } : true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: newLine, moreTriggerCharacter },
    codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS, resolveProvider: true },
    codeLensProvider: {},
    inlayHintProvider: true,
    ...(traits.pullsDiagnostics && { diagnosticProvider }),
    // One server will do for all of them: it asks which they are when it looks for scripts.
    workspace: { workspaceFolders: { supported: true } },
  };
}

const [newLine, ...moreTriggerCharacter] = FORMATTING_CHARACTERS;
const diagnosticProvider = { identifier: "msgflow", interFileDependencies: true, workspaceDiagnostics: false };
