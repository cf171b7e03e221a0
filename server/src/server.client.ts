/** What the client can do, as far as the server's answers depend on it. */
import type { ClientCapabilities } from "vscode-languageserver";

export interface ClientTraits {
  /** It asks for diagnostics; where it does not, they are pushed. Never both: a client would show them twice. */
  readonly pullsDiagnostics: boolean;
  /** It can be told to ask for diagnostics again. */
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly unnecessaryTag: boolean;
  readonly markdownHover: boolean;
  /** It answers `workspace/configuration`. */
  readonly configuration: boolean;
  /** It tells of changed settings only where the server registers for it. */
  readonly registersConfiguration: boolean;
  /** It tells of files that change where the server registers for them. */
  readonly registersWatchers: boolean;
  /** It can watch folders outside of the workspace. */
  readonly watchesFolders: boolean;
}

/** The traits that the capabilities announce. The numeric value of the tag `Unnecessary` is 1. */
export function clientTraits(capabilities: ClientCapabilities): ClientTraits {
  const { textDocument, workspace } = capabilities;
  const pull = textDocument?.diagnostic;
  const push = textDocument?.publishDiagnostics;
  // Clients older than LSP 3.18 announce what a diagnostic may hold under publishDiagnostics alone.
  const tags = pull?.tagSupport?.valueSet ?? push?.tagSupport?.valueSet ?? [];
  const formats = textDocument?.hover?.contentFormat;
  return {
    pullsDiagnostics: Boolean(pull),
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    relatedInformation: pull?.relatedInformation ?? push?.relatedInformation ?? false,
    unnecessaryTag: tags.includes(1),
    // A client that says nothing is an old one, and those take Markdown.
    markdownHover: formats?.includes("markdown") ?? true,
    configuration: workspace?.configuration ?? false,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    watchesFolders: workspace?.didChangeWatchedFiles?.relativePatternSupport ?? false,
  };
}
