/** The words that a name is made of: `EventDoorOpened` of three, `Own-Protocol` of two, `Door.OpenedBy` of three. */

export interface NameWords {
  readonly name: string;
  /** In lower case, numbers too. */
  readonly words: readonly string[];
  /** The words without what parts them. */
  readonly letters: string;
  /** Its numbers, in their order. */
  readonly numbers: string;
}

/** Digits; capital letters up to the last, which begins the next word; a word with or without a capital letter. */
const WORD = /\p{Nd}+|\p{Lu}+(?!\p{Ll})|\p{Lu}?[^\p{Lu}\p{Nd}\s._-]+/gu;
const NUMBER = /^\p{Nd}/u;

export function wordsOf(name: string): NameWords {
  const words = (name.match(WORD) ?? []).map((word) => word.toLowerCase());
  return { name, words, letters: words.join(""), numbers: words.filter(isNumber).join(" ") };
}

export function isNumber(word: string): boolean {
  return NUMBER.test(word);
}
