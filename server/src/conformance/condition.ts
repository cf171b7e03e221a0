/** On which paths a deviation holds, in words and with the places of the branches. */
import type { Span } from "../syntax/statement";
import type { Block, Branch, Item, Send } from "../syntax/structure";
import type { Choice } from "./flow-graph";
import type { Path } from "./situation";

/** The choices that lead to a deviation. */
export interface Condition {
  /** Completes "when …". */
  readonly text: string;
  /** Whether the choices are one example of several ways to get there. */
  readonly example: boolean;
  /** The lines that begin the branches gone through. */
  readonly branches: readonly { readonly line: number; readonly span: Span }[];
}

/**
 * What the paths that have a deviation share and others lack; undefined where all paths have it, or where its place
 * says it already, being in the branch.
 */
export function conditionOf(
  having: readonly Path[],
  all: readonly Path[],
  send: Send | undefined,
): Condition | undefined {
  if (having.length === all.length) return undefined;
  const first = having[0] as Path;
  const others = all.filter((path) => !having.includes(path));
  const telling = [...first.choices].filter((choice) => !others.every((path) => path.choices.has(choice)));
  const shared = telling.filter((choice) => having.every((path) => path.choices.has(choice)));
  const apart = shared.filter((choice) => !others.some((path) => path.choices.has(choice)));
  const choices = apart.length > 0 ? apart.slice(-1) : (shared.length > 0 ? shared : telling).slice(0, 2);
  const hidden = choices.filter((choice) => !(send && isIn(choice, send)));
  if (hidden.length === 0) return undefined;
  return {
    text: hidden.map(textOf).join(" and "),
    example: shared.length === 0,
    branches: hidden.map(({ branch }) => ({ line: branch.line, span: branch.statement.word })),
  };
}

/**
 * The order of two messages that stand in different branches of a `par` is one of several, whatever else the paths
 * have in common; undefined where no `par` leaves it open.
 */
export function orderCondition(items: readonly Item[], first: Send, second: Send): Condition | undefined {
  for (const item of items) {
    if (item.kind !== "block") continue;
    const [a, b] = [branchWith(item, first), branchWith(item, second)];
    if (!a || !b) continue;
    if (a === b) return orderCondition(a.items, first, second);
    if (item.word !== "par") return undefined;
    const branches = [a, b].map(({ line, statement }) => ({ line, span: statement.word }));
    return { text: "the branches of `par` come in this order", example: false, branches };
  }
  return undefined;
}

function branchWith(block: Block, send: Send): Branch | undefined {
  return block.branches.find((branch) => holds(branch.items, send));
}

/** A message in a branch says by its place that the branch is gone through. */
function isIn(choice: Choice, send: Send): boolean {
  return (choice.kind === "branch" || choice.kind === "taken") && holds(choice.branch.items, send);
}

function holds(items: readonly Item[], send: Send): boolean {
  return items.some(
    (item) => item === send || (item.kind === "block" && item.branches.some((b) => holds(b.items, send))),
  );
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

function textOf({ kind, block, branch }: Choice): string {
  const label = labelOf(branch);
  switch (kind) {
    case "branch":
      return label ?? `the ${ordinalOf(block, branch)} branch of \`alt\` is taken`;
    case "taken":
      return label ?? "the `opt` happens";
    case "left-out":
      return label === undefined ? "the `opt` does not happen" : `${label} does not happen`;
    case "repeated":
      return label === undefined ? "the `loop` goes round again" : `${label} happens again`;
  }
}

function labelOf({ statement }: Branch): string | undefined {
  return "label" in statement && statement.label ? `‹${statement.label.text}›` : undefined;
}

function ordinalOf(block: Block, branch: Branch): string {
  const index = block.branches.indexOf(branch);
  return ORDINALS[index] ?? `${index + 1}th`;
}
