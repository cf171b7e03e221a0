/**
 * A stream that is written to as a whole: small pieces are gathered, a slow reader is waited for, and a reader that
 * went away, as `head` does, is not an error. The process ends by itself when everything is out.
 */
import { once } from "node:events";
import type { Writable } from "node:stream";

/** How much is gathered, in UTF-16 units. */
const CHUNK = 1 << 16;

export class Output {
  /** What the stream failed with, other than that nobody reads any more. */
  failure: Error | undefined;
  readonly isTerminal: boolean;
  readonly #stream: Writable;
  #gathered = "";
  #isClosed = false;

  constructor(stream: Writable & { isTTY?: boolean }) {
    this.#stream = stream;
    this.isTerminal = stream.isTTY === true;
    stream.on("error", (error: NodeJS.ErrnoException) => this.#close(error));
  }

  /** Resolves when more may be written. Never rejects: see `failure`. */
  async write(text: string): Promise<void> {
    this.#gathered += text;
    // At a terminal somebody watches.
    if (this.isTerminal || this.#gathered.length >= CHUNK) await this.flush();
  }

  /** Hands on what is gathered. */
  async flush(): Promise<void> {
    const text = this.#gathered;
    this.#gathered = "";
    if (text !== "" && !this.#isClosed && !this.#stream.write(text)) await this.#drained();
  }

  async #drained(): Promise<void> {
    const either = new AbortController();
    const options = { signal: either.signal };
    try {
      await Promise.race([once(this.#stream, "drain", options), once(this.#stream, "close", options)]);
    } catch {
      // The stream failed: the listener for that has taken note, and no more is written.
    } finally {
      either.abort();
    }
  }

  #close(error: NodeJS.ErrnoException): void {
    this.#isClosed = true;
    if (error.code !== "EPIPE") this.failure ??= error;
  }
}
