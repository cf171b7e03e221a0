// Measures how fast everything is, prints a table and writes it to dist/bench.json. Ratios are to what does the least that
// could be asked, within one run: the machine may be slow, or busy with something else.
//   node scripts/bench.mjs                 all, about six minutes
//   node scripts/bench.mjs --full          also what takes long at its full size
//   node scripts/bench.mjs --quick         small files and two rounds: does it run? The goals are for the full size.
//   node scripts/bench.mjs --only typing   groups whose names contain the text; if there is none, rows
//   node scripts/bench.mjs --rounds 9      more or fewer rounds than five
//   node scripts/bench.mjs --install-peers installs what is compared with before: Langium and mermaid with npm, in
//                                          test/bench/peers; PlantUML with apt-get, where there is one
// Rows that compare with what is not installed say so. dist/ is built before, where a source is newer. What is measured
// is a copy: a build meanwhile does no harm.
import { spawnSync } from "node:child_process";
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";
import { root, run, runNode } from "./run.mjs";

const dist = join(root, "dist");
const peers = join(root, "test/bench/peers");

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    rounds: { type: "string" },
    quick: { type: "boolean" },
    full: { type: "boolean" },
    "install-peers": { type: "boolean" },
  },
});
const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0))
  throw new Error("--rounds takes a whole number.");

/** When the newest of these files and the files in these folders was changed. */
function newest(...paths) {
  const times = paths.flatMap((path) =>
    statSync(path).isDirectory()
      ? readdirSync(path, { withFileTypes: true })
          .filter((entry) => entry.name !== "generated")
          .map((entry) => newest(join(path, entry.name)))
      : [statSync(path).mtimeMs],
  );
  return Math.max(0, ...times);
}

function buildIfStale() {
  const outputs = ["server.js", "msgflow.js"].map((name) => join(dist, name));
  const sources = ["server/src", "grammar", "package.json", "scripts/build.mjs"].map((name) => join(root, name));
  const oldest = Math.min(...outputs.map((path) => (existsSync(path) ? statSync(path).mtimeMs : 0)));
  if (oldest >= newest(...sources)) return;
  const { status } = spawnSync(process.execPath, [join(root, "scripts/build.mjs")], { stdio: "inherit" });
  if (status !== 0) throw new Error("The build fails.");
}

/** Where a command is, if it is anywhere. */
function commandPath(name) {
  const candidates = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name));
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function installPeers() {
  const install = ["ci", "--prefix", peers, "--no-audit", "--no-fund"];
  // npm itself tells a script that it starts where it is.
  const npm = process.env.npm_execpath;
  if ((npm?.endsWith(".js") ? runNode([npm, ...install]) : run("npm", install)) !== 0)
    throw new Error("The peers cannot be installed.");
  if (commandPath("plantuml") || !commandPath("apt-get")) return;
  if (run("apt-get", ["install", "-y", "--no-install-recommends", "plantuml"]) !== 0)
    console.error("PlantUML could not be installed; its rows will say so.");
}

/** The peers' programs, bundled as the server is, if they are installed. */
async function peersIn(folder) {
  if (!existsSync(join(peers, "node_modules/langium")) || !existsSync(join(peers, "node_modules/mermaid"))) return;
  const { bundlePeers } = await import("../test/bench/peers/bundle.mjs");
  await bundlePeers(esbuild, folder, BUNDLE);
  const [langiumServer, langiumTask, mermaidTask] = ["langium-server", "langium-task", "mermaid-task"].map((name) =>
    join(folder, `${name}.js`),
  );
  return { langiumServer, langiumTask, mermaidTask };
}

/** As the server is bundled. */
const BUNDLE = {
  bundle: true,
  minify: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  logLevel: "warning",
};

/** Bundles the benchmark and what it compares with in the way in which the server is bundled. */
async function bundleInto(folder) {
  const entry = (path) => fileURLToPath(new URL(path, import.meta.url));
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: {
      main: entry("../test/bench/main.ts"),
      "bulk-task": entry("../test/bench/bulk-task.ts"),
      "no-op-server": entry("../test/bench/floors/no-op-server.mjs"),
      "read-and-split": entry("../test/bench/floors/read-and-split.mjs"),
      "heap-probe": entry("../test/bench/floors/heap-probe.cjs"),
    },
    outdir: folder,
    ...BUNDLE,
  });
}

async function main() {
  if (values["install-peers"]) installPeers();
  buildIfStale();
  const folder = mkdtempSync(join(tmpdir(), "msgflow-bench-"));
  try {
    cpSync(dist, join(folder, "dist"), { recursive: true, filter: (path) => !path.endsWith(".map") });
    await bundleInto(folder);
    const program = (name) => join(folder, `${name}.js`);
    const { bench } = createRequire(import.meta.url)(program("main"));
    const report = await bench({
      ...values,
      rounds,
      folder: join(folder, "files"),
      programs: {
        dist: join(folder, "dist"),
        bulkTask: program("bulk-task"),
        noOpServer: program("no-op-server"),
        readAndSplit: program("read-and-split"),
        heapProbe: program("heap-probe"),
        plantUml: commandPath("plantuml"),
        peers: await peersIn(folder),
      },
    });
    writeFileSync(join(dist, "bench.json"), `${JSON.stringify(report, undefined, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  console.error(error.stack);
  // Servers that are measured may still run; they end with their client.
  process.exit(1);
}
