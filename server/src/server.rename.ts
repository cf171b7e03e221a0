/** Renaming for this client: refusals as answers that it shows, edits with the versions of the texts that they are for. */
import {
  type CancellationToken,
  LSPErrorCodes,
  type PrepareRenameParams,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { canonicalAddress, type Edits, prepareRename, rename, renameWords } from "./language-service";
import type { Asked } from "./server.asking";
import type { ClientTraits } from "./server.client";
import { resolved } from "./server.parts";
import type { Session } from "./server.session";
import type { Scripts } from "./workspace/scripts";

/** Null where there is no name. Throws a `ResponseError` where there is one that cannot be renamed. */
export function answerPrepareRename(session: Session, params: PrepareRenameParams, token: CancellationToken) {
  return session.ask.of(params.textDocument.uri, token, ({ script, checkSettings }) => {
    const found = prepareRename(script, params.position, checkSettings);
    if (found && "problem" in found) throw refusal(found.problem);
    return found ?? null;
  });
}

/** Throws a `ResponseError` where the thing cannot be renamed so. */
export function answerRename(session: Session, params: RenameParams, token: CancellationToken) {
  const { textDocument, position, newName } = params;
  const words = ({ script, checkSettings }: Asked) => renameWords(script, position, newName, checkSettings);
  return session.ask.aboutNames(textDocument.uri, token, words, function* ({ script, checkSettings }, scripts) {
    const settings = { ...checkSettings, known: scripts.known() };
    yield* resolved(settings.known, checkSettings);
    const found = rename(script, position, newName, settings);
    if (found && "problem" in found) throw refusal(found.problem);
    return found ? workspaceEdit(found.edits, scripts, session.traits) : null;
  });
}

const refusal = (problem: string) => new ResponseError(LSPErrorCodes.RequestFailed, problem);

/** The edits of texts by their addresses, with the versions that the texts have now where the client takes these. */
export function workspaceEdit(edits: Edits, { documents }: Scripts, traits: ClientTraits): WorkspaceEdit {
  if (!traits.documentChanges)
    return { changes: Object.fromEntries([...edits].map(([uri, list]) => [uri, [...list]])) };
  return {
    documentChanges: [...edits].map(([uri, list]) => {
      // A file that is not open has no version.
      const version = documents.at(canonicalAddress(uri))?.version ?? null;
      return { textDocument: { uri, version }, edits: [...list] };
    }),
  };
}
