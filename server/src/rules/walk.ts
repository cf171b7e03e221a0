/** Walks the messages of a flow in the order of its lines, with a memory of what came before on the same path. */
import type { Block, Item, Send } from "../syntax/structure";

/** What is remembered. Branches of a block do not see each other; what follows the block sees them all. */
export interface Memory<M> {
  /** A memory for one branch, which starts from this one. */
  fork(): M;
  /** Takes over what the branches of a block, in their order, came to remember. */
  join(branches: readonly M[]): void;
}

interface Frame<M> {
  readonly items: readonly Item[];
  next: number;
  readonly memory: M;
  /** What to do when the items are through. */
  readonly done?: () => void;
}

/** Visits every message. Blocks may be nested to any depth, so this keeps its own stack. */
export function walk<M extends Memory<M>>(
  items: readonly Item[],
  memory: M,
  visit: (send: Send, memory: M) => void,
): void {
  const stack: Frame<M>[] = [{ items, next: 0, memory }];
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const item = frame.items[frame.next++];
    if (item === undefined) {
      stack.pop();
      frame.done?.();
    } else if (item.kind === "send") visit(item, frame.memory);
    else if (item.kind === "block") stack.push(...framesOf(item, frame.memory));
  }
}

/** The branches as frames, the first on top. A block of one branch goes on with the memory around it. */
function framesOf<M extends Memory<M>>({ branches }: Block, memory: M): Frame<M>[] {
  if (branches.length === 1) return branches.map(({ items }) => ({ items, next: 0, memory }));
  const forks = branches.map(() => memory.fork());
  const frames = branches.map(({ items }, i) => ({ items, next: 0, memory: forks[i] as M }));
  const join: Frame<M> = { items: [], next: 0, memory, done: () => memory.join(forks) };
  return [join, ...frames.reverse()];
}
