// The file system `msgflow-files:` of VS Code for the Web: a folder of the machine that serves it, asked for by HTTP
// (workspace-files.mjs answers). Scripts can be written; deleting and renaming is left to the machine's own tools.
const { EventEmitter, FileChangeType, FileSystemError, Uri, workspace } = require("vscode");

const SCHEME = "msgflow-files";

exports.activate = (context) => {
  const files = new ServedFiles(Uri.joinPath(context.extensionUri, "..", "files"));
  context.subscriptions.push(workspace.registerFileSystemProvider(SCHEME, files, { isCaseSensitive: true }));
};

class ServedFiles {
  #base;
  #changed = new EventEmitter();
  onDidChangeFile = this.#changed.event;

  constructor(base) {
    this.#base = base;
  }

  async stat(uri) {
    return (await this.#request(uri, "?stat")).json();
  }

  async readDirectory(uri) {
    return (await this.#request(uri, "?list")).json();
  }

  async readFile(uri) {
    return new Uint8Array(await (await this.#request(uri)).arrayBuffer());
  }

  async writeFile(uri, content) {
    await this.#request(uri, "", { method: "PUT", body: content });
    this.#changed.fire([{ type: FileChangeType.Changed, uri }]);
  }

  /** Changes from elsewhere show when a file is opened or saved. */
  watch() {
    return { dispose: () => undefined };
  }

  createDirectory(uri) {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri) {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri) {
    throw FileSystemError.NoPermissions(uri);
  }

  async #request(uri, query = "", options = {}) {
    const path = uri.path.split("/").map(encodeURIComponent).join("/");
    const response = await fetch(`${this.#base.toString(true)}${path}${query}`, options);
    if (response.ok) return response;
    if (response.status === 404) throw FileSystemError.FileNotFound(uri);
    if (response.status === 403) throw FileSystemError.NoPermissions(uri);
    throw FileSystemError.Unavailable(uri);
  }
}
