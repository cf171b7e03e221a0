// The least a language server on vscode-languageserver can do: it keeps no text and finds nothing. Clients that ask
// for diagnostics get an empty full report, others an empty list for each version; with `--items N` N findings instead,
// each about as long as one of ours, to tell what it takes to send them.
import { createConnection, ProposedFeatures, TextDocumentSyncKind } from "vscode-languageserver/node";

const at = process.argv.indexOf("--items");
const count = at < 0 ? 0 : Number(process.argv[at + 1]);
const items = Array.from({ length: count }, (_, i) => ({
  range: { start: { line: i * 20, character: 4 }, end: { line: i * 20, character: 24 } },
  severity: 1,
  code: "made-up-finding",
  codeDescription: { href: "https://example.org/docs/rules/made-up-finding.md" },
  source: "no-op",
  message: `A finding of a server that finds nothing, made up to be as long as the others are: number ${i}.`,
}));

const connection = createConnection(ProposedFeatures.all);
let pulls = false;
connection.onInitialize(({ capabilities }) => {
  pulls = capabilities.textDocument?.diagnostic !== undefined;
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      ...(pulls && { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } }),
    },
  };
});
const push = ({ textDocument: { uri, version } }) => {
  if (!pulls) return connection.sendDiagnostics({ uri, version, diagnostics: items });
};
connection.onDidOpenTextDocument(push);
connection.onDidChangeTextDocument(push);
connection.languages.diagnostics.on(() => ({ kind: "full", items }));
connection.listen();
