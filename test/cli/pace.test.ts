import assert from "node:assert/strict";
import { Pace } from "../../server/src/cli/pace";

/** Works without a pause for so many milliseconds. */
function work(ms: number): void {
  const start = performance.now();
  while (performance.now() - start < ms);
}

describe("the pace of long work", () => {
  it("lets the event loop turn when that is due, and only then", async () => {
    const pace = new Pace();
    let turned = false;
    setImmediate(() => {
      turned = true;
    });
    await pace.turn();
    assert.equal(turned, false);
    work(60);
    await pace.turn();
    assert.equal(turned, true);
  });
});
