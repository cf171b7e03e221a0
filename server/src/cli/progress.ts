/** A line on the terminal that tells what is being done, once that takes longer than a second; erased afterwards. */
import type { WriteStream } from "node:tty";
import { frame } from "./frame";

const PATIENCE = 1_000;
const PERIOD = 100;
const ERASE = "\r\x1b[2K";

export class Progress {
  /** What is being done; read each time the line is drawn. */
  label: () => string;
  readonly #terminal: WriteStream;
  readonly #start = performance.now();
  readonly #timer: NodeJS.Timeout | undefined;
  #isDrawn = false;

  /** Draws only where the stream is a terminal. */
  constructor(stream: WriteStream, label: () => string) {
    this.#terminal = stream;
    this.label = label;
    if (stream.isTTY) this.#timer = setInterval(() => this.#draw(), PERIOD);
  }

  /** Takes the line away, to be called before anything else is written to the terminal. It comes back by itself. */
  erase(): void {
    if (this.#isDrawn) this.#terminal.write(ERASE);
    this.#isDrawn = false;
  }

  end(): void {
    clearInterval(this.#timer);
    this.erase();
  }

  #draw(): void {
    if (performance.now() - this.#start < PATIENCE) return;
    // A line as wide as the terminal would wrap, and only its last row be erased.
    const room = (this.#terminal.columns || 80) - 1;
    this.#terminal.write(ERASE + frame(this.label(), 0, 0, room).text);
    this.#isDrawn = true;
  }
}
