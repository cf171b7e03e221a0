import { type Disposable, Disposable as Disposables, EventEmitter, languages, type Uri, workspace } from "vscode";
import { isScript } from "../open-scripts";
import type { ServerSession } from "../server-session";
import { askForFlows, FAULT, type FlowTest } from "./ask";

/** So long after the last change, in milliseconds, the server is asked. */
const PAUSE = 300;
/** Where answers take long, the pause is so many times as long, up to a limit: others ask the server too. */
const FACTOR = 3;
const LONGEST_PAUSE = 10_000;

/** What was told of an open script. */
export interface Told {
  readonly uri: Uri;
  readonly flows: readonly FlowTest[];
  /** For the first time since it was opened. */
  readonly isFirst: boolean;
}
interface Followed {
  readonly uri: Uri;
  timer: ReturnType<typeof setTimeout> | undefined;
  pause: number;
  /** An answer is awaited. */
  isAsking: boolean;
  /** What is answered then is out of date already. */
  isOutdated: boolean;
  /** Undefined before anything was told. */
  flows: readonly FlowTest[] | undefined;
  /** The last answer was that a fault in the server keeps it from answering. */
  isAtFault: boolean;
}

/**
 * The flows of the open scripts, for all who show something of them. They are asked for when a script is opened, and again
 * in the pauses of editing, or when its findings change because something else did.
 */
export class OpenFlows implements Disposable {
  readonly #session: ServerSession;
  readonly #followed = new Map<string, Followed>();
  readonly #told = new EventEmitter<Told>();
  readonly #listeners: Disposable;
  /** Tells of a script's flows each time the server has, changed or not. */
  readonly onTold = this.#told.event;
  readonly #fault = new EventEmitter<Uri>();
  /** Tells of a script of which the server could say nothing, for a fault of its own. */
  readonly onFault = this.#fault.event;

  constructor(session: ServerSession) {
    this.#session = session;
    this.#listeners = Disposables.from(
      workspace.onDidOpenTextDocument((document) => isScript(document) && this.#follow(document.uri)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#leave(uri)),
      workspace.onDidChangeTextDocument(({ document: { uri }, contentChanges }) => {
        if (contentChanges.length > 0) this.#soon(uri);
      }),
      languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) this.#soon(uri);
      }),
      session.onState((state) => state === "running" && this.#allSoon()),
    );
    for (const document of workspace.textDocuments) if (isScript(document)) this.#follow(document.uri);
  }

  /** What was told last of a script; undefined before anything was. */
  of(uri: Uri): readonly FlowTest[] | undefined {
    return this.#followed.get(uri.toString())?.flows;
  }

  /** Whether a fault in the server keeps it from saying anything of a script as it is now. */
  isAtFault(uri: Uri): boolean {
    return this.#followed.get(uri.toString())?.isAtFault ?? false;
  }

  dispose(): void {
    this.#listeners.dispose();
    for (const { timer } of this.#followed.values()) clearTimeout(timer);
    this.#told.dispose();
    this.#fault.dispose();
  }

  #follow(uri: Uri): void {
    this.#followed.set(uri.toString(), {
      ...{ uri, timer: undefined, pause: PAUSE },
      ...{ isAsking: false, isOutdated: false, flows: undefined, isAtFault: false },
    });
    this.#soon(uri);
  }

  #leave(uri: Uri): void {
    clearTimeout(this.#followed.get(uri.toString())?.timer);
    this.#followed.delete(uri.toString());
  }

  #allSoon(): void {
    for (const followed of this.#followed.values()) {
      // What runs now need not have the fault.
      followed.isAtFault = false;
      this.#soon(followed.uri);
    }
  }

  #soon(uri: Uri): void {
    const followed = this.#followed.get(uri.toString());
    if (!followed) return;
    followed.isOutdated = true;
    if (followed.isAsking) return;
    clearTimeout(followed.timer);
    followed.timer = setTimeout(() => void this.#ask(followed), followed.pause);
  }

  async #ask(followed: Followed): Promise<void> {
    // Once it runs, all are asked for.
    if (this.#session.state !== "running") return;
    const { uri } = followed;
    const flows = await this.#answer(followed);
    if (followed.isOutdated) this.#soon(uri);
    // It may have been closed since.
    if (!flows || this.#followed.get(uri.toString()) !== followed) return;
    followed.isAtFault = flows === FAULT;
    if (flows === FAULT) return this.#fault.fire(uri);
    const isFirst = followed.flows === undefined;
    followed.flows = flows;
    this.#told.fire({ uri, flows, isFirst });
  }

  async #answer(followed: Followed): ReturnType<typeof askForFlows> {
    const start = performance.now();
    followed.isOutdated = false;
    followed.isAsking = true;
    try {
      return await askForFlows(this.#session, followed.uri);
    } finally {
      followed.isAsking = false;
      followed.pause = Math.min(Math.max(PAUSE, (performance.now() - start) * FACTOR), LONGEST_PAUSE);
    }
  }
}
