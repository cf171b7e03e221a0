/**
 * The results of `work` for each item, in the items' order, while the next `limit` are already under way. Throws what
 * `work` throws, at its turn.
 */
export async function* inOrder<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R, void> {
  const underWay: Promise<R>[] = [];
  let next = 0;
  while (next < items.length || underWay.length > 0) {
    while (next < items.length && underWay.length < limit) underWay.push(work(items[next++] as T));
    yield await (underWay.shift() as Promise<R>);
  }
}
