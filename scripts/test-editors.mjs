// `npm run test:editors`: the server in Neovim and in Emacs, with the configurations that docs/editors.md shows.
//   npm run test:editors               both
//   npm run test:editors -- neovim     one
//   npm run test:editors -- --no-build with what is in dist/
// Editors that are missing are installed with apt-get where this may be done, and asked for where not.
import { parseArgs } from "node:util";
import { installEditors } from "../test/editors/install.mjs";
import { names, runIn } from "../test/editors/run.mjs";
import { installIfNeeded } from "./install.mjs";
import { root, runNode } from "./run.mjs";

function main() {
  const { values, positionals } = parseArgs({ options: { "no-build": { type: "boolean" } }, allowPositionals: true });
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) fail(`There are tests in ${names.join(" and ")}, and not in ${unknown.join(", ")}.`);
  installIfNeeded();
  installEditors();
  if (!values["no-build"] && runNode(["scripts/build.mjs"]) !== 0) fail("The build failed; see above.");
  const dist = process.env.MSGFLOW_DIST || `${root}/dist`;
  const failed = (positionals.length > 0 ? positionals : names).filter((name) => !runIn(name, dist));
  if (failed.length > 0) fail(`\nFailed in ${failed.join(" and ")}.`);
}

function fail(text) {
  console.error(text);
  process.exit(1);
}

main();
