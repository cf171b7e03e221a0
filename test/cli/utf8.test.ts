import assert from "node:assert/strict";
import fc from "fast-check";
import { invalidByte } from "../../server/src/cli/utf8";

/** Whether the platform takes the bytes for UTF-8. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

describe("where bytes cease to be UTF-8", () => {
  const cases: [string, number[], number | undefined][] = [
    ["nothing", [], undefined],
    ["a byte that starts nothing", [0x61, 0x80], 1],
    ["an overlong form", [0xc0, 0xaf], 0],
    ["an overlong form of three", [0x61, 0xe0, 0x9f, 0xbf], 1],
    ["a surrogate", [0xed, 0xa0, 0x80], 0],
    ["beyond Unicode", [0xf4, 0x90, 0x80, 0x80], 0],
    ["a sequence cut short", [0xe6, 0x97], 0],
    ["a sequence cut short by another", [0xe6, 0x97, 0x61], 0],
    ["all lengths", [...Buffer.from("aé日😀")], undefined],
  ];
  for (const [name, bytes, offset] of cases) it(name, () => assert.equal(invalidByte(Uint8Array.from(bytes)), offset));

  it("is nowhere exactly if the platform decodes them, and after what it decodes", () => {
    const biased = fc.constantFrom(0x61, 0x0a, 0x80, 0xbf, 0xc2, 0xe0, 0xa0, 0xed, 0x9f, 0xf0, 0x90, 0xf4, 0x8f);
    const bytes = fc.array(fc.oneof(biased, fc.nat(255)), { maxLength: 12 }).map((list) => Uint8Array.from(list));
    fc.assert(
      fc.property(bytes, (list) => {
        const offset = invalidByte(list);
        assert.equal(offset === undefined, isUtf8(list));
        if (offset !== undefined) assert.ok(isUtf8(list.subarray(0, offset)));
      }),
      { numRuns: 5_000 },
    );
  });
});
