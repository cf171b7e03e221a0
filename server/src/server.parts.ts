/**
 * Work that may take long, done in parts: between them the server hears what the client says, that it has given up, say, or
 * that the text is another now.
 */
import { type CheckSettings, resolveNames, type Script } from "./language-service";

/** Work that yields wherever others may have a turn, and what comes of it. */
export type Parts<T> = Generator<void, T>;

/** So long, in milliseconds, others wait for their turn. */
const TURN = 15;

/** Does the work while `goesOn`, of which it is sure at the end, too; undefined where it was not done. Throws what the work throws. */
export async function inParts<T>(work: Parts<T>, goesOn: () => boolean): Promise<{ readonly value: T } | undefined> {
  while (goesOn()) {
    const end = Date.now() + TURN;
    do {
      const { done, value } = work.next();
      if (done) return { value };
    } while (Date.now() < end);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return undefined;
}

/** Looks up the names of scripts of which something is going to be asked that depends on it: what is known already is kept. */
export function* resolved(scripts: readonly Script[], settings: CheckSettings): Parts<void> {
  for (const script of scripts) {
    resolveNames(script, settings);
    yield;
  }
}
