/**
 * Threads that check batches of files. What comes of the batches is given in their order, whoever is done first; a
 * reader that is slow keeps the threads from going far ahead. If a thread ends before its time, for instance for want of
 * memory, that is told of each file that it had, and of no other.
 */
import { join } from "node:path";
import { SHARE_ENV, Worker } from "node:worker_threads";
import type { CheckerSettings, Outcome } from "./checker";
import type { ScriptFile } from "./files";
import { inWords } from "./problems";
import { newTally } from "./report";

/** What a thread runs, beside this: start.ts, bundled. */
const PROGRAM = "msgflow.js";
/** How many files a thread is sent at once, at the most: their number is what messages cost, not their length. */
const BATCH = 32;
/** Each thread is to have about this many batches, so that none works long on the last one while the others have none. */
const ROUNDS = 8;
/** Batches that a thread has: it must not wait for the next one. */
const AT_A_THREAD = 2;
/** Batches that are handed out before the first of them has been taken. */
const AHEAD = 256;

type Batch = readonly ScriptFile[];

/** What a thread is sent. */
export interface Task {
  readonly index: number;
  readonly files: Batch;
}
/** What it answers. By its number, since one that fails may still answer what it was sent after that. */
export interface Answer {
  readonly index: number;
  readonly outcome: Outcome;
}

interface Thread {
  readonly worker: Worker;
  /** The batches that it was sent and has not answered. */
  readonly had: Set<number>;
}

export class Team {
  readonly #threads = new Set<Thread>();
  readonly #done = new Map<number, Outcome>();
  #batches: readonly Batch[] = [];
  #next = 0;
  #taken = 0;
  #wake: (() => void) | undefined;

  /** A team of so many threads, or of as many as can be started. */
  constructor(count: number, settings: CheckerSettings) {
    try {
      while (this.#threads.size < count) this.#start(settings);
    } catch {
      // The system gives no more threads. Who has none checks by itself.
    }
  }

  /** What comes of the files, in their order. Returns those that are left when no thread is. */
  async *outcomes(files: readonly ScriptFile[]): AsyncGenerator<Outcome, readonly ScriptFile[]> {
    this.#batches = batchesOf(files, this.#threads.size);
    try {
      for (; this.#taken < this.#batches.length; this.#taken++) {
        this.#handOut();
        while (!this.#done.has(this.#taken) && this.#threads.size > 0) await this.#news();
        const outcome = this.#done.get(this.#taken);
        if (outcome === undefined) return this.#batches.slice(this.#taken).flat();
        this.#done.delete(this.#taken);
        yield outcome;
      }
      return [];
    } finally {
      for (const { worker } of this.#threads) void worker.terminate();
    }
  }

  #start(settings: CheckerSettings): void {
    const worker = new Worker(join(__dirname, PROGRAM), { workerData: settings, env: SHARE_ENV });
    const thread: Thread = { worker, had: new Set() };
    let reason: string | undefined;
    worker.on("message", (answer: Answer) => this.#take(thread, answer));
    worker.on("error", (error) => {
      reason = inWords(error);
    });
    worker.on("messageerror", (error) => {
      reason = inWords(error);
      void worker.terminate();
    });
    worker.on("exit", (code) => this.#lose(thread, reason ?? `it ended with ${code}`));
    this.#threads.add(thread);
  }

  #handOut(): void {
    for (let had = 0; had < AT_A_THREAD; had++)
      for (const thread of this.#threads) if (thread.had.size <= had) this.#send(thread);
  }

  #send({ worker, had }: Thread): void {
    const index = this.#next;
    const files = this.#batches[index];
    if (files === undefined || index - this.#taken >= AHEAD) return;
    this.#next++;
    had.add(index);
    worker.postMessage({ index, files } satisfies Task);
  }

  #take({ had }: Thread, { index, outcome }: Answer): void {
    had.delete(index);
    this.#done.set(index, outcome);
    this.#handOut();
    this.#wake?.();
  }

  #lose(thread: Thread, reason: string): void {
    this.#threads.delete(thread);
    for (const index of thread.had) this.#done.set(index, lost(this.#batches[index] as Batch, reason));
    this.#wake?.();
  }

  /** Resolves when a thread has answered or ended. */
  #news(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

function batchesOf(files: readonly ScriptFile[], threads: number): Batch[] {
  const size = Math.max(1, Math.min(BATCH, Math.ceil(files.length / (threads * ROUNDS))));
  return Array.from({ length: Math.ceil(files.length / size) }, (_, i) => files.slice(i * size, (i + 1) * size));
}

function lost(batch: Batch, reason: string): Outcome {
  const message = `not checked, because the thread that had it failed: ${reason}`;
  return { told: batch.map(({ shown }) => ({ path: shown, message })), tally: newTally() };
}
