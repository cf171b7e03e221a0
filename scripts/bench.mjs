// Measures how fast everything is, prints a table and writes it to dist/bench.json. Ratios are to what does the least that
// could be asked, within one run: the machine may be slow, or busy with something else.
//   node scripts/bench.mjs                 all, about three minutes
//   node scripts/bench.mjs --quick         small files and two rounds: does it run?
//   node scripts/bench.mjs --only typing   groups and rows whose names contain the text
//   node scripts/bench.mjs --rounds 9      more or fewer rounds than five
// dist/ is built before, where a source is newer. What is measured is a copy: a build meanwhile does no harm.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");

const { values } = parseArgs({
  options: { only: { type: "string" }, rounds: { type: "string" }, quick: { type: "boolean" } },
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

/** Bundles the benchmark and what it compares with in the way in which the server is bundled. */
async function bundleInto(folder) {
  const entry = (path) => fileURLToPath(new URL(path, import.meta.url));
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: {
      main: entry("../test/bench/main.ts"),
      "bulk-task": entry("../test/bench/bulk-task.ts"),
      "no-op-server": entry("../test/bench/peers/no-op-server.mjs"),
      "read-and-split": entry("../test/bench/peers/read-and-split.mjs"),
    },
    outdir: folder,
    bundle: true,
    minify: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "warning",
  });
}

async function main() {
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
