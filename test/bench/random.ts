/** Random numbers that are the same in every run: a corpus is given by its seed. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** At least 0, less than 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.between(0, list.length - 1)] as T;
  }

  shuffled<T>(list: readonly T[]): T[] {
    const items = [...list];
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.between(0, i);
      [items[i], items[j]] = [items[j] as T, items[i] as T];
    }
    return items;
  }

  /** The items of all lists, each list's in their own order. */
  interleaved<T>(lists: readonly (readonly T[])[]): T[] {
    const rest = lists.map((list) => [...list]).filter((list) => list.length > 0);
    const items: T[] = [];
    while (rest.length > 0) {
      const at = this.between(0, rest.length - 1);
      const list = rest[at] as T[];
      items.push(list.shift() as T);
      if (list.length === 0) rest.splice(at, 1);
    }
    return items;
  }

  /** So many letters and digits, as in the identifiers of Interaction Server. */
  identifier(length: number): string {
    let text = "";
    while (text.length < length) text += this.between(0, 35).toString(36).toUpperCase();
    return text;
  }
}
