/** What is in folders: for proposing files to use, and for looking for names in all of them. */
import { type Dirent, readdirSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findScripts } from "./files";

/** The names in the folder at an address, those of folders with a `/` at the end; undefined where it cannot be read. */
export async function listFolder(address: string): Promise<readonly string[] | undefined> {
  if (!address.startsWith("file:")) return undefined;
  try {
    return namesOf(await readdir(fileURLToPath(address), { withFileTypes: true }));
  } catch {
    // Half of a path often leads nowhere.
    return undefined;
  }
}

/** As `listFolder`, for a command, which has nothing else to do meanwhile. */
export function listFolderSync(address: string): readonly string[] | undefined {
  if (!address.startsWith("file:")) return undefined;
  try {
    return namesOf(readdirSync(fileURLToPath(address), { withFileTypes: true }));
  } catch {
    // As above.
    return undefined;
  }
}

const namesOf = (entries: readonly Dirent[]) =>
  entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));

/** The addresses of all scripts in folders at these addresses and below; what cannot be read is passed over. */
export async function scriptsInFolders(addresses: readonly string[]): Promise<readonly string[]> {
  const paths = addresses.filter((address) => address.startsWith("file:")).map((address) => fileURLToPath(address));
  // Without paths it would be the current folder's.
  if (paths.length === 0) return [];
  const { files } = await findScripts(paths);
  return files.map(({ path }) => pathToFileURL(path).href);
}
