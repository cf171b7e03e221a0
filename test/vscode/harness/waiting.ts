/** Waiting for what comes from other processes in its own time: always by asking again, never by sleeping. */
import * as assert from "node:assert/strict";

/** How long anything may take: the machine may be slow, or busy with something else. */
export const PATIENCE = 60_000;
/** How long to wait for what may have come to nothing, as a key does that is pressed too early, before it is tried again. */
export const A_MOMENT = 8_000;
const PAUSE = 50;

/** Waits until `attempt` no longer throws, and gives its result; throws what it threw last when patience is at its end. */
export async function eventually<T>(attempt: () => T | Promise<T>, patience = PATIENCE): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** Waits until what is read equals `expected`, or, where that is a pattern, matches it. */
export async function becomes<T>(read: () => T | Promise<T>, expected: T | RegExp, patience = PATIENCE): Promise<void> {
  await eventually(async () => {
    const actual = await read();
    if (expected instanceof RegExp) assert.match(String(actual), expected);
    else assert.deepEqual(actual, expected);
  }, patience);
}
