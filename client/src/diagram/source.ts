import { Disposable, languages, type Uri, window, workspace } from "vscode";
import { isOpen, isScript } from "../open-scripts";
import { isNoAnswer, type ServerSession } from "../server-session";
import type { Diagram, ToPage } from "./messages";

/** So long after the last change, in milliseconds, the server is asked. */
const PAUSE = 150;
const NO_FLOW = "There is no flow in this script yet.";

/** Tells what to show: the flow at the cursor of the script that is edited, again whenever that changes. */
export class DiagramSource implements Disposable {
  readonly #session: ServerSession;
  readonly #tell: (message: ToPage) => void;
  readonly #listeners: Disposable;
  #uri: Uri;
  #line: number;
  #shown: Diagram | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** How often something has been asked: only the last answer counts. */
  #asked = 0;

  constructor(session: ServerSession, uri: Uri, line: number, tell: (message: ToPage) => void) {
    this.#session = session;
    this.#tell = tell;
    this.#uri = uri;
    this.#line = line;
    this.#listeners = Disposable.from(
      window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections: [selection] }) => {
        if (isScript(document) && selection) this.follow(document.uri, selection.active.line);
      }),
      window.onDidChangeActiveTextEditor((editor) => {
        if (editor && isScript(editor.document)) this.follow(editor.document.uri, editor.selection.active.line);
      }),
      workspace.onDidChangeTextDocument(({ document }) => this.#is(document.uri) && this.#soon()),
      languages.onDidChangeDiagnostics(({ uris }) => uris.some((one) => this.#is(one)) && this.#soon()),
      session.onState((state) => state === "running" && this.#soon()),
    );
  }

  /** The script that is shown. */
  get uri(): Uri {
    return this.#uri;
  }

  /** From now on the flow at this line is shown. */
  follow(uri: Uri, line: number): void {
    const isSame = this.#is(uri);
    if (isSame && line === this.#line) return;
    this.#uri = uri;
    this.#line = line;
    const [first, last] = this.#shown?.lines ?? [0, -1];
    if (isSame && first <= line && line <= last) this.#tell({ kind: "cursor", line });
    else this.#soon();
  }

  /** Tells it again. */
  again(): void {
    this.#soon(0);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#asked++;
    this.#listeners.dispose();
  }

  #is(uri: Uri): boolean {
    return uri.toString() === this.#uri.toString();
  }

  #soon(pause = PAUSE): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), pause);
  }

  async #ask(): Promise<void> {
    const number = ++this.#asked;
    const [uri, line] = [this.#uri, this.#line];
    const found = isOpen(uri) ? await this.#answer(uri, line) : undefined;
    // Without an answer what is shown stays: the script is closed, or the server does not run.
    if (number !== this.#asked || found === undefined) return;
    this.#shown = found ?? undefined;
    if (found === null) this.#tell({ kind: "nothing", why: NO_FLOW });
    else this.#tell({ kind: "diagram", diagram: found, cursor: this.#line, state: { uri: uri.toString(), line } });
  }

  /** Null: there is none. */
  async #answer(uri: Uri, line: number): Promise<Diagram | null | undefined> {
    try {
      return await this.#session.request<Diagram | null>("msgflow/diagram", { uri: uri.toString(), line });
    } catch (error) {
      if (isNoAnswer(error)) return undefined;
      throw error;
    }
  }
}
