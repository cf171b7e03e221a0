/** What the client can do, as far as the server's answers depend on it. */
import type { ClientCapabilities, CodeActionClientCapabilities, PositionEncodingKind } from "vscode-languageserver";
import type { FoldingClient, TokenSet } from "./language-service";
import { type CompletionClient, completionClient, prefersMarkdown } from "./server.completion-client";
import { chooseEncoding } from "./server.encoding";
import { member } from "./workspace/settings";

export interface ClientTraits {
  /** What columns are counted in between it and the server. */
  readonly positionEncoding: PositionEncodingKind;
  /** It asks for diagnostics; where it does not, they are pushed. Never both: a client would show them twice. */
  readonly pullsDiagnostics: boolean;
  /** It can be told to ask for diagnostics again. */
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly unnecessaryTag: boolean;
  readonly markdownHover: boolean;
  readonly completion: CompletionClient;
  /** It takes links as definitions, which also say what was clicked and how far a declaration goes. */
  readonly definitionLinks: boolean;
  readonly declarationLinks: boolean;
  /** It asks what can be renamed before it asks for a name. */
  readonly preparesRename: boolean;
  /** It takes edits with the versions of the texts that they are for. */
  readonly documentChanges: boolean;
  /** What it shows the semantic tokens of: all it can, where it has no grammar for the language. */
  readonly tokens: TokenSet;
  /** It takes what has changed of semantic tokens instead of all of them. */
  readonly tokenDeltas: boolean;
  /** It can be told to ask for semantic tokens again. */
  readonly refreshesTokens: boolean;
  /** It shows document symbols as trees. */
  readonly symbolTrees: boolean;
  readonly folding: FoldingClient;
  /** It asks for the edit of a code action when that is chosen. */
  readonly resolvesCodeActions: boolean;
  /** It formats several ranges at once. */
  readonly formatsRanges: boolean;
  /** It can be told to ask for code lenses again. */
  readonly refreshesCodeLens: boolean;
  readonly refreshesInlayHints: boolean;
  /** Its commands that answers may name. */
  readonly commands: ReadonlySet<unknown>;
  /** It answers `workspace/configuration`. */
  readonly configuration: boolean;
  /** It tells of changed settings only where the server registers for it. */
  readonly registersConfiguration: boolean;
  /** It tells of files that change where the server registers for them. */
  readonly registersWatchers: boolean;
  /** It can watch folders outside of the workspace. */
  readonly watchesFolders: boolean;
}

/**
 * The traits that the capabilities announce, and the commands that the client names by `"commands": […]` in its
 * `initializationOptions`. The numeric value of the tag `Unnecessary` is 1.
 */
export function clientTraits(capabilities: ClientCapabilities, initializationOptions: unknown): ClientTraits {
  const { textDocument, workspace } = capabilities;
  const pull = textDocument?.diagnostic;
  const push = textDocument?.publishDiagnostics;
  // Clients older than LSP 3.18 announce what a diagnostic may hold under publishDiagnostics alone.
  const tags = pull?.tagSupport?.valueSet ?? push?.tagSupport?.valueSet ?? [];
  const folding = textDocument?.foldingRange;
  const commands = member(initializationOptions, "commands");
  return {
    positionEncoding: chooseEncoding(capabilities.general?.positionEncodings),
    pullsDiagnostics: Boolean(pull),
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    relatedInformation: pull?.relatedInformation ?? push?.relatedInformation ?? false,
    unnecessaryTag: tags.includes(1),
    markdownHover: prefersMarkdown(textDocument?.hover?.contentFormat),
    completion: completionClient(textDocument?.completion),
    definitionLinks: textDocument?.definition?.linkSupport ?? false,
    declarationLinks: textDocument?.declaration?.linkSupport ?? false,
    preparesRename: textDocument?.rename?.prepareSupport ?? false,
    documentChanges: workspace?.workspaceEdit?.documentChanges ?? false,
    tokens: showsAllTokens(textDocument?.semanticTokens, initializationOptions) ? "all" : "names",
    tokenDeltas: member(member(member(textDocument?.semanticTokens, "requests"), "full"), "delta") === true,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport ?? false,
    symbolTrees: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    folding: { linesOnly: folding?.lineFoldingOnly ?? false, limit: folding?.rangeLimit || undefined },
    resolvesCodeActions: resolvesEdits(textDocument?.codeAction),
    formatsRanges: textDocument?.rangeFormatting?.rangesSupport ?? false,
    refreshesCodeLens: workspace?.codeLens?.refreshSupport ?? false,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport ?? false,
    commands: new Set(Array.isArray(commands) ? commands : []),
    configuration: workspace?.configuration ?? false,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    watchesFolders: workspace?.didChangeWatchedFiles?.relativePatternSupport ?? false,
  };
}

/** Whether it asks for edits that are left out, and sends back with that what they are made from. */
function resolvesEdits(codeAction: CodeActionClientCapabilities | undefined): boolean {
  const { dataSupport = false, resolveSupport } = codeAction ?? {};
  return dataSupport && (resolveSupport?.properties.includes("edit") ?? false);
}

/** Whether it says that it colours nothing by itself, or is set up so by `"syntaxTokens": true` in its options. */
function showsAllTokens(semanticTokens: unknown, initializationOptions: unknown): boolean {
  const colours = member(semanticTokens, "augmentsSyntaxTokens");
  return colours === false || member(initializationOptions, "syntaxTokens") === true;
}
