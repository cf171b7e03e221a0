/** Symbols for this client: trees only where it shows them, and scripts of the library at addresses that it can open. */
import type {
  CancellationToken,
  DocumentSymbol,
  SymbolInformation,
  WorkspaceSymbol,
  WorkspaceSymbolParams,
} from "vscode-languageserver";
import { canonicalAddress, documentSymbols, namesOfScript, symbolList, workspaceSymbols } from "./language-service";
import { type Addresses, toClientUri } from "./server.addresses";
import type { Asked } from "./server.asking";
import type { ClientTraits } from "./server.client";
import type { Session } from "./server.session";

export function answerSymbols(
  { script, addresses }: Asked,
  traits: ClientTraits,
): DocumentSymbol[] | SymbolInformation[] {
  return traits.symbolTrees ? documentSymbols(script) : symbolList(script).map((one) => atClient(one, addresses));
}

/** So many names are more than anybody reads: who does not see the one that is wanted types more of it. */
const AT_MOST = 1_000;

/** In open documents and what they use as they stand, in the other scripts of the workspace as they are on disk. */
export async function answerWorkspaceSymbols(
  session: Session,
  { query }: WorkspaceSymbolParams,
  token: CancellationToken,
): Promise<WorkspaceSymbol[] | null> {
  const texts = await session.workspace.texts();
  const onDisk = await session.diskNames.of(texts, () => !token.isCancellationRequested);
  if (onDisk === undefined) return null;
  return session.ask.all((scripts, addresses) => {
    const known = scripts.map(namesOfScript);
    const seen = new Set(scripts.map(({ uri }) => canonicalAddress(uri)));
    const others = onDisk.filter(({ uri }) => !seen.has(uri));
    return workspaceSymbols([...known, ...others], query, AT_MOST).map((one) => atClient(one, addresses));
  });
}

function atClient<S extends SymbolInformation | WorkspaceSymbol>(symbol: S, addresses: Addresses): S {
  const uri = toClientUri(addresses, symbol.location.uri);
  return uri === symbol.location.uri ? symbol : { ...symbol, location: { ...symbol.location, uri } };
}
