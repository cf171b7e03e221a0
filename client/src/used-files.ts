import { FileSystemError, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { findScripts } from "./find-scripts";

type Answer = { readonly text: string } | { readonly problem: string } | null;

/**
 * Reads the files that scripts use, and finds all scripts of the workspace, for the server: only VS Code knows what is behind the
 * addresses of a virtual workspace. The client announces it with `readFile` and `findScripts` in its `initializationOptions`.
 */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest<Answer, never>("msgflow/readFile", ({ uri }: { readonly uri: string }) =>
    readScript(Uri.parse(uri, true)),
  );
  client.onRequest<readonly string[], never>("msgflow/findScripts", async () =>
    (await findScripts()).map((uri) => uri.toString()),
  );
}

/** The text of a script, or what is in the way; null where there is no such file. Never rejects. */
async function readScript(uri: Uri): Promise<Answer> {
  // Whatever a script says it uses: scripts are read, and nothing else.
  if (!uri.path.endsWith(".msgflow")) return { problem: "it is no script" };
  try {
    const bytes = await workspace.fs.readFile(uri);
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (error) {
    return error instanceof FileSystemError ? answerTo(error) : { problem: "not UTF-8; save it as UTF-8" };
  }
}

function answerTo({ code, message }: FileSystemError): Answer {
  switch (code) {
    case "FileNotFound":
    case "FileNotADirectory":
      return null;
    case "FileIsADirectory":
      return { problem: "is a folder" };
    case "NoPermissions":
      return { problem: "permission denied" };
    default:
      return { problem: message };
  }
}
