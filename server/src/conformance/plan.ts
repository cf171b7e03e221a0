/**
 * A version as a plan: the tree of its steps and blocks with the parties resolved to where they are bound. planner.ts makes
 * it, once for each version; what walks it (engine.ts) keeps only small states.
 */
import type { Origin, VersionDeclaration } from "../names/declarations";
import type { Ground } from "../syntax/statement";

/** A step of a version, as it is spoken of. */
export interface StepInfo {
  /** The parties' names in the version. */
  readonly from: string;
  readonly to: string;
  readonly message: string;
  readonly necessity: "must" | "should" | "may";
  readonly remark: string;
  readonly ground: Ground | undefined;
  readonly origin: Origin;
}

/**
 * A party of a version where a step names it. `slot` is its place among the bindings of the innermost loop round, or of
 * the version outside loops; `each` the role of the `each` block whose round it is, which fixes the party.
 */
export interface PartyRef {
  readonly name: string;
  readonly slot: number;
  readonly each: boolean;
  readonly roles: ReadonlySet<string>;
}

interface Base {
  readonly id: number;
  /** The messages that its steps can take: no other needs to be tried. */
  readonly messages: ReadonlySet<string>;
}
export interface Step extends Base {
  readonly kind: "step";
  readonly from: PartyRef;
  readonly to: PartyRef;
  readonly message: string;
  readonly insteadOf: string | undefined;
  readonly accepts: ReadonlyMap<string, string>;
  readonly info: StepInfo;
  /** Whether the step is in a `loop`, and so may happen again. */
  readonly repeats: boolean;
}
export interface Group extends Base {
  readonly kind: "seq" | "alt" | "par" | "opt";
  readonly children: readonly Node[];
}
export interface Loop extends Base {
  readonly kind: "loop";
  readonly child: Node;
  /** How many parties each round binds. */
  readonly slots: number;
}
export interface Each extends Base {
  readonly kind: "each";
  readonly child: Node;
  readonly role: string;
}
export type Node = Step | Group | Loop | Each;

export interface Plan {
  /** Tells plans apart. */
  readonly id: number;
  readonly version: VersionDeclaration;
  readonly root: Node;
  /** How many parties are bound outside loops. */
  readonly slots: number;
  readonly steps: readonly Step[];
  /** The `may` steps: what is right for one of them is no wrong party of another step. */
  readonly optional: readonly Step[];
  /** The steps that can be a conversation's first. */
  readonly firstSteps: ReadonlySet<Step>;
  /** The roles one of which must be processing; empty: any. */
  readonly processors: readonly string[];
  /** The number of states that the version unfolds into, one party for each `each`. */
  readonly states: number;
}

/** More states than this and flows are not checked against a version. */
export const MOST_STATES = 4096;

/** Blocks nested deeper than this count as too large as well, for flows and versions alike. */
export const DEEPEST = 100;
