import { type Diagnostic, languages, Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from "vscode";
import { ok } from "./assert";

/** The address of a file of the opened folder. */
export function file(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  ok(folder, "a folder is open");
  return Uri.joinPath(folder, name);
}

/** Opens a file for the user to see, which is what brings its findings. */
export async function show(name: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(file(name));
  await window.showTextDocument(document);
  return document;
}

export function findings(document: TextDocument): Diagnostic[] {
  return languages.getDiagnostics(document.uri);
}

/** The codes of what is found, sorted. */
export function codes(document: TextDocument): string[] {
  return findings(document).map(codeOf).sort();
}

function codeOf({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** Replaces the one occurrence of a text, as a quick fix or a refactoring would. */
export async function replace(document: TextDocument, before: string, after: string): Promise<void> {
  const start = document.getText().indexOf(before);
  ok(start >= 0, `“${before}” is in the text`);
  const edit = new WorkspaceEdit();
  const range = new Range(document.positionAt(start), document.positionAt(start + before.length));
  edit.replace(document.uri, range, after);
  ok(await workspace.applyEdit(edit), "the edit is applied");
}

/** Waits until the check no longer throws: what it is about arrives from another process in its own time. */
export async function eventually(check: () => unknown, limit = 10_000): Promise<void> {
  const end = Date.now() + limit;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await pause(5);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
