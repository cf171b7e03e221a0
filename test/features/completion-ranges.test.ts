/** What a proposal takes the place of: the word under the cursor, however it is written. */
import assert from "node:assert/strict";
import { cursorAt } from "../../server/src/features/completion/cursor";

/** The word before the cursor and its rest behind it. */
function wordAt(marked: string): readonly [string, string] {
  const cursor = cursorAt(marked.replace("<|>", ""), marked.indexOf("<|>"));
  assert.ok(cursor);
  return [cursor.text.slice(cursor.start, cursor.at), cursor.text.slice(cursor.at, cursor.end)];
}

describe("the word under the cursor", () => {
  const cases: readonly (readonly [marked: string, before: string, after: string])[] = [
    ["<|>", "", ""],
    ["  Ix<|>n -> Desk", "Ix", "n"],
    ["Ix<|>n->Desk", "Ix", "n"],
    ["Ixn<|>->Desk", "Ixn", ""],
    ["Ixn->De<|>sk:EventAck", "De", "sk"],
    ["Stat-Ser<|>ver-2 : Agent", "Stat-Ser", "ver-2"],
    ["Interaction.Inter<|>actionId = 1", "Interaction.Inter", "actionId"],
    ["Interaction.<|>", "Interaction.", ""],
    ["X = -1<|>7.5", "-1", "7.5"],
    ["via Interaction Man<|>agement", "Man", "agement"],
    ["\u{1D4B3}e\u0301<|>\u{1D4B3} -> A", "\u{1D4B3}e\u0301", "\u{1D4B3}"],
    ['use "parts/in<|>ner.msgflow"', "in", "ner.msgflow"],
    ["A -<|>", "-", ""],
  ];
  for (const [marked, before, after] of cases)
    it(`is ${JSON.stringify(before + after)} in ${JSON.stringify(marked)}`, () =>
      assert.deepEqual(wordAt(marked), [before, after]));

  it("is not there where no column is", () => {
    for (const character of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
      assert.equal(cursorAt("a", character), undefined);
    assert.equal(cursorAt("ab", 1000)?.at, 2);
  });
});
