/**
 * Where a flow fails because an `else` is missing: with one more, every path follows a version. Then what is surplus and what is
 * missing on the paths only follows from that. Tried are the places between the lines of the branches, up to a bound.
 */
import { dividedBy } from "../syntax/block-lines";
import type { Block, Branch, Item } from "../syntax/structure";

/** Blocks that are nested deeper are not looked into. */
const DEEPEST = 20;

export interface MissingBranch {
  readonly block: Block;
  /** What the branch would begin with; undefined where that is not known, but the block has one branch only. */
  readonly from: Item | undefined;
}

/**
 * The branch that is missing, if one is; `conforms` tells whether a flow of such items follows a version on every path, and
 * is asked `mostTries` times at the most.
 */
export function missingBranchIn(
  items: readonly Item[],
  mostTries: number,
  conforms: (items: readonly Item[]) => boolean,
): MissingBranch | undefined {
  let tries = 0;
  for (const { block, from, whole } of splits(items, DEEPEST)) {
    if (++tries > mostTries) break;
    if (conforms(whole)) return { block, from };
  }
  const block = singleBranchIn(items);
  return block && { block, from: undefined };
}

interface Split {
  readonly block: Block;
  readonly from: Item;
  /** All items, with the branch divided. */
  readonly whole: readonly Item[];
}

/** Every way to divide a branch of an `alt` once. */
function* splits(items: readonly Item[], depth: number): Iterable<Split> {
  for (const [i, item] of items.entries()) {
    if (item.kind !== "block" || depth === 0) continue;
    const inPlace = (block: Block) => items.with(i, block);
    for (const [b, branch] of item.branches.entries()) {
      const withBranches = (...branches: Branch[]) => ({
        ...item,
        branches: item.branches.toSpliced(b, 1, ...branches),
      });
      if (item.word === "alt")
        for (let at = 1; at < branch.items.length; at++) {
          const from = branch.items[at] as Item;
          if (from.kind === "note") continue;
          const halves = [branch.items.slice(0, at), branch.items.slice(at)];
          yield {
            block: item,
            from,
            whole: inPlace(withBranches(...halves.map((half) => ({ ...branch, items: half })))),
          };
        }
      for (const inner of splits(branch.items, depth - 1))
        yield { ...inner, whole: inPlace(withBranches({ ...branch, items: inner.whole })) };
    }
  }
}

/** The first `alt` or `par` that has one branch only. Blocks may be nested to any depth. */
function singleBranchIn(items: readonly Item[]): Block | undefined {
  const blocks = items.filter((item) => item.kind === "block");
  for (const block of blocks) {
    if (block.branches.length === 1 && dividedBy(block.word)) return block;
    for (const branch of block.branches) blocks.push(...branch.items.filter((item) => item.kind === "block"));
  }
  return undefined;
}
