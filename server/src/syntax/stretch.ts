/**
 * Lists before and after an edit. Most of their items are the same objects; what is made of them is made again only for
 * those between what both have in common at their beginning and at their end. These are found by comparing objects, one
 * by one, which unlike a note of what was edited cannot be wrong; but where one list was made of the other by
 * `replaced`, how it was made says the same at once. Lists that have been given to anything here must not be changed.
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
  if (same !== undefined || before.length < LONG) return compared(before, after, same);
  for (const one of recent) if (one.before.deref() === before && one.after.deref() === after) return one.stretch;
  const stretch = compared(before, after);
  note(before, after, stretch);
  return stretch;
}

/** Lists of which it is worth knowing what was replaced in them. */
const LONG = 64;
/** How many pairs of lists are remembered: after an edit several ask for the stretch between the same two. */
const RECENT = 8;

interface Known {
  readonly before: WeakRef<readonly unknown[]>;
  readonly after: WeakRef<readonly unknown[]>;
  readonly stretch: Stretch;
}
/**
 * What was made or compared last. In a script of 3,300 sections an edit asked ten times for a stretch, which took 70 of its
 * 550 µs. Neither list is kept alive for long; in a WeakMap each list would keep the next one alive, until the collector
 * looks at everything.
 */
const recent: Known[] = [];
let next = 0;

function note(before: readonly unknown[], after: readonly unknown[], stretch: Stretch): void {
  recent[next] = { before: new WeakRef(before), after: new WeakRef(after), stretch };
  next = (next + 1) % RECENT;
}

function compared<T>(before: readonly T[], after: readonly T[], same?: Same<T>): Stretch {
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

/** The list with these items in place of so many from one on. The same list where they are what was there. */
export function replaced<T>(list: readonly T[], from: number, count: number, items: readonly T[]): readonly T[] {
  const within = compared(list.slice(from, from + count), items);
  const { removed, inserted } = within;
  if (removed === 0 && inserted === 0) return list;
  const first = from + within.first;
  const by = items.slice(within.first, within.first + inserted);
  const after = by.length < FEW ? list.toSpliced(first, removed, ...by) : concatenated(list, first, removed, by);
  if (list.length >= LONG) note(list, after, { first, removed, inserted });
  return after;
}

/** So many can be handed over as arguments, and then the list is copied in one go: a third of the time. */
const FEW = 1000;

const concatenated = <T>(list: readonly T[], first: number, removed: number, by: readonly T[]) =>
  list.slice(0, first).concat(by, list.slice(first + removed));
