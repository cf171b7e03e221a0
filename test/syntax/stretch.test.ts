/** What is made again only where lists differ is what is made of the whole list. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { remade, reselected, settled, stretchBetween, touched } from "../../server/src/syntax/stretch";

/** Few different items, so that lists have much in common, and items repeat. */
const list = fc.array(fc.nat(3), { maxLength: 8 });
/** Two lists that often share both ends. */
const lists = fc.oneof(
  fc.tuple(list, list),
  fc.tuple(list, list, list, list).map(([head, a, b, tail]) => [head.concat(a, tail), head.concat(b, tail)] as const),
);
const isOdd = (item: number) => item % 2 === 1;

describe("lists before and after an edit", () => {
  it("differ in one stretch, with the same items before and behind it", () => {
    fc.assert(
      fc.property(lists, ([before, after]) => {
        const { first, removed, inserted } = stretchBetween(before, after);
        assert.deepEqual(before.slice(0, first), after.slice(0, first));
        assert.deepEqual(before.slice(first + removed), after.slice(first + inserted));
        assert.deepEqual(touched(before, after), [
          ...before.slice(first, first + removed),
          ...after.slice(first, first + inserted),
        ]);
      }),
    );
  });

  it("have made of them what is made of each item, and the same list where they are the same", () => {
    const make = (item: number) => `${item}`;
    fc.assert(
      fc.property(lists, ([before, after]) => {
        const made = before.map(make);
        assert.deepEqual(remade(before, made, after, make), after.map(make));
        assert.equal(remade(before, made, [...before], make), made);
      }),
    );
  });

  it("have selected from them what is wanted of the whole list, and the same list where that is not touched", () => {
    fc.assert(
      fc.property(lists, ([before, after]) => {
        const wanted = before.filter(isOdd);
        assert.deepEqual(reselected(before, wanted, after, isOdd), after.filter(isOdd));
        if (!touched(before, after).some(isOdd)) assert.equal(reselected(before, wanted, after, isOdd), wanted);
      }),
    );
  });

  it("keep the old items at both ends as far as they are equal", () => {
    const of = (items: readonly number[]) => items.map((item) => ({ item }));
    fc.assert(
      fc.property(lists, ([numbersBefore, numbersAfter]) => {
        const [before, after] = [of(numbersBefore), of(numbersAfter)];
        const same = settled(before, after, (a, b) => a.item === b.item);
        assert.deepEqual(same, after);
        const { first } = stretchBetween(numbersBefore, numbersAfter);
        for (let i = 0; i < first; i++) assert.equal(same[i], before[i]);
        if (numbersBefore.join() === numbersAfter.join()) assert.equal(same, before);
      }),
    );
  });
});
