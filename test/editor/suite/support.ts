import {
  ConfigurationTarget,
  commands,
  type Diagnostic,
  languages,
  type Position,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { ok } from "./assert";

/** The address of a file of the opened folder. */
export function file(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  ok(folder, "a folder is open");
  return Uri.joinPath(folder, name);
}

/** Opens a file for the user to see, which is what brings its findings. */
export async function show(name: string, preview = true): Promise<TextDocument> {
  const document = await workspace.openTextDocument(file(name));
  await window.showTextDocument(document, { preview });
  return document;
}

/** Opens a file in a tab that stays when others are opened, as it does for one that is to be edited. */
export function keep(name: string): Promise<TextDocument> {
  return show(name, false);
}

/** Opens a script that is on no disk, for the user to see. */
export async function draft(content: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language: "msgflow", content });
  await window.showTextDocument(document, { preview: false });
  return document;
}

/** Closes all tabs; what was not saved is lost. */
export async function closeAll(): Promise<void> {
  while (window.tabGroups.all.some(({ tabs }) => tabs.length > 0))
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
}

/** Where a text begins; with `behind`, its first occurrence behind the beginning of that text. */
export function placeOf(document: TextDocument, text: string, behind = ""): Position {
  return rangeOf(document, text, behind).start;
}

export function rangeOf(document: TextDocument, text: string, behind = ""): Range {
  const all = document.getText();
  const start = all.indexOf(text, all.indexOf(behind));
  ok(all.includes(behind) && start >= 0, `“${text}” is in the text, behind “${behind}”`);
  return new Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Changes a setting of the user's; undefined brings its default back. */
export async function configure(setting: string, value: unknown): Promise<void> {
  await workspace.getConfiguration().update(setting, value, ConfigurationTarget.Global);
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
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, before), after);
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
