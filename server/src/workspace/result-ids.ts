import { type PlacedFindings, sayTheSame } from "../language-service";

/** What a document's findings are at a time. Must not be changed. */
type Content = readonly PlacedFindings[];

/**
 * Names for what a document's findings are at a time, by which a client asks whether they are still the same. Two ids
 * are equal only where the findings are: they are compared one by one, since a hash may collide and a counter of edits
 * misses what changes without an edit, as a setting does. Most are the same objects as before, and those have not changed.
 */
export class ResultIds {
  readonly #last = new Map<string, { readonly content: Content; readonly id: string }>();
  readonly #prefix: string;
  #count = 0;

  /** `prefix` tells this run of the server from earlier ones, whose ids a client may still hold. */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** The id of these findings of the document: that of the last call where they are the same, else a new one. */
  of(uri: string, content: Content): string {
    const last = this.#last.get(uri);
    const isSame = last !== undefined && sayTheSame(last.content, content);
    const id = isSame ? last.id : `${this.#prefix}-${++this.#count}`;
    this.#last.set(uri, { content, id });
    return id;
  }

  /** Whether findings were told of the document, and others than these. */
  differs(uri: string, content: Content): boolean {
    const last = this.#last.get(uri);
    return last !== undefined && !sayTheSame(last.content, content);
  }

  forget(uri: string): void {
    this.#last.delete(uri);
  }
}
