/**
 * Whatever is edited in scripts with characters of one to four bytes: every request is answered to a client that counts in
 * bytes of UTF-8 as it is to one that counts in UTF-16 units.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { killAll } from "./client";
import { Documents, OPEN, type Side, startSide } from "./encoding-sides";
import { providersIn, REQUESTS } from "./every-request";

const piece = fc.constantFrom(
  "",
  "💬",
  "é",
  "日本",
  "𝒳",
  "a",
  '"',
  "->",
  "#",
  "\n",
  "\r\n",
  " : ",
  "\nend\n",
  "alt ",
  "=",
  ", ",
);
const edit = fc.record({ from: fc.nat(), length: fc.nat(5), text: piece });
const step = fc.record({
  uri: fc.constantFrom(...OPEN),
  edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
  asked: fc.tuple(fc.nat(), fc.nat()),
});

describe("server: every request of places in bytes", function () {
  this.timeout(300_000);
  let sides: Side[] = [];
  before(async () => {
    sides = [await startSide("utf-8"), await startSide("utf-16")];
  });
  after(killAll);

  it("is known to these tests", () => {
    const announced = new Set(sides.flatMap(({ client }) => providersIn(client.initializeResult.capabilities)));
    assert.deepEqual([...announced].sort(), [...new Set(REQUESTS.flatMap(({ provider }) => provider ?? []))].sort());
  });

  it("is answered the same", async () => {
    /** The requests that were answered with a place. */
    const placed = new Set<string>();
    const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
      const documents = new Documents();
      for (const side of sides) await documents.open(side);
      for (const { uri, edits, asked } of steps) {
        for (const side of sides) await documents.holdTokens(side, uri);
        await documents.edit(uri, edits, sides);
        const places = documents.inOrder(uri, asked);
        for (const side of sides) await documents.hold(side, uri, places[1]);
        for (const request of REQUESTS) {
          const [bytes, units] = await Promise.all(sides.map((side) => documents.ask(side, request, uri, places)));
          assert.deepEqual(bytes, units, `${request.method} in ${JSON.stringify(documents.textOf(uri))}`);
          if (JSON.stringify(units)?.includes('"character"')) placed.add(request.method);
        }
      }
      for (const side of sides) await documents.close(side);
    });
    await fc.assert(property, { numRuns: 60 });
    const others = REQUESTS.map(({ method }) => method).filter((method) => !placed.has(method));
    // Folding ranges are of whole lines; what is resolved has its places mostly before.
    assert.deepEqual(
      others.filter((method) => !/foldingRange|resolve/.test(method)),
      [],
    );
  });
});
