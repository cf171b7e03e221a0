/** A client that writes messages as bytes, several in one piece, and has files be read when the test wants it. */
import { type ChildProcess, spawn } from "node:child_process";
import {
  type ClientCapabilities,
  Message,
  type NotificationMessage,
  type RequestMessage,
  type ResponseMessage,
  StreamMessageReader,
} from "vscode-languageserver-protocol/node";
import { until } from "./client";
import { built } from "./dist";

const running = new Set<ChildProcess>();

/** Ends what tests left running; for `afterEach`. */
export function endAll(): void {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
}

export class RawClient {
  /** Answers in the order in which they came. */
  readonly answers: ResponseMessage[] = [];
  /** What the server has asked to be read and waits for. */
  readonly #reads: RequestMessage[] = [];
  /** The texts of files by their addresses; while there are none the server has to wait for them. */
  #textOf: ((uri: string) => string) | undefined;
  readonly #child: ChildProcess = spawn(process.execPath, [built("server.js"), "--stdio"]);
  #last = 0;

  constructor() {
    running.add(this.#child);
    const { stdout } = this.#child;
    if (stdout) new StreamMessageReader(stdout).listen((message) => this.#take(message));
  }

  /** Initializes the server, but does not say `initialized`. */
  async initialize(capabilities: ClientCapabilities, options: object): Promise<void> {
    const initializationOptions = { readFile: true, ...options };
    const params = { processId: process.pid, rootUri: null, capabilities, initializationOptions };
    await this.ask("initialize", params);
  }

  request(method: string, params?: object): RequestMessage {
    return { jsonrpc: "2.0", id: ++this.#last, method, ...(params && { params }) };
  }

  notification(method: string, params: object): NotificationMessage {
    return { jsonrpc: "2.0", method, params };
  }

  cancel({ id }: RequestMessage): NotificationMessage {
    return this.notification("$/cancelRequest", { id });
  }

  open(uri: string, text: string): NotificationMessage {
    return this.notification("textDocument/didOpen", {
      textDocument: { uri, languageId: "msgflow", version: 1, text },
    });
  }

  /** Another text in place of all of it. */
  change(uri: string, text: string): NotificationMessage {
    const textDocument = { uri, version: ++this.#last };
    return this.notification("textDocument/didChange", { textDocument, contentChanges: [{ text }] });
  }

  /** Writes all of it at once. */
  send(...messages: readonly Message[]): void {
    const texts = messages.map((message) => JSON.stringify(message));
    this.#child.stdin?.write(texts.map((one) => `Content-Length: ${Buffer.byteLength(one)}\r\n\r\n${one}`).join(""));
  }

  async answerTo({ id, method }: RequestMessage): Promise<ResponseMessage> {
    const find = () => this.answers.find((one) => one.id === id);
    await until(() => find() !== undefined, `an answer to ${method}`);
    return find() as ResponseMessage;
  }

  /** Sends a request by itself. Throws where the answer is an error. */
  async ask(method: string, params?: object): Promise<unknown> {
    const request = this.request(method, params);
    this.send(request);
    const { result, error } = await this.answerTo(request);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  /** Gives the server the files that it asks for, those too that it waits for. */
  giveFiles(textOf: (uri: string) => string): void {
    this.#textOf = textOf;
    for (const request of this.#reads.splice(0)) this.#take(request);
  }

  /** Lets the server wait for files from now on. */
  holdFiles(): void {
    this.#textOf = undefined;
  }

  /** Whether the server waits for a file. */
  get isWaitedFor(): boolean {
    return this.#reads.length > 0;
  }

  /** Done when the server waits for a file. */
  async reading(): Promise<void> {
    await until(() => this.isWaitedFor, "a file to be asked for");
  }

  #take(message: Message): void {
    if (Message.isResponse(message)) this.answers.push(message);
    if (!Message.isRequest(message)) return;
    if (message.method !== "msgflow/readFile") this.#reply(message, null);
    else if (this.#textOf) this.#reply(message, { text: this.#textOf((message.params as { uri: string }).uri) });
    else this.#reads.push(message);
  }

  #reply({ id }: RequestMessage, result: object | null): void {
    this.send({ jsonrpc: "2.0", id, result } as ResponseMessage);
  }
}
