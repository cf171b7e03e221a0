import { type Disposable, FileSystemError, Uri, workspace } from "vscode";

/** The scheme of the standard library's files: read-only documents that ship with the extension. */
const LIBRARY_SCHEME = "msgflow-library";
/** The address the server gives for the library's files, a file's name following. */
export const LIBRARY_URI = `${LIBRARY_SCHEME}:/`;

/** Opens `msgflow-library:/eservices.msgflow` and its like, where "Go to Definition" and findings lead. */
export function registerLibraryDocuments(extensionUri: Uri): Disposable {
  return workspace.registerTextDocumentContentProvider(LIBRARY_SCHEME, {
    provideTextDocumentContent: (uri) => readLibraryFile(extensionUri, uri),
  });
}

async function readLibraryFile(extensionUri: Uri, uri: Uri): Promise<string> {
  // The address may come from a link anywhere: nothing outside the library's own folder is read.
  const name = /^\/([\w-]+\.msgflow)$/.exec(uri.path)?.[1];
  if (name === undefined) throw FileSystemError.FileNotFound(uri);
  // Through VS Code's file system, since the extension may live on the web or on another machine.
  const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, "dist", "library", name));
  return new TextDecoder().decode(bytes);
}
