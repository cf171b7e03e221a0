/** Every request that the server answers, with parameters for one document: for what has to hold for all of them. */
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  Position,
  ServerCapabilities,
} from "vscode-languageserver-protocol";

/** What a client asks about, and what it holds of earlier answers. */
export interface Asking {
  readonly uri: string;
  /** In the client's units, as all the rest. `start` is before `position`, or there. */
  readonly start: Position;
  readonly position: Position;
  readonly diagnostics: readonly Diagnostic[];
  /** The id of earlier semantic tokens. */
  readonly tokens: string;
  /** A proposal and an action that are to be completed. */
  readonly item: CompletionItem;
  readonly action: CodeAction;
}

export interface Request {
  readonly method: string;
  /** What announces it; undefined for this server's own. */
  readonly provider: keyof ServerCapabilities | undefined;
  params(asking: Asking): object;
}

const options = { tabSize: 2, insertSpaces: true };
const inDocument = ({ uri }: Asking) => ({ textDocument: { uri } });
const atPosition = (asking: Asking) => ({ ...inDocument(asking), position: asking.position });
const rangeOf = ({ start, position }: Asking) => ({ start, end: position });

export const REQUESTS: readonly Request[] = [
  request("diagnosticProvider", "textDocument/diagnostic", inDocument),
  request("hoverProvider", "textDocument/hover", atPosition),
  request("completionProvider", "textDocument/completion", atPosition),
  request("completionProvider", "completionItem/resolve", ({ item }) => item),
  request("definitionProvider", "textDocument/definition", atPosition),
  request("declarationProvider", "textDocument/declaration", atPosition),
  request("referencesProvider", "textDocument/references", (asking) => {
    return { ...atPosition(asking), context: { includeDeclaration: true } };
  }),
  request("documentHighlightProvider", "textDocument/documentHighlight", atPosition),
  request("renameProvider", "textDocument/prepareRename", atPosition),
  request("renameProvider", "textDocument/rename", (asking) => ({ ...atPosition(asking), newName: "𝒴é" })),
  request("semanticTokensProvider", "textDocument/semanticTokens/full", inDocument),
  request("semanticTokensProvider", "textDocument/semanticTokens/full/delta", (asking) => {
    return { ...inDocument(asking), previousResultId: asking.tokens };
  }),
  request("semanticTokensProvider", "textDocument/semanticTokens/range", (asking) => {
    return { ...inDocument(asking), range: rangeOf(asking) };
  }),
  request("documentSymbolProvider", "textDocument/documentSymbol", inDocument),
  request("workspaceSymbolProvider", "workspace/symbol", () => ({ query: "" })),
  request("foldingRangeProvider", "textDocument/foldingRange", inDocument),
  request("selectionRangeProvider", "textDocument/selectionRange", (asking) => {
    return { ...inDocument(asking), positions: [asking.position, asking.start] };
  }),
  request("documentLinkProvider", "textDocument/documentLink", inDocument),
  request("documentFormattingProvider", "textDocument/formatting", (asking) => ({ ...inDocument(asking), options })),
  request("documentRangeFormattingProvider", "textDocument/rangeFormatting", (asking) => {
    return { ...inDocument(asking), range: rangeOf(asking), options };
  }),
  request("documentRangeFormattingProvider", "textDocument/rangesFormatting", (asking) => {
    return { ...inDocument(asking), ranges: [rangeOf(asking)], options };
  }),
  request("documentOnTypeFormattingProvider", "textDocument/onTypeFormatting", (asking) => {
    return { ...atPosition(asking), ch: "\n", options };
  }),
  request("codeActionProvider", "textDocument/codeAction", (asking) => {
    return { ...inDocument(asking), range: rangeOf(asking), context: { diagnostics: asking.diagnostics } };
  }),
  request("codeActionProvider", "codeAction/resolve", ({ action }) => action),
  request("codeLensProvider", "textDocument/codeLens", inDocument),
  request("inlayHintProvider", "textDocument/inlayHint", (asking) => {
    return { ...inDocument(asking), range: { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } } };
  }),
  request(undefined, "msgflow/flowTests", ({ uri }) => ({ uri })),
  request(undefined, "msgflow/diagram", ({ uri, position: { line } }) => ({ uri, line })),
];

function request(provider: Request["provider"], method: string, params: Request["params"]): Request {
  return { provider, method, params };
}

/** The providers of an announcement: those of which {@link REQUESTS} has no request are not tested. */
export function providersIn(capabilities: ServerCapabilities): string[] {
  return Object.keys(capabilities).filter((name) => name.endsWith("Provider"));
}
