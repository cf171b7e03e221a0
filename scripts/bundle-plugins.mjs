// What esbuild does not do by itself so that the server starts fast. Times are those of a start with compiled code kept
// from an earlier one (server/src/code-cache.ts).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * Makes bundles of ASCII alone. esbuild escapes all but regular expressions; a single other character, and V8 keeps the
 * whole bundle with two bytes a character. Escapes mean the same everywhere but in String.raw, which the sources do
 * without.
 */
export const asciiOnly = {
  name: "ascii-only",
  setup(build) {
    build.onLoad({ filter: /[\\/](server|client)[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const contents = text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
      return contents === text ? undefined : { contents, loader: "ts" };
    });
  },
};

/**
 * Loads these modules of Node when something of them is first used. Libraries load them for what this program never asks
 * of them: 3.5 ms for child_process and crypto.
 */
export const lazyBuiltins = (...names) => ({
  name: "lazy-builtins",
  setup(build) {
    const filter = new RegExp(`^(node:)?(${names.join("|")})$`);
    const namespace = "lazy-builtin";
    build.onResolve({ filter }, ({ path, namespace: from }) =>
      from === namespace ? { path, external: true } : { path, namespace },
    );
    build.onLoad({ filter, namespace }, ({ path }) => {
      const members = Object.keys(require(path));
      const getters = members.map((member) => `get ${member}() { return require(${JSON.stringify(path)}).${member}; }`);
      return { contents: `module.exports = { ${getters.join(", ")} };` };
    });
  },
});

/**
 * Takes what the sources import of vscode-languageserver by its names. For each file that imports from a CommonJS module
 * esbuild copies the whole module, here 300 members as so many functions: 0.4 ms a file.
 */
export const namedImports = {
  name: "named-imports",
  setup(build) {
    const filter = /^vscode-languageserver(\/node)?$/;
    const namespace = "named-imports";
    build.onResolve({ filter }, ({ path, kind, namespace: from }) =>
      from === "file" && kind === "import-statement" ? { path, namespace } : undefined,
    );
    build.onLoad({ filter, namespace }, ({ path }) => {
      const members = Object.keys(require(path));
      const constants = members.map((member) => `export const ${member} = /* @__PURE__ */ get("${member}");`);
      const contents = `import library = require("${path}");\nconst get = (member) => library[member];\n${constants.join("\n")}`;
      return { contents, loader: "ts", resolveDir: build.initialOptions.absWorkingDir };
    });
  },
};

/**
 * Has the protocol's packages pass on what others export by its value. TypeScript's code makes a function for each of the
 * 300 members at each of four steps, so that modules which import each other see what is not there yet; these do not:
 * 2 ms.
 */
export const plainReexports = {
  name: "plain-reexports",
  setup(build) {
    const filter = /[\\/]vscode-(jsonrpc|languageserver|languageserver-protocol)[\\/]lib[\\/]\w+[\\/](api|main)\.js$/;
    build.onLoad({ filter }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (!text.includes("__exportStar(")) return undefined;
      const contents = text.replace(/^var __exportStar = .*?^\};$/ms, PLAIN_REEXPORT);
      if (contents === text) throw new Error(`${path} has another __exportStar than expected.`);
      return { contents };
    });
  },
};
const PLAIN_REEXPORT =
  "var __exportStar = (from, to) => { for (const name of Object.keys(from)) if (name !== 'default' && !Object.hasOwn(to, name)) to[name] = from[name]; };";
