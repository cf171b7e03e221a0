import assert from "node:assert/strict";
import { wordTexts } from "../../server/src/features/hover-keywords";
import { keywords } from "../../server/src/syntax/generated/keywords";
import { parseLine } from "../../server/src/syntax/parse-line";

/** Words of the language in their place, names elsewhere. */
const PLACE_WORDS = ["by", "or", "of", "required", "reference", "interaction", "documented", "seen", "inferred"];
const TYPES = ["string", "integer", "number", "boolean", "object"];

describe("the explanations of words", () => {
  it("are there for every word of the language and for no other", () => {
    assert.deepEqual([...wordTexts.keys()].sort(), [...keywords, ...PLACE_WORDS, ...TYPES].sort());
  });

  for (const [word, { example, meaning }] of wordTexts)
    it(`show ${word} in lines of the language`, () => {
      for (const line of example.split("\n")) assert.notEqual(parseLine(line).kind, "bad", line);
      const shown = word === "boolean" || new RegExp(`\\b${word}\\b`).test(example);
      assert.ok(shown, `no \`${word}\` in its example`);
      assert.ok(meaning.endsWith("."));
    });
});
