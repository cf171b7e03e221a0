import { type Uri, workspace } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, type MessageTransports } from "vscode-languageclient/browser";

/** The language server in a web worker, from its start to its end. */
export class ServerWorker {
  readonly #script: Uri;
  #worker: Worker | undefined;

  constructor(script: Uri) {
    this.#script = script;
  }

  /**
   * Starts the worker. The connection is made here, not by the client: in the extension host `Worker` is a wrapper, so
   * the client does not recognise a worker it is given.
   */
  async connect(): Promise<MessageTransports> {
    this.#worker = await startWorker(this.#script);
    return { reader: new WorkerReader(this.#worker), writer: new BrowserMessageWriter(this.#worker) };
  }

  /** A worker does not end by itself when the client says goodbye. */
  kill(): void {
    this.#worker?.terminate();
  }
}

/** An uncaught error in the worker closes the connection, just as it ends a server that is a process. */
class WorkerReader extends BrowserMessageReader {
  constructor(worker: Worker) {
    super(worker);
    worker.addEventListener("error", () => this.fireClose());
  }
}

async function startWorker(script: Uri): Promise<Worker> {
  const options = { name: "Message Flow language server" };
  if (/^https?$/.test(script.scheme)) return new Worker(script.toString(true), options);
  // From anywhere else, as on a remote machine, no worker can be started by address: its text is fetched instead.
  const text = new TextDecoder().decode(await workspace.fs.readFile(script));
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(url, options);
  // The worker reads the address some time later; once it answers, it has.
  worker.addEventListener("message", () => URL.revokeObjectURL(url), { once: true });
  return worker;
}
