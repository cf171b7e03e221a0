/** All words of a tree, listed: what `alt`, `opt`, `par` and `loop` mean, in the plainest way. */
import { group, type Tree } from "./tree";

/** More words than this and a case is set aside. */
const MOST_WORDS = 1000;

/** Thrown where a tree has too many words to list them. */
export class TooLarge extends Error {}

/** Every word; `rounds`: how many rounds of a loop there may be. */
export function wordsOf<L>(tree: Tree<L>, rounds: number): L[][] {
  switch (tree.kind) {
    case "leaf":
      return [[tree.leaf]];
    case "seq":
      return combine(tree.parts, rounds, (a, b) => [[...a, ...b]]);
    case "par":
      return combine(tree.parts, rounds, interleave);
    case "alt":
      return limited(tree.parts.flatMap((part) => wordsOf(part, rounds)));
    case "opt":
      return [[], ...tree.parts.flatMap((part) => wordsOf(part, rounds))];
    case "loop":
      return limited(upTo(rounds).flatMap((n) => wordsOf(group("seq", ...upTo(n).flatMap(() => tree.parts)), rounds)));
    case "each":
      throw new Error("each stands for one part for each party: unroll it first");
  }
}

/** 1, 2, … n */
export function upTo(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i + 1);
}

function combine<L>(parts: readonly Tree<L>[], rounds: number, join: (a: L[], b: L[]) => L[][]): L[][] {
  let words: L[][] = [[]];
  for (const part of parts) {
    const further = wordsOf(part, rounds);
    const joined: L[][] = [];
    for (const a of words) for (const b of further) joined.push(...join(a, b)) && limited(joined);
    words = joined;
  }
  return words;
}

/** Every way to merge two words, each keeping its own order. */
function interleave<L>(a: L[], b: L[]): L[][] {
  if (a.length === 0 || b.length === 0) return [[...a, ...b]];
  const first = interleave(a.slice(1), b).map((rest) => [a[0] as L, ...rest]);
  const second = interleave(a, b.slice(1)).map((rest) => [b[0] as L, ...rest]);
  return limited([...first, ...second]);
}

function limited<W>(words: W[]): W[] {
  if (words.length > MOST_WORDS) throw new TooLarge();
  return words;
}

/** What may come after `first` in a tree; none: nothing in it can begin with `first`. A loop may go on for ever. */
function after<L>(tree: Tree<L>, first: L): Tree<L>[] {
  switch (tree.kind) {
    case "leaf":
      return tree.leaf === first ? [group("seq")] : [];
    case "alt":
    case "opt":
      return tree.parts.flatMap((part) => after(part, first));
    case "loop":
      return tree.parts.flatMap((part) => after(part, first)).map((rest) => group("seq", rest, group("opt", tree)));
    case "par":
      return tree.parts.flatMap((part, i) =>
        after(part, first).map((rest) => group("par", ...tree.parts.map((other, j) => (i === j ? rest : other)))),
      );
    case "seq": {
      const [head, ...tail] = tree.parts;
      if (head === undefined) return [];
      const later = canBeEmpty(head) ? after(group("seq", ...tail), first) : [];
      return [...after(head, first).map((rest) => group("seq", rest, ...tail)), ...later];
    }
    case "each":
      throw new Error("each stands in versions only");
  }
}

function canBeEmpty<L>(tree: Tree<L>): boolean {
  if (tree.kind === "leaf") return false;
  return tree.kind === "opt" || (tree.kind === "alt" ? tree.parts.some(canBeEmpty) : tree.parts.every(canBeEmpty));
}

/** Whether these are the leaves of one path, with as many rounds of its loops as it takes. */
export function isWordOf<L>(word: readonly L[], tree: Tree<L>): boolean {
  const [first, ...rest] = word;
  return first === undefined ? canBeEmpty(tree) : after(tree, first).some((further) => isWordOf(rest, further));
}
