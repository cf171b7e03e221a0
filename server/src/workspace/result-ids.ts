/**
 * Names for what a document's findings are at a time, by which a client asks whether they are still the same. Two ids
 * are equal only where the content is: it is compared as a whole, since a hash may collide and a counter of edits
 * misses what changes without an edit, as a setting does. Most of the content are the same objects as before, and those
 * have not changed: what is given here must never be.
 */
export class ResultIds {
  readonly #last = new Map<string, { readonly content: readonly unknown[]; readonly id: string }>();
  readonly #prefix: string;
  #count = 0;

  /** `prefix` tells this run of the server from earlier ones, whose ids a client may still hold. */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** The id of this content of the document: that of the last call where the content is the same, else a new one. */
  of(uri: string, content: readonly unknown[]): string {
    const last = this.#last.get(uri);
    const isSame = last !== undefined && isEqual(last.content, content);
    const id = isSame ? last.id : `${this.#prefix}-${++this.#count}`;
    this.#last.set(uri, { content, id });
    return id;
  }

  /** Whether content was told of the document, and another than this. */
  differs(uri: string, content: readonly unknown[]): boolean {
    const last = this.#last.get(uri);
    return last !== undefined && !isEqual(last.content, content);
  }

  forget(uri: string): void {
    this.#last.delete(uri);
  }
}

/** Whether both would be the same text when sent. */
function isEqual(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a === b) return true;
  const isSame = (one: unknown, i: number) => one === b[i] || JSON.stringify(one) === JSON.stringify(b[i]);
  return a.length === b.length && a.every(isSame);
}
