import { type TextDocument, type Uri, workspace } from "vscode";

/** Whether the server has the file open, so that it knows more than what is on disk. */
export function isOpen(uri: Uri): boolean {
  return workspace.textDocuments.some((one) => isScript(one) && one.uri.toString() === uri.toString());
}

export function isScript({ languageId, isClosed }: TextDocument): boolean {
  return languageId === "msgflow" && !isClosed;
}
