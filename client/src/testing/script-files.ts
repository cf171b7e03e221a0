import { Disposable, type Uri, workspace } from "vscode";
import { findScripts, SCRIPTS } from "../find-scripts";

/** So long after the last of some changes, in milliseconds, a file is looked at again. */
const PAUSE = 300;

/** The scripts of the workspace as they are on disk; from the first {@link find} on it tells of those that change and go. */
export class ScriptFiles implements Disposable {
  readonly #changed: (uri: Uri) => void;
  readonly #gone: (uri: Uri) => void;
  #files = new Map<string, Uri>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #watching: Disposable | undefined;

  constructor(changed: (uri: Uri) => void, gone: (uri: Uri) => void) {
    this.#changed = changed;
    this.#gone = gone;
  }

  /** All of them. */
  async find(): Promise<readonly Uri[]> {
    this.watch();
    const found = await findScripts();
    const before = this.#files;
    this.#files = new Map(found.map((uri) => [uri.toString(), uri]));
    // A watcher tells nothing of what was in a folder that is gone.
    for (const [key, uri] of before) if (!this.#files.has(key)) this.#gone(uri);
    return found;
  }

  /** Begins to tell of changes. */
  watch(): void {
    if (this.#watching) return;
    const watcher = workspace.createFileSystemWatcher(SCRIPTS);
    this.#watching = Disposable.from(
      watcher,
      watcher.onDidCreate((uri) => this.#soon(uri)),
      watcher.onDidChange((uri) => this.#soon(uri)),
      watcher.onDidDelete((uri) => this.#forget(uri)),
      // What was not saved is gone: the file counts again.
      workspace.onDidCloseTextDocument(({ uri }) => this.#files.has(uri.toString()) && this.#soon(uri)),
    );
  }

  dispose(): void {
    this.#watching?.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #soon(uri: Uri): void {
    const key = uri.toString();
    this.#files.set(key, uri);
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        this.#changed(uri);
      }, PAUSE),
    );
  }

  #forget(uri: Uri): void {
    clearTimeout(this.#timers.get(uri.toString()));
    this.#timers.delete(uri.toString());
    this.#files.delete(uri.toString());
    this.#gone(uri);
  }
}
