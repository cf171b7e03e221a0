// The least a language server on vscode-languageserver can do: it keeps no text and finds nothing. Clients that ask
// for diagnostics get an empty full report, others an empty list for each version; with `--items FILE` those of a JSON file
// instead, each time the same, to tell what it takes to send them. `--answers FILE`: a JSON file with what is answered to
// other requests, by method, and to each of them the same.
import { readFileSync } from "node:fs";
import { createConnection, ProposedFeatures, TextDocumentSyncKind } from "vscode-languageserver/node";

function option(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const answers = option("--answers");
const items = option("--items") === undefined ? [] : read(option("--items"));

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
  for (const [method, answer] of Object.entries(read(answers))) connection.onRequest(method, () => answer);
connection.listen();
