/** What is in a folder, for proposing files to use. */
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The names in the folder at an address, those of folders with a `/` at the end; undefined where it cannot be read. */
export async function listFolder(address: string): Promise<readonly string[] | undefined> {
  if (!address.startsWith("file:")) return undefined;
  try {
    const entries = await readdir(fileURLToPath(address), { withFileTypes: true });
    return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  } catch {
    // Half of a path often leads nowhere.
    return undefined;
  }
}
