/** Symbols for this client: trees only where it shows them, and scripts of the library at addresses that it can open. */
import type {
  CancellationToken,
  DocumentSymbol,
  SymbolInformation,
  WorkspaceSymbol,
  WorkspaceSymbolParams,
} from "vscode-languageserver";
import {
  canonicalAddress,
  documentSymbols,
  namesOfScript,
  parseScript,
  type ScriptNames,
  symbolList,
  workspaceSymbols,
} from "./language-service";
import { type Addresses, toClientUri } from "./server.addresses";
import type { Asked } from "./server.asking";
import type { ClientTraits } from "./server.client";
import { inParts, type Parts } from "./server.parts";
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

/** The names in files that are not open: made when they are asked for first, and again where a text has changed. */
export class DiskNames {
  #known = new Map<string, { readonly text: string; readonly names: ScriptNames }>();

  /** Those of these texts by their addresses, made while `goesOn`; undefined where that ended it. */
  async of(texts: ReadonlyMap<string, string>, goesOn: () => boolean): Promise<readonly ScriptNames[] | undefined> {
    const before = this.#known;
    const work = function* (): Parts<typeof before> {
      const made: typeof before = new Map();
      for (const [address, text] of texts) {
        const last = before.get(address);
        made.set(address, last?.text === text ? last : { text, names: namesOfScript(parseScript(address, text)) });
        yield;
      }
      return made;
    };
    const done = await inParts(work(), goesOn);
    if (done === undefined) return undefined;
    this.#known = done.value;
    return [...done.value.values()].map(({ names }) => names);
  }
}

function atClient<S extends SymbolInformation | WorkspaceSymbol>(symbol: S, addresses: Addresses): S {
  const uri = toClientUri(addresses, symbol.location.uri);
  return uri === symbol.location.uri ? symbol : { ...symbol, location: { ...symbol.location, uri } };
}
