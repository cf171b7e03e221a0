/**
 * A file that is there under the same path in other letters, upper for lower case: paths differ by these on most disks, and who
 * has written the path on one where they do not cannot see it. Folders are listed by whoever runs the search.
 */
import { addressOf, canonicalAddress, pathOf } from "./addresses";

/** Asks for what is in the folder at an address: names, undefined where it cannot be listed. Ends with what it has found. */
type LetterCaseSearch = Generator<string, string | undefined, readonly string[] | undefined>;

/** Searches for the one file whose address differs from this in its letters' case only. Where there are several, none is meant. */
export function* otherLetterCase(address: string): LetterCaseSearch {
  const path = pathOf(address);
  for (let depth = path.length - 1; depth > 0; depth--) {
    const names = yield folderAt(address, path.slice(0, depth));
    if (names === undefined) continue;
    // The deepest folder that is there: what is looked for is in it, or nowhere.
    const found = yield* below(address, path, depth, path.slice(0, depth), names);
    return found.length === 1 && found[0] !== canonicalAddress(address) ? found[0] : undefined;
  }
  return undefined;
}

function* below(
  address: string,
  path: readonly string[],
  depth: number,
  folder: readonly string[],
  names: readonly string[],
): Generator<string, string[], readonly string[] | undefined> {
  const isLast = depth === path.length - 1;
  const wanted = (path[depth] ?? "").toLowerCase();
  const found: string[] = [];
  for (const entry of names) {
    // A folder's name ends with a slash; that of a link to a folder does not.
    const name = entry.replace(/\/$/, "");
    if (name.toLowerCase() !== wanted || (isLast && name !== entry)) continue;
    const inner = [...folder, name];
    if (isLast) found.push(addressOf(address, inner));
    else found.push(...(yield* below(address, path, depth + 1, inner, (yield folderAt(address, inner)) ?? [])));
  }
  return found;
}

const folderAt = (address: string, path: readonly string[]) => addressOf(address, [...path, ""]);
