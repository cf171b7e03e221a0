/**
 * A client that takes as little time as it can: what it sends is made before the clock starts, and a message's time is when
 * its last byte has come, before it is read. Both servers that are compared are spoken to through it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { ensure } from "./measure";

export interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}
/** A message of the server, and when it had come. */
export interface Arrival {
  readonly message: Message;
  readonly at: number;
}
/** Whether the client asks for diagnostics or has them sent. */
export type Mode = "pull" | "push";

const PATIENCE = 120_000;
/** What an editor can show. */
const FEATURES = {
  hover: { contentFormat: ["markdown", "plaintext"] },
  documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown", "plaintext"] } },
  semanticTokens: {
    requests: { full: { delta: true }, range: true },
    tokenTypes: ["namespace", "type", "class", "enum", "parameter", "variable", "property", "event", "function"],
    tokenModifiers: ["declaration", "defaultLibrary"],
    formats: ["relative"],
  },
};

export class Client {
  readonly #child: ChildProcess;
  readonly #name: string;
  readonly #reader: FrameReader;
  #awaited: { isIt: (message: Message) => boolean; done: (arrival: Arrival) => void } | undefined;
  #failure: Error | undefined;
  /** Called when the server fails while it is waited for. */
  #failed: (error: Error) => void = () => undefined;
  #ids = 0;
  #ending = false;

  /** Starts a server: a script for Node, with its arguments and, for `heapUsed`, those of Node. */
  constructor(name: string, script: string, args: readonly string[], nodeArgs: readonly string[] = []) {
    this.#name = name;
    this.#child = spawn(process.execPath, [...nodeArgs, script, ...args], {
      stdio: nodeArgs.length > 0 ? ["pipe", "pipe", "pipe", "ipc"] : ["pipe", "pipe", "pipe"],
    });
    this.#child.stderr?.on("data", (data) => this.#fail(new Error(`${name} wrote to its standard error: ${data}`)));
    this.#child.once("exit", (code) => {
      if (!this.#ending) this.#fail(new Error(`${name} ended by itself, status ${code}.`));
    });
    this.#reader = new FrameReader((arrival) => this.#take(arrival));
    this.#child.stdout?.on("data", (data: Buffer) => this.#reader.push(data));
  }

  /** The bytes of a notification. */
  notification(method: string, params: unknown): Buffer {
    return frame({ jsonrpc: "2.0", method, params });
  }

  /** The bytes of a request, and what its answer is known by. */
  request(method: string, params: unknown): { bytes: Buffer; isAnswer: (message: Message) => boolean } {
    const id = ++this.#ids;
    return {
      bytes: frame({ jsonrpc: "2.0", id, method, params }),
      isAnswer: (message) => message.id === id && message.method === undefined,
    };
  }

  /** Sends these messages and waits for the one that matters. An answer that is an error fails. */
  async exchange(messages: readonly Buffer[], isIt: (message: Message) => boolean): Promise<Arrival & { ms: number }> {
    ensure(this.#awaited === undefined, () => `${this.#name} is still being waited for.`);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${this.#name} does not answer.`)), PATIENCE);
    });
    let start = 0;
    const arrived = this.#waited<Arrival>((done) => {
      this.#awaited = { isIt, done };
      start = performance.now();
      for (const message of messages) this.#child.stdin?.write(message);
    });
    try {
      const arrival = await Promise.race([arrived, late]);
      const { error } = arrival.message;
      ensure(error === undefined, () => `${this.#name} answers with an error: ${error?.message}`);
      return { ...arrival, ms: arrival.at - start };
    } finally {
      clearTimeout(timer);
      this.#awaited = undefined;
    }
  }

  /** The server's answer says what it can do. */
  async initialize(mode: Mode): Promise<Record<string, unknown>> {
    const publishDiagnostics = { relatedInformation: true, versionSupport: true, tagSupport: { valueSet: [1, 2] } };
    const textDocument = { ...FEATURES, publishDiagnostics, ...(mode === "pull" && { diagnostic: {} }) };
    const { bytes, isAnswer } = this.request("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument },
    });
    const { message } = await this.exchange([bytes], isAnswer);
    this.#child.stdin?.write(this.notification("initialized", {}));
    return (message.result as { capabilities: Record<string, unknown> }).capabilities;
  }

  /** What the server holds in memory, in bytes, once what it no longer needs is gone; it has to run with the heap probe. */
  async heapUsed(): Promise<number> {
    this.#child.send("heap");
    return this.#waited<number>((done) => this.#child.once("message", done));
  }

  /** Ends the server as the protocol has it. */
  async close(): Promise<void> {
    const { bytes, isAnswer } = this.request("shutdown", undefined);
    await this.exchange([bytes], isAnswer);
    this.#ending = true;
    const gone = once(this.#child, "exit");
    this.#child.stdin?.write(this.notification("exit", undefined));
    await gone;
  }

  /**
   * Waits for what `begin` calls back with, and fails when the server does. No promise is raced that outlives this: it would
   * keep every message.
   */
  async #waited<T>(begin: (done: (value: T) => void) => void): Promise<T> {
    if (this.#failure) throw this.#failure;
    return await new Promise<T>((done, failed) => {
      this.#failed = failed;
      begin(done);
    });
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#failed(error);
  }

  #take(arrival: Arrival): void {
    const { message } = arrival;
    if (this.#awaited?.isIt(message)) this.#awaited.done(arrival);
    else if (message.method === "window/logMessage") {
      const { type, message: text } = message.params as { type: number; message: string };
      if (type === 1) this.#fail(new Error(`${this.#name} logs an error: ${text}`));
    } else if (message.method !== undefined && message.id !== undefined)
      // A request of the server: it has to be answered, with nothing.
      this.#child.stdin?.write(frame({ jsonrpc: "2.0", id: message.id, result: null }));
    else if (message.method === undefined) this.#fail(new Error(`${this.#name} answers what was not asked.`));
  }
}

function frame(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

/** Puts messages together from the pieces in which they come. */
class FrameReader {
  readonly #take: (arrival: Arrival) => void;
  #pieces: Buffer[] = [];
  #length = 0;
  /** Where the message ends that the pieces begin with, once its header is there. */
  #body: { readonly start: number; readonly end: number } | undefined;

  constructor(take: (arrival: Arrival) => void) {
    this.#take = take;
  }

  push(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
    for (;;) {
      this.#body ??= this.#header();
      if (this.#body === undefined || this.#length < this.#body.end) return;
      const at = performance.now();
      const all = this.#joined();
      const text = all.toString("utf8", this.#body.start, this.#body.end);
      this.#pieces = [all.subarray(this.#body.end)];
      this.#length -= this.#body.end;
      this.#body = undefined;
      this.#take({ message: JSON.parse(text) as Message, at });
    }
  }

  #header(): { start: number; end: number } | undefined {
    const all = this.#joined();
    const end = all.indexOf("\r\n\r\n");
    if (end < 0) return undefined;
    const length = /Content-Length: *(\d+)/i.exec(all.toString("ascii", 0, end))?.[1];
    ensure(length !== undefined, () => "A message of the server has no length.");
    return { start: end + 4, end: end + 4 + Number(length) };
  }

  #joined(): Buffer {
    const [first] = this.#pieces;
    const all = this.#pieces.length === 1 && first ? first : Buffer.concat(this.#pieces);
    this.#pieces = [all];
    return all;
  }
}
