import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import type { WriteStream } from "node:tty";
import { Progress } from "../../server/src/cli/progress";

/** A terminal that keeps what is written to it. */
function terminal(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, columns: 20, write: (text: string) => written.push(text) > 0 };
  return { stream: stream as unknown as WriteStream, written };
}

describe("progress", function () {
  this.timeout(10_000);

  it("is shown after a second, cut to the terminal's width, and erased", async () => {
    const { stream, written } = terminal(true);
    const progress = new Progress(stream, () => "Checked 5 of 10 files: a\u001b.msgflow");
    await delay(800);
    assert.deepEqual(written, []);
    await delay(500);
    assert.equal(written[0], "\r\u001b[2KChecked 5 of 10 fi…");
    progress.end();
    assert.equal(written.at(-1), "\r\u001b[2K");
    const count = written.length;
    await delay(300);
    assert.equal(written.length, count);
  });

  it("is not shown for what is quick, nor where there is no terminal", async () => {
    const quick = terminal(true);
    new Progress(quick.stream, () => "x").end();
    const file = terminal(false);
    const progress = new Progress(file.stream, () => "x");
    await delay(1_200);
    progress.end();
    assert.deepEqual([quick.written, file.written], [[], []]);
  });
});
