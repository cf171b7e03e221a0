/** The extension as VS Code has it when it is installed: what the package holds, and nothing else of the repository. */
import { cpSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = join(__dirname, "..", "..", "..");

interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
  readonly files: readonly string[];
}

/** Copies the built extension into a folder of extensions: a build meanwhile does no harm. Gives where it is then. */
export function installExtension(extensions: string): string {
  const manifest: Manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const folder = join(extensions, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
  // Source maps are not packaged, and what tests and servers leave in dist/ is none of the extension's.
  const filter = (from: string) => !/\.map$|\bscreenshots$|\bcode-cache$/.test(from);
  const packaged = manifest.files.filter((path) => !path.startsWith("!"));
  for (const path of ["package.json", ...packaged])
    cpSync(sourceOf(path), join(folder, path), { recursive: true, filter });
  return folder;
}

/** `MSGFLOW_DIST` names another folder of built files than `dist`. */
function sourceOf(path: string): string {
  return path === "dist" ? resolve(root, process.env.MSGFLOW_DIST || path) : join(root, path);
}
