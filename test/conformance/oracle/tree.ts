/**
 * What the oracle and the generators speak of: versions and flows as trees. Nothing of the server is used here, so that
 * the oracle stays a second opinion.
 */

/** `opt` and `loop` have one part; `each` has one as well and a role, and stands in versions only. */
export type Tree<L> =
  | { readonly kind: "leaf"; readonly leaf: L }
  | { readonly kind: "seq" | "alt" | "par" | "opt" | "loop"; readonly parts: readonly Tree<L>[] }
  | { readonly kind: "each"; readonly role: string; readonly parts: readonly Tree<L>[] };

/** A step of a version; `from` and `to` are names of roles or of the version's participants. */
export interface Step {
  readonly necessity: "must" | "should" | "may";
  readonly from: string;
  readonly to: string;
  readonly message: string;
  readonly insteadOf: string | undefined;
  readonly accepts: readonly string[];
}

/** A message of a flow; parties are numbers in the flow's list. */
export interface Message {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

export interface Party {
  readonly name: string;
  readonly role: string;
  /** Whether it is declared; otherwise the role's name stands for it. */
  readonly declared: boolean;
}

export interface Flow {
  readonly parties: readonly Party[];
  readonly tree: Tree<Message>;
}

export const ROLES = ["Ra", "Rb", "Rc"] as const;
export const MESSAGES = ["M0", "M1", "M2", "M3"] as const;
/** The participants of every version, with the roles that they may have. */
export const PARTICIPANTS: ReadonlyMap<string, readonly string[]> = new Map([
  ["X", ["Ra"]],
  ["Y", ["Ra", "Rb"]],
]);

/** The roles that a name in a version stands for. */
export function rolesOf(name: string): readonly string[] {
  return PARTICIPANTS.get(name) ?? [name];
}

export function leaf<L>(of: L): Tree<L> {
  return { kind: "leaf", leaf: of };
}
export function group<L>(kind: "seq" | "alt" | "par" | "opt" | "loop", ...parts: readonly Tree<L>[]): Tree<L> {
  return { kind, parts };
}

/** The leaves in the order of the text. */
export function leavesOf<L>(tree: Tree<L>): L[] {
  return tree.kind === "leaf" ? [tree.leaf] : tree.parts.flatMap(leavesOf);
}

export function hasKind<L>(tree: Tree<L>, kind: Tree<L>["kind"]): boolean {
  return tree.kind === kind || (tree.kind !== "leaf" && tree.parts.some((part) => hasKind(part, kind)));
}

/** The same tree with other leaves; `change` gets each leaf with its number in the order of the text. */
export function changeLeaves<L, M>(tree: Tree<L>, change: (leaf: L, at: number) => Tree<M>): Tree<M> {
  let at = 0;
  const walk = (node: Tree<L>): Tree<M> =>
    node.kind === "leaf" ? change(node.leaf, at++) : { ...node, parts: node.parts.map(walk) };
  return walk(tree);
}
