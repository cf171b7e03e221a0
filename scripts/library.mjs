// The library's files as modules, so that server, worker and command line need no file system for them: their texts, and
// what the parser makes of each line. Parsing them took a tenth of the time from the server's start to its first findings.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import * as esbuild from "esbuild";

/**
 * The library's files in the order in which they are read. Of models that fit a flow equally well the first counts, so
 * a new one goes to the end.
 */
const LIBRARY = ["eservices.msgflow", "stop-processing.msgflow", "change-properties.msgflow"];

/** Writes server/src/library/generated from server/src/library/*.msgflow. The parser has to be generated before. */
export function generateLibrary(root) {
  const folder = join(root, "server/src/library");
  const present = readdirSync(folder).filter((name) => name.endsWith(".msgflow"));
  if (present.sort().join() !== [...LIBRARY].sort().join())
    throw new Error(
      `LIBRARY in scripts/library.mjs has to name the files of server/src/library: ${present.join(", ")}`,
    );
  const files = LIBRARY.map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
  mkdirSync(join(folder, "generated"), { recursive: true });
  writeModule(
    join(folder, "generated/texts.ts"),
    `export const libraryTexts: readonly { readonly name: string; readonly text: string }[] = ${JSON.stringify(files, null, 1)};`,
  );
  writeModule(
    join(folder, "generated/statements.ts"),
    `/** JSON: the statements, and for each file of libraryTexts which of them each line is. */
export const libraryStatements = ${JSON.stringify(statementsOf(root, files))};`,
  );
}

function writeModule(path, code) {
  writeFileSync(path, `// Generated from server/src/library/*.msgflow by scripts/library.mjs.\n${code}\n`);
}

/** As JSON; equal lines share one statement. JSON has no `undefined`: `null` stands for it, and no statement has that. */
function statementsOf(root, files) {
  const { parseScript } = compiled(root, "server/src/syntax/script.ts");
  const places = new Map();
  const placeOf = (statement) => {
    if (!places.has(statement)) places.set(statement, places.size);
    return places.get(statement);
  };
  const lines = files.map(({ name, text }) =>
    parseScript(name, text).sections.flatMap(({ statements }) => Array.from(statements, placeOf)),
  );
  return JSON.stringify({ statements: [...places.keys()], lines }, (_, value) => {
    if (value === null) throw new Error("A statement holds null.");
    return value === undefined ? null : value;
  });
}

/** What a module of the sources exports. */
function compiled(root, path) {
  const { outputFiles } = esbuild.buildSync({
    absWorkingDir: root,
    entryPoints: [path],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
  });
  const module = { exports: {} };
  runInThisContext(`(function (module, exports, require) {${outputFiles[0].text}\n})`, { filename: path })(
    module,
    module.exports,
    createRequire(join(root, path)),
  );
  return module.exports;
}
