import {
  commands,
  type Disposable,
  Position,
  Range,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  type WebviewPanel,
  window,
} from "vscode";
import type { ServerSession } from "../server-session";
import { pageFor } from "./html";
import type { FromPage, ToPage } from "./messages";
import { DiagramSource } from "./source";

/** The kind of the panel, for VS Code. */
export const DIAGRAM_VIEW = "msgflow.diagram";

/** A panel with the diagram of the flow that the cursor is in, as the script stands. */
export class DiagramPanel implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #source: DiagramSource;
  readonly #listener: Disposable;

  /** `panel` is empty still. */
  constructor(panel: WebviewPanel, extensionUri: Uri, session: ServerSession, uri: Uri, line: number) {
    this.#panel = panel;
    this.#source = new DiagramSource(session, uri, line, (message) => this.#tell(message));
    panel.webview.options = { enableScripts: true, localResourceRoots: [Uri.joinPath(extensionUri, "dist")] };
    this.#listener = panel.webview.onDidReceiveMessage((message: FromPage) => this.#hear(message));
    panel.onDidDispose(() => this.dispose());
    panel.webview.html = pageFor(panel.webview, extensionUri);
  }

  /** Shows the flow at a line. */
  show(uri: Uri, line: number): void {
    this.#panel.reveal(undefined, true);
    this.#source.follow(uri, line);
  }

  dispose(): void {
    this.#listener.dispose();
    this.#source.dispose();
  }

  #tell(message: ToPage): void {
    if (message.kind === "diagram") this.#panel.title = `Diagram: ${message.diagram.title}`;
    // Whether a page that is hidden hears it does not matter: it asks again when it is shown.
    void this.#panel.webview.postMessage(message);
  }

  #hear(message: FromPage): void {
    if (message.kind === "ready") this.#source.again();
    else void this.#reveal(message.line);
  }

  /** In the editor that has the script open, else in one beside the diagram. */
  async #reveal(line: number): Promise<void> {
    const { uri } = this.#source;
    const isIt = ({ document }: TextEditor) => document.uri.toString() === uri.toString();
    const viewColumn = window.visibleTextEditors.find(isIt)?.viewColumn;
    const at = new Position(line, 0);
    const editor = await window.showTextDocument(uri, {
      ...(viewColumn && { viewColumn }),
      selection: new Range(at, at),
    });
    editor.revealRange(new Range(at, at), TextEditorRevealType.InCenterIfOutsideViewport);
    await commands.executeCommand("cursorMove", { to: "wrappedLineFirstNonWhitespaceCharacter" });
  }
}
