import { commands, Disposable, Uri, ViewColumn, type WebviewPanel, window, workspace } from "vscode";
import { OPEN_DIAGRAM } from "../commands";
import type { ServerSession } from "../server-session";
import { isPageState } from "./messages";
import { DIAGRAM_VIEW, DiagramPanel } from "./panel";

/** Registers the command and the panel, of which there is one at the most. */
export function registerDiagrams(extensionUri: Uri, session: ServerSession): Disposable {
  let shown: DiagramPanel | undefined;
  const fill = (panel: WebviewPanel, uri: Uri, line: number) => {
    const made = new DiagramPanel(panel, extensionUri, session, uri, line);
    shown = made;
    panel.onDidDispose(() => {
      if (shown === made) shown = undefined;
    });
  };
  const open = (uri: Uri, line: number) => {
    if (shown) shown.show(uri, line);
    else fill(window.createWebviewPanel(DIAGRAM_VIEW, "Diagram", besides()), uri, line);
  };
  return Disposable.from(
    commands.registerCommand(OPEN_DIAGRAM, (address?: unknown, place?: { readonly line: number }) => {
      const editor = window.activeTextEditor;
      if (typeof address === "string" && place) open(Uri.parse(address, true), place.line);
      else if (editor?.document.languageId === "msgflow") open(editor.document.uri, editor.selection.active.line);
      else void window.showInformationMessage("Open a script (.msgflow) first: its diagram is shown beside it.");
    }),
    // After the window has been loaded again.
    window.registerWebviewPanelSerializer(DIAGRAM_VIEW, {
      async deserializeWebviewPanel(panel, state: unknown) {
        if (!isPageState(state)) return panel.dispose();
        const uri = Uri.parse(state.uri, true);
        // The server knows scripts that are open. One that is gone leaves nothing to show.
        const isThere = await workspace.openTextDocument(uri).then(
          () => true,
          () => false,
        );
        if (isThere) fill(panel, uri, state.line);
        else panel.dispose();
      },
    }),
  );
}

/** Beside the script, which keeps the focus. */
const besides = () => ({ viewColumn: ViewColumn.Beside, preserveFocus: true });
