/** What a client may ask of a document: each request with the function of the façade that answers it. */
import type { Connection } from "vscode-languageserver";
import {
  documentEdits,
  documentLinks,
  foldingRanges,
  rangesEdits,
  selectionRanges,
  typedEdits,
} from "./language-service";
import { answerCodeActions } from "./server.actions";
import { answerCompletion, answerCompletionResolve } from "./server.completion";
import { handleDiagram } from "./server.diagram";
import { handleFlowTests } from "./server.flow-tests";
import type { Guard } from "./server.guard";
import { answerHover } from "./server.hover";
import { answerCodeLens, answerInlayHint } from "./server.lenses";
import { answerDeclaration, answerDefinition, answerHighlight, answerReferences } from "./server.names";
import { answerCodeActionResolve } from "./server.refactorings";
import { answerPrepareRename, answerRename } from "./server.rename";
import type { Session } from "./server.session";
import { answerSymbols, answerWorkspaceSymbols } from "./server.symbols";
import { answerTokens, answerTokensDelta, answerTokensRange } from "./server.tokens";

export function handleRequests(connection: Connection, guard: Guard<Session>): void {
  connection.languages.diagnostics.on(
    guard.request("diagnostic", (session, params, token) => session.findings.pull(params, token)),
  );
  connection.onHover(
    guard.request("hover", (session, params, token) =>
      session.ask.of(params.textDocument.uri, token, (asked) => answerHover(params, asked, session.traits)),
    ),
  );
  connection.onCompletion(guard.request("completion", answerCompletion));
  connection.onCompletionResolve(guard.request("completionItem/resolve", answerCompletionResolve));
  connection.onDocumentSymbol(
    guard.request("documentSymbol", (session, params, token) =>
      session.ask.of(params.textDocument.uri, token, (asked) => answerSymbols(asked, session.traits)),
    ),
  );
  connection.onWorkspaceSymbol(guard.request("workspaceSymbol", answerWorkspaceSymbols));
  connection.onFoldingRanges(
    guard.request("foldingRange", (session, params, token) =>
      session.ask.of(params.textDocument.uri, token, ({ script }) => foldingRanges(script, session.traits.folding)),
    ),
  );
  connection.onSelectionRanges(
    guard.request("selectionRange", (session, params, token) =>
      session.ask.of(params.textDocument.uri, token, ({ script }) => selectionRanges(script, params.positions)),
    ),
  );
  connection.onDocumentLinks(
    guard.request("documentLink", (session, params, token) =>
      session.ask.of(params.textDocument.uri, token, ({ script }) => documentLinks(script)),
    ),
  );
  connection.onDocumentFormatting(
    guard.request("formatting", (session, { textDocument, options }, token) =>
      session.ask.of(textDocument.uri, token, ({ script }) => documentEdits(script, options)),
    ),
  );
  connection.onDocumentRangeFormatting(
    guard.request("rangeFormatting", (session, { textDocument, range, options }, token) =>
      session.ask.of(textDocument.uri, token, ({ script }) => rangesEdits(script, [range], options)),
    ),
  );
  connection.onDocumentRangesFormatting(
    guard.request("rangesFormatting", (session, { textDocument, ranges, options }, token) =>
      session.ask.of(textDocument.uri, token, ({ script }) => rangesEdits(script, ranges, options)),
    ),
  );
  connection.onDocumentOnTypeFormatting(
    guard.request("onTypeFormatting", (session, { textDocument, position, ch, options }, token) =>
      session.ask.of(textDocument.uri, token, ({ script }) => typedEdits(script, position, ch, options)),
    ),
  );
  connection.onDefinition(guard.request("definition", answerDefinition));
  connection.onDeclaration(guard.request("declaration", answerDeclaration));
  connection.onReferences(guard.request("references", answerReferences));
  connection.onDocumentHighlight(guard.request("documentHighlight", answerHighlight));
  connection.onPrepareRename(guard.request("prepareRename", answerPrepareRename));
  connection.onRenameRequest(guard.request("rename", answerRename));
  connection.languages.semanticTokens.on(guard.request("semanticTokens", answerTokens));
  connection.languages.semanticTokens.onDelta(guard.request("semanticTokensDelta", answerTokensDelta));
  connection.languages.semanticTokens.onRange(guard.request("semanticTokensRange", answerTokensRange));
  handleFlowTests(connection, guard);
  handleDiagram(connection, guard);
  connection.onCodeAction(guard.request("codeAction", answerCodeActions));
  connection.onCodeActionResolve(guard.request("codeAction/resolve", answerCodeActionResolve));
  connection.onCodeLens(guard.request("codeLens", answerCodeLens));
  connection.languages.inlayHint.on(guard.request("inlayHint", answerInlayHint));
}
