/** Texts that are cut and mended anywhere, and places that are far from any text. */
import fc from "fast-check";

interface Change {
  readonly at: number;
  readonly cut: number;
  readonly text: string;
}

/** Changes that put in one of these pieces, or anything. */
export function changesOf(piece: fc.Arbitrary<string>): fc.Arbitrary<Change> {
  return fc.record({ at: fc.nat(), cut: fc.nat(12), text: fc.oneof(piece, fc.string({ maxLength: 3 })) });
}

/** The text after the changes, one after the other. */
export function mutated(source: string, changes: readonly Change[]): string {
  return changes.reduce((text, { at, cut, text: put }) => {
    const from = at % (text.length + 1);
    return text.slice(0, from) + put + text.slice(from + cut);
  }, source);
}

/** Numbers that are no line and no column. */
export const far = fc.constantFrom(-1, 1e9, Number.NaN, Number.NEGATIVE_INFINITY, 0.5);
