// Builds everything into dist/: the generated parser, the embedded library, and the bundles.
//   node scripts/build.mjs             all
//   node scripts/build.mjs --generate  only what the sources import (parser, library)
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import peggy from "peggy";
import { asciiOnly, lazyBuiltins, namedImports, plainReexports } from "./bundle-plugins.mjs";
import { fastParserSource } from "./fast-parser.mjs";
import { generateLibrary } from "./library.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * From the grammar: the parser that says what is wrong with a line, the fast one that only takes right lines, and the
 * keywords, from the rule Keyword.
 */
function generateParser() {
  const grammarSource = "grammar/msgflow.peggy";
  const grammar = readFileSync(join(root, grammarSource), "utf8");
  const folder = join(root, "server/src/syntax/generated");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "parser.js"),
    peggy.generate(grammar, {
      output: "source",
      format: "commonjs",
      allowedStartRules: ["Line"],
      dependencies: { keywords: "./keywords" },
      grammarSource,
    }),
  );
  writeFileSync(
    join(folder, "parser.d.ts"),
    `import type { Statement } from "../statement";
/** The statement of one line without its line end; throws a peggy SyntaxError where the line is none. */
export function parse(line: string): Statement;
`,
  );
  const ast = peggy.parser.parse(grammar, { grammarSource });
  writeFileSync(
    join(folder, "fast-parser.js"),
    fastParserSource(ast, "Line", 'const keywords = require("./keywords");'),
  );
  writeFileSync(
    join(folder, "fast-parser.d.ts"),
    `import type { Statement } from "../statement";
/** The statement of one line without its line end; undefined where the line is none. Never throws. */
export function parse(line: string): Statement | undefined;
`,
  );
  const keywords = ast.rules
    .find((rule) => rule.name === "Keyword")
    .expression.alternatives.map((alternative) => alternative.value);
  writeFileSync(
    join(folder, "keywords.ts"),
    `// Generated from the rule Keyword of ${grammarSource} by scripts/build.mjs.
/** Words that cannot be names. */
export const keywords: readonly string[] = ${JSON.stringify(keywords)};
const known = new Set(keywords);
/** Most names begin with a capital letter, and no keyword does: they need not be looked up. */
export const isKeyword = (word: string): boolean => word.charCodeAt(0) >= 97 && known.has(word);
`,
  );
}

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  sourcemap: "linked",
  sourcesContent: false,
  target: "es2022",
  logLevel: "warning",
  legalComments: "external",
  metafile: false,
  plugins: [asciiOnly],
};
const node = { ...common, platform: "node", format: "cjs", target: "node20" };
const browser = { ...common, platform: "browser", mainFields: ["browser", "module", "main"] };

async function bundle() {
  await Promise.all([
    esbuild.build({
      ...node,
      entryPoints: { extension: "client/src/extension.ts", server: "server/src/start.node.ts" },
      outdir: "dist",
      external: ["vscode"],
    }),
    esbuild.build({
      ...node,
      entryPoints: { "server.main": "server/src/main.node.ts" },
      outdir: "dist",
      plugins: [asciiOnly, namedImports, plainReexports, lazyBuiltins("child_process", "crypto", "os")],
    }),
    esbuild.build({ ...node, entryPoints: { msgflow: "server/src/cli/start.ts" }, outdir: "dist" }),
    esbuild.build({
      ...node,
      entryPoints: { "msgflow.main": "server/src/cli/main.ts" },
      outdir: "dist",
      plugins: [asciiOnly, lazyBuiltins("child_process")],
    }),
    esbuild.build({
      ...browser,
      format: "cjs",
      entryPoints: { "extension.browser": "client/src/extension.browser.ts" },
      outdir: "dist",
      external: ["vscode"],
    }),
    esbuild.build({
      ...browser,
      format: "iife",
      plugins: [asciiOnly, namedImports, plainReexports],
      entryPoints: { "server.browser": "server/src/main.browser.ts" },
      outdir: "dist",
    }),
    // Loaded when a diagram is opened.
    esbuild.build({
      ...browser,
      format: "iife",
      sourcemap: false,
      entryPoints: { diagram: "client/src/diagram/page/main.ts" },
      outdir: "dist",
    }),
  ]);
  // Compiled from other bundles.
  rmSync(join(root, "dist/code-cache"), { recursive: true, force: true });
  cpSync(join(root, "client/src/diagram/page/diagram.css"), join(root, "dist/diagram.css"));
  cpSync(join(root, "server/src/library"), join(root, "dist/library"), {
    recursive: true,
    filter: (from) => !from.includes("generated") && !from.endsWith(".ts"),
  });
}

generateParser();
generateLibrary(root);
if (!process.argv.includes("--generate")) await bundle();
