/** Symbols for this client: trees only where it shows them, and scripts of the library at addresses that it can open. */
import type { DocumentSymbol, SymbolInformation, WorkspaceSymbol } from "vscode-languageserver";
import { documentSymbols, type Script, symbolList, workspaceSymbols } from "./language-service";
import { type Addresses, toClientUri } from "./server.addresses";
import type { ClientTraits } from "./server.client";
import type { Asked } from "./server.session";

export function answerSymbols(
  { script, addresses }: Asked,
  traits: ClientTraits,
): DocumentSymbol[] | SymbolInformation[] {
  return traits.symbolTrees ? documentSymbols(script) : symbolList(script).map((one) => atClient(one, addresses));
}

export function answerWorkspaceSymbols(scripts: readonly Script[], query: string, addresses: Addresses) {
  return workspaceSymbols(scripts, query).map((one) => atClient(one, addresses));
}

function atClient<S extends SymbolInformation | WorkspaceSymbol>(symbol: S, addresses: Addresses): S {
  const uri = toClientUri(addresses, symbol.location.uri);
  return uri === symbol.location.uri ? symbol : { ...symbol, location: { ...symbol.location, uri } };
}
