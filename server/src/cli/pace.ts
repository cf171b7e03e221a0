/**
 * Lets the event loop turn during long work that never waits: so that the terminal shows how far it is, and a stream's
 * failure is heard of. Files are read and folders listed synchronously: for many small files the asynchronous ways of
 * Node take three to five times as long.
 */
import { setImmediate } from "node:timers/promises";

/** In milliseconds: shorter than the period in which progress is drawn. */
const STRETCH = 50;

export class Pace {
  #last = performance.now();

  /** To be awaited between two pieces of work. */
  async turn(): Promise<void> {
    if (performance.now() - this.#last < STRETCH) return;
    await setImmediate();
    this.#last = performance.now();
  }
}
