// What `bulk-task` is for our code, for Langium: `langium-task FILE WARM-UP` parses, links and validates.
import { readFileSync } from "node:fs";
import { EmptyFileSystem, URI } from "langium";
import { createServices } from "./langium-language.mjs";

const { workspace } = createServices(EmptyFileSystem);

async function check(text, name) {
  const document = workspace.LangiumDocumentFactory.fromString(text, URI.parse(`file:///${name}.msgflow`));
  workspace.LangiumDocuments.addDocument(document);
  await workspace.DocumentBuilder.build([document], { validation: true });
  return document;
}

async function main() {
  const [file, warmUp] = process.argv.slice(2);
  const [warm, text] = [warmUp, file].map((path) => readFileSync(path, "utf8"));
  await workspace.WorkspaceManager.initializeWorkspace([]);
  for (let i = 0; i < 3; i++) {
    const { uri } = await check(warm, `warm-up-${i}`);
    await workspace.DocumentBuilder.update([], [uri]);
  }
  const start = performance.now();
  const { diagnostics } = await check(text, "bulk");
  const ms = performance.now() - start;
  const took = { ms, peakMB: process.resourceUsage().maxRSS / 1024, count: diagnostics.length };
  process.stdout.write(JSON.stringify(took));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
