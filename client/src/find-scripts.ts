import { CancellationTokenSource, FileType, RelativePattern, Uri, workspace } from "vscode";

export const SCRIPTS = "**/*.msgflow";
/** VS Code's own file systems, which it can always search. */
const SEARCHED: ReadonlySet<string> = new Set(["file", "vscode-remote"]);
/** A search that has not ended so long after its start, in milliseconds, may never do so. */
const PATIENCE = 1_000;
/** Folders that are passed over, as the command line does: as a glob, and by their names. */
const OTHERS = "**/{node_modules,.*}/**";
const PASSED_OVER = /^(\.|node_modules$)/;

/** All scripts in the folders of the workspace. */
export async function findScripts(): Promise<readonly Uri[]> {
  const folders = workspace.workspaceFolders ?? [];
  return (await Promise.all(folders.map(({ uri }) => scriptsIn(uri)))).flat();
}

/** File systems of which it is known that looking is quicker than searching, if that ends at all. */
const lookedThrough = new Set<string>();

/** By VS Code's search, or by looking ourselves: searching a virtual workspace that brings no search never ends. */
async function scriptsIn(folder: Uri): Promise<readonly Uri[]> {
  const { scheme } = folder;
  const source = new CancellationTokenSource();
  const isOver = () => source.token.isCancellationRequested;
  if (lookedThrough.has(scheme)) return scriptsBelow(folder, isOver);
  const search = workspace.findFiles(new RelativePattern(folder, SCRIPTS), OTHERS, undefined, source.token);
  if (SEARCHED.has(scheme)) return search;
  const look = pause(PATIENCE).then(async () => {
    const found = await scriptsBelow(folder, isOver);
    if (!isOver()) lookedThrough.add(scheme);
    return found;
  });
  try {
    return await Promise.race([search, look]);
  } finally {
    source.cancel();
  }
}

/** What cannot be listed has no scripts. Symbolic links are passed over: they may lead in circles. */
async function scriptsBelow(folder: Uri, isOver: () => boolean): Promise<Uri[]> {
  if (isOver()) return [];
  const entries = await workspace.fs.readDirectory(folder).then(
    (found) => found,
    () => [],
  );
  const found: Uri[] = [];
  for (const [name, type] of entries) {
    const uri = Uri.joinPath(folder, name);
    if (type === FileType.File && name.endsWith(".msgflow")) found.push(uri);
    if (type === FileType.Directory && !PASSED_OVER.test(name)) found.push(...(await scriptsBelow(uri, isOver)));
  }
  return found;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
