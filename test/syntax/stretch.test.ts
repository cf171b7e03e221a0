/** What is made again only where lists differ is what is made of the whole list. */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  remade,
  replaced,
  reselected,
  type Stretch,
  settled,
  stretchBetween,
  touched,
} from "../../server/src/syntax/stretch";

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

  it("that are long and were made of one another differ in that way, too, whichever are compared", () => {
    const edit = fc.record({ from: fc.nat(99), count: fc.nat(4), items: fc.array(fc.nat(3), { maxLength: 4 }) });
    // Whatever is remembered of some lists must say nothing of others: more of them than are remembered, in any order.
    const some = fc.array(fc.tuple(edit, fc.nat(), fc.nat()), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(some, (steps) => {
        const lists: (readonly number[])[] = [Array.from({ length: 100 }, (_, i) => i % 4)];
        for (const [{ from, count, items }, one, other] of steps) {
          const list = lists[one % lists.length] as readonly number[];
          const after: readonly number[] = replaced(
            list,
            Math.min(from, list.length),
            Math.min(count, list.length - from),
            items,
          );
          assert.deepEqual(after, [...list.slice(0, from), ...items, ...list.slice(from + count)]);
          lists.push(after);
          for (const before of [list, lists[other % lists.length] as readonly number[]]) {
            const { first, removed, inserted }: Stretch = stretchBetween(before, after);
            assert.deepEqual(before.slice(0, first), after.slice(0, first));
            assert.deepEqual(before.slice(first + removed), after.slice(first + inserted));
          }
        }
      }),
    );
  });

  it("are the same list where what is put in is what was there", () => {
    const items = Array.from({ length: 100 }, (_, i) => ({ i }));
    assert.equal(replaced(items, 10, 3, items.slice(10, 13)), items);
    const more = replaced(items, 10, 3, [...items.slice(10, 12), { i: -1 }, ...items.slice(12, 13)]);
    assert.deepEqual(stretchBetween(items, more), { first: 12, removed: 0, inserted: 1 });
  });

  it("are the same whether few items are put in or very many", () => {
    const many = Array.from({ length: 200_000 }, (_, i) => i);
    const after = replaced([-1, -2, -3], 1, 1, many);
    assert.equal(after.length, 200_002);
    assert.deepEqual([after[0], after[1], after[200_000], after[200_001]], [-1, 0, 199_999, -3]);
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
