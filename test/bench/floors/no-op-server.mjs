// The least a language server on vscode-languageserver can do: it keeps no text and finds nothing. Clients that ask
// for diagnostics get an empty full report, others an empty list for each version; with `--items N` N findings instead,
// each about as long as one of ours, to tell what it takes to send them. `--answers FILE`: a JSON file with what is answered
// to other requests, by method, and to each of them the same.
import { readFileSync } from "node:fs";
import { createConnection, ProposedFeatures, TextDocumentSyncKind } from "vscode-languageserver/node";

function option(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}
const count = Number(option("--items") ?? 0);
const answers = option("--answers");
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
if (answers !== undefined)
  for (const [method, answer] of Object.entries(JSON.parse(readFileSync(answers, "utf8"))))
    connection.onRequest(method, () => answer);
connection.listen();
