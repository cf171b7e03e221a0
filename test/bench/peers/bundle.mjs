// Bundles the peers in the way in which the server is bundled. Imported only where they are installed.
import { readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { grammarJson } from "./langium-grammar.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** Puts the programs into the folder, each bundled with these options of esbuild. */
export async function bundlePeers(esbuild, folder, options) {
  const grammar = join(folder, "msgflow-grammar.txt");
  writeFileSync(grammar, await grammarJson());
  const chunks = join(here, "node_modules/mermaid/dist/chunks/mermaid.core");
  const sequence = readdirSync(chunks).find((name) => /^sequenceDiagram-.*\.mjs$/.test(name));
  if (sequence === undefined) throw new Error("mermaid has no module of its sequence diagram where it used to be.");
  await esbuild.build({
    ...options,
    absWorkingDir: here,
    entryPoints: ["langium-server.mjs", "langium-task.mjs", "mermaid-task.mjs"].map((name) => join(here, name)),
    outdir: folder,
    alias: { "msgflow-grammar-json": grammar, "mermaid-sequence-diagram": join(chunks, sequence) },
    loader: { ".txt": "text" },
  });
}
