import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));

/**
 * Mocha's own bundle for browsers chooses by `module` and `exports` how it presents itself, and would overwrite those
 * of our bundle. Hidden from it, they leave it to define the global `mocha`.
 */
const mochaAsGlobal = {
  name: "mocha-as-global",
  setup(building) {
    building.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      return { contents: `(function (exports, module, define) {${text}\n}).call(globalThis);`, loader: "js" };
    });
  },
};

/** Bundles the tests that run in the extension host into `folder`/index.js. */
export async function bundleSuite(folder) {
  await build({
    entryPoints: [join(here, "suite/index.ts")],
    outfile: join(folder, "index.js"),
    bundle: true,
    platform: "browser",
    format: "cjs",
    target: "es2022",
    external: ["vscode"],
    plugins: [mochaAsGlobal],
    sourcemap: "inline",
    logLevel: "warning",
  });
}
