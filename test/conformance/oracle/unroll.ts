/**
 * A version's words for one path: loops and `each` blocks unrolled, every party with the scope that it is bound in.
 * A party bound in a round of a loop is another one in the next round; that of an `each` is fixed.
 */
import { leavesOf, type Message, rolesOf, type Step, type Tree } from "./tree";
import { upTo, wordsOf } from "./words";

/** A party of a version in one scope: `fixed` in an `each`, otherwise bound under its key when it is first used. */
export interface Role {
  readonly key: string;
  readonly roles: readonly string[];
  readonly fixed: number | undefined;
}
export interface Slot extends Omit<Step, "from" | "to"> {
  readonly from: Role;
  readonly to: Role;
}

/** The party that an `each` stands for where no party has the role: no message is sent or received by it. */
const NOBODY = -1;

interface Scope {
  /** The loop round, or 0 outside loops. */
  readonly round: number;
  /** The parties of the `each` blocks around, by role. */
  readonly each: ReadonlyMap<string, number>;
}

/** Every word of the version that can matter for this path. `occurring`: the flow's parties with their roles. */
export function versionWords(
  version: Tree<Step>,
  path: readonly Message[],
  occurring: ReadonlyMap<number, string>,
): Slot[][] {
  let rounds = 0;
  const unroll = (tree: Tree<Step>, scope: Scope): Tree<Slot> => {
    switch (tree.kind) {
      case "leaf":
        return { kind: "leaf", leaf: slot(tree.leaf, scope) };
      case "loop": {
        const round = () => tree.parts.map((part) => unroll(part, { ...scope, round: ++rounds }));
        const counts = upTo(mostRounds(tree, path));
        return { kind: "alt", parts: counts.map((n) => ({ kind: "seq", parts: upTo(n).flatMap(round) })) };
      }
      case "each": {
        const found = [...occurring].filter(([, role]) => role === tree.role).map(([party]) => party);
        const parties = found.length > 0 ? found : [NOBODY];
        const round = (party: number) => ({ ...scope, each: new Map(scope.each).set(tree.role, party) });
        const parts = parties.flatMap((party) => tree.parts.map((part) => unroll(part, round(party))));
        return { kind: "par", parts };
      }
      default:
        return { kind: tree.kind, parts: tree.parts.map((part) => unroll(part, scope)) };
    }
  };
  return wordsOf(unroll(version, { round: 0, each: new Map() }), 1);
}

/** A round without a message is never better than none: as many rounds as the path has messages for the loop, or one. */
function mostRounds(loop: Tree<Step>, path: readonly Message[]): number {
  const named = new Set(leavesOf(loop).flatMap((step) => [step.message, step.insteadOf, ...step.accepts]));
  return Math.max(1, path.filter(({ message }) => named.has(message)).length);
}

function slot(step: Step, scope: Scope): Slot {
  const role = (name: string): Role => ({
    key: `${name} ${scope.round}`,
    roles: rolesOf(name),
    fixed: scope.each.get(name),
  });
  return { ...step, from: role(step.from), to: role(step.to) };
}
