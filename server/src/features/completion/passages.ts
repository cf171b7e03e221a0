/**
 * The ways through a flow that lead past a line: what has happened before it and what happens after. Of the branches around
 * the line only its own counts; of the other blocks the first branches, and each other branch once.
 */
import type { Block, Item, Send } from "../../syntax/structure";

/** The messages of one way, before the line and behind it. */
export interface Way {
  readonly before: readonly Send[];
  readonly after: readonly Send[];
}

const MOST_WAYS = 8;

/** A stretch of a way; the line is where `HERE` stands. */
type Stretch = readonly (Send | typeof HERE)[];
const HERE = Symbol("the line");

export function waysPast(items: readonly Item[], line: number): Way[] {
  return waysThrough(items, line).map((way) => {
    const here = way.indexOf(HERE);
    const isSend = (one: Stretch[number]): one is Send => one !== HERE;
    return { before: way.slice(0, here).filter(isSend), after: way.slice(here + 1).filter(isSend) };
  });
}

/** Without a line, the ways through all of it. */
function waysThrough(items: readonly Item[], line?: number): Stretch[] {
  const parts: Stretch[][] = [];
  let isPassed = line === undefined;
  for (const item of items) {
    const isAround = line !== undefined && !isPassed && item.kind === "block" && contains(item, line);
    if (!isAround && !isPassed && item.line > (line as number)) parts.push([[HERE]]);
    isPassed ||= isAround || item.line > (line as number);
    if (item.kind === "send") parts.push([[item]]);
    else if (item.kind === "block") parts.push(isAround ? waysInto(item, line) : waysOf(item));
  }
  if (!isPassed) parts.push([[HERE]]);
  return joined(parts);
}

function contains({ line, end = Number.POSITIVE_INFINITY }: Block, at: number): boolean {
  return line < at && at < end;
}

function branchAround({ branches }: Block, line: number): number {
  return branches.findLastIndex((branch) => branch.line < line);
}

/** The blocks that the line is in, the innermost last. */
export function blocksAround(items: readonly Item[], line: number): Block[] {
  const around: Block[] = [];
  for (let inside = items; ; ) {
    const block = inside.find((item) => item.kind === "block" && contains(item, line)) as Block | undefined;
    if (!block) return around;
    around.push(block);
    inside = block.branches[branchAround(block, line)]?.items ?? [];
  }
}

function waysInto(block: Block, line: number): Stretch[] {
  const { word, branches } = block;
  const own = branchAround(block, line);
  const ways = (at: number) => waysThrough(branches[at]?.items ?? [], at === own ? line : undefined);
  return word === "par" ? joined(branches.map((_, at) => ways(at))) : ways(own);
}

function waysOf({ word, branches }: Block): Stretch[] {
  const ways = branches.map(({ items }) => waysThrough(items));
  if (word === "par") return joined(ways);
  return word === "opt" ? [...ways.flat(), []] : ways.flat().slice(0, MOST_WAYS);
}

/** One part after the other: the first way of each, then for every other way of a part one that goes through it. */
function joined(parts: readonly (readonly Stretch[])[]): Stretch[] {
  const first = parts.map((ways) => ways[0] ?? []);
  const joined = [first.flat()];
  parts.forEach((ways, at) => {
    for (const way of ways.slice(1))
      if (joined.length < MOST_WAYS) joined.push([...first.slice(0, at), way, ...first.slice(at + 1)].flat());
  });
  return joined;
}
