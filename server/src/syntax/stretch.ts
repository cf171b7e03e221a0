/**
 * Lists before and after an edit. Most of their items are the same objects; what is made of them is made again only for
 * those between what both have in common at their beginning and at their end. To find these by comparing objects, one by
 * one, takes less time than copying the list, and unlike a note of what was edited it cannot be wrong.
 */
export interface Stretch {
  readonly first: number;
  readonly removed: number;
  readonly inserted: number;
}

type Same<T> = (a: T, b: T) => boolean;

/** Whether two lists hold the same, item by item: the same objects, or what `same` takes for them. */
export function sameItems<T>(a: readonly T[], b: readonly T[], same: Same<T> = Object.is): boolean {
  return a === b || (a.length === b.length && a.every((item, i) => same(item, b[i] as T)));
}

/** What of `before` is replaced in `after`. Items that are not the same object are compared by `same`, if given. */
export function stretchBetween<T>(before: readonly T[], after: readonly T[], same?: Same<T>): Stretch {
  if (before === after) return { first: before.length, removed: 0, inserted: 0 };
  const most = Math.min(before.length, after.length);
  const isSame = (i: number, j: number) => same?.(before[i] as T, after[j] as T) ?? false;
  let first = 0;
  while (first < most && (before[first] === after[first] || isSame(first, first))) first++;
  let [i, j] = [before.length - 1, after.length - 1];
  for (; i >= first && j >= first && (before[i] === after[j] || isSame(i, j)); i--) j--;
  return { first, removed: i + 1 - first, inserted: j + 1 - first };
}

/** The items made of those of `after`: `made` was made of `before`, item by item. The same list where nothing differs. */
export function remade<T, M>(
  before: readonly T[],
  made: readonly M[],
  after: readonly T[],
  make: (item: T) => M,
): readonly M[] {
  const { first, removed, inserted } = stretchBetween(before, after);
  return replaced(made, first, removed, after.slice(first, first + inserted).map(make));
}

/** The items of `after` that are wanted: `wanted` are those of `before`. The same list where none of them is touched. */
export function reselected<T>(
  before: readonly T[],
  wanted: readonly T[],
  after: readonly T[],
  isWanted: (item: T) => boolean,
): readonly T[] {
  return touched(before, after).some(isWanted) ? after.filter(isWanted) : wanted;
}

/** The items that are in one of the lists only, those of `before` first. */
export function touched<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  const { first, removed, inserted } = stretchBetween(before, after);
  return before.slice(first, first + removed).concat(after.slice(first, first + inserted));
}

/** The items of `after`, in place of those that are equal the items of `before`; `before` itself where all are. */
export function settled<T>(before: readonly T[], after: readonly T[], same: Same<T>): readonly T[] {
  const { first, removed, inserted } = stretchBetween(before, after, same);
  return replaced(before, first, removed, after.slice(first, first + inserted));
}

/** The list with these items in place of so many from `first` on. */
export function replaced<T>(list: readonly T[], first: number, removed: number, by: readonly T[]): readonly T[] {
  if (removed === 0 && by.length === 0) return list;
  return list.slice(0, first).concat(by, list.slice(first + removed));
}
