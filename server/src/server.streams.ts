/**
 * Reads and writes the protocol's messages over standard input and output. The library's own reader and writer wait for
 * the next turn of the event loop at every message, and write its head and its body one after the other; with these an
 * edit and its answer take about a fifth less of the time that any server takes. Diagnostics that are text already are
 * written as they are.
 */
import type { Readable, Writable } from "node:stream";
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  Disposable,
  type Message,
  type MessageReader,
  type MessageWriter,
  RAL,
} from "vscode-languageserver/node";
import { DiagnosticText } from "./server.diagnostic-text";

export class StreamReader extends AbstractMessageReader implements MessageReader {
  readonly #stream: Readable;
  readonly #buffer = RAL().messageBuffer.create("utf-8");
  /** How long the message is whose head has been read. */
  #length: number | undefined;

  constructor(stream: Readable) {
    super();
    this.#stream = stream;
  }

  listen(callback: DataCallback): Disposable {
    const read = (data: Uint8Array) => this.#read(data, callback);
    this.#stream.on("data", read);
    this.#stream.on("error", (error) => this.fireError(error));
    this.#stream.on("close", () => this.fireClose());
    return Disposable.create(() => this.#stream.off("data", read));
  }

  #read(data: Uint8Array, callback: DataCallback): void {
    this.#buffer.append(data);
    for (;;) {
      // What is wrong with one message does not concern the next one.
      try {
        const body = this.#next();
        if (body === undefined) return;
        callback(JSON.parse(body.toString()));
      } catch (error) {
        this.fireError(error);
      }
    }
  }

  /** The body of the next message, once all of it is there. */
  #next(): Buffer | undefined {
    if (this.#length === undefined) {
      const head = this.#buffer.tryReadHeaders(true);
      if (head === undefined) return undefined;
      const length = head.get("content-length");
      if (!/^\d+$/.test(length ?? "")) throw new Error("A message has no Content-Length that is a number.");
      this.#length = Number(length);
    }
    const body = this.#buffer.tryReadBody(this.#length);
    if (body !== undefined) this.#length = undefined;
    return body as Buffer | undefined;
  }
}

export class StreamWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: Writable;
  #errors = 0;

  constructor(stream: Writable) {
    super();
    this.#stream = stream;
    stream.on("error", (error) => this.fireError(error));
    stream.on("close", () => this.fireClose());
  }

  /** Resolves when the stream has taken all of it. Messages arrive in the order of the calls. */
  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#stream.write(bytesOf(message), (error) => {
        if (!error) return resolve();
        this.fireError(error, message, ++this.#errors);
        reject(error);
      });
    });
  }

  end(): void {
    this.#stream.end();
  }
}

function bytesOf(message: Message): string | Uint8Array {
  const { result, params, ...envelope } = message as Sent;
  if (result?.items instanceof DiagnosticText) {
    const { items, ...rest } = result;
    return withText({ ...envelope, result: { ...rest, items: [] } }, items);
  }
  if (params?.diagnostics instanceof DiagnosticText) {
    const { diagnostics, ...rest } = params;
    return withText({ ...envelope, params: { ...rest, diagnostics: [] } }, diagnostics);
  }
  const text = JSON.stringify(message);
  return headOf(Buffer.byteLength(text)) + text;
}

/** What may be in a message: an answer with diagnostics, or a notification of them. */
interface Sent extends Message {
  readonly result?: { readonly items?: unknown };
  readonly params?: { readonly diagnostics?: unknown };
}

/** The message with these diagnostics in place of the empty list at its end, the last of what is in its last member. */
function withText(message: object, diagnostics: DiagnosticText): Uint8Array {
  const [before, behind] = [JSON.stringify(message).slice(0, -"[]}}".length), "}}"];
  const length = Buffer.byteLength(before) + diagnostics.byteLength + behind.length;
  const head = headOf(length) + before;
  const start = Buffer.byteLength(head);
  const bytes = Buffer.allocUnsafe(start + diagnostics.byteLength + behind.length);
  bytes.write(head);
  diagnostics.write(bytes, start);
  bytes.write(behind, start + diagnostics.byteLength);
  return bytes;
}

const headOf = (length: number) => `Content-Length: ${length}\r\n\r\n`;
