/** The explanation of a word of the language. */

export interface WordText {
  readonly kind: "keyword" | "mark" | "ground" | "type";
  /** How the word is spoken of, where it is a part of a longer phrase; "" where it stands alone. */
  readonly phrase: string;
  /** A sentence or two, Markdown. */
  readonly meaning: string;
  /** Lines of the language, in the canonical layout. */
  readonly example: string;
}

type Explain = (meaning: string, example: string, phrase?: string) => WordText;

const explain =
  (kind: WordText["kind"]): Explain =>
  (meaning, example, phrase = "") => ({ kind, phrase, meaning, example });

export const keyword = explain("keyword");
export const mark = explain("mark");
export const ground = explain("ground");
export const type = explain("type");
