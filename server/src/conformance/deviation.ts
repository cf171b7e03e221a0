/**
 * What the comparison of a flow with a model tells: the verdict, and how the flow deviates from the version it is
 * compared with. Rules turn deviations into findings.
 */
import type { Model, VersionDeclaration } from "../names/declarations";
import type { Party } from "../names/parties";
import type { ResolvedSend } from "../names/resolve";
import type { Condition } from "./condition";
import type { MissingBranch } from "./missing-branch";
import type { StepInfo } from "./plan";
import type { Subject } from "./subject";

/** A deviation in terms of messages `S` and parties `P`: numbers while it is worked out, then what they stand for. */
export type DeviationOf<S, P> =
  /** A step does not happen; `party` names the party of an `each` that lacks it; `before`: what it should come before. */
  | { readonly kind: "missing"; readonly step: StepInfo; readonly party?: P; readonly before?: S }
  /** No step accounts for the message. */
  | { readonly kind: "unexpected"; readonly send: S }
  /** The message stands where the version has another in its place. */
  | { readonly kind: "substituted"; readonly send: S; readonly step: StepInfo }
  /** The message was taken through `accept`. */
  | { readonly kind: "disputed"; readonly send: S; readonly step: StepInfo; readonly why: string }
  /** Another party than the version has there: the bound one, or one of another role. */
  | {
      readonly kind: "wrong-sender" | "wrong-receiver";
      readonly send: S;
      readonly step: StepInfo;
      /** The party that the version binds there. */
      readonly bound?: P;
      /** Where no party is bound, the roles it may have. */
      readonly roles: readonly string[];
    }
  /** The message comes before `later`, though its step must follow that one's. */
  | { readonly kind: "out-of-order"; readonly send: S; readonly later: S; readonly step: StepInfo }
  /** The message comes before the request that everything begins with. */
  | { readonly kind: "before-request"; readonly send: S; readonly request: S }
  /** The step that `first` was taken for happens again. */
  | { readonly kind: "duplicate"; readonly send: S; readonly first: S; readonly step: StepInfo }
  /** None of those processing has the role that the version names. */
  | { readonly kind: "wrong-processor"; readonly roles: readonly string[] }
  /** None of the versions named, but fully another. */
  | { readonly kind: "wrong-version"; readonly follows: readonly VersionDeclaration[] }
  /** What belongs to two branches stands in one. */
  | ({ readonly kind: "missing-branch" } & MissingBranch)
  /** Nothing is named, and nothing in the flow points to a model. */
  | { readonly kind: "no-model" }
  | { readonly kind: "too-large" };

const MESSAGES = ["send", "later", "request", "first", "before"];
const PARTIES = ["party", "bound"];

/** The same deviation with other messages, and other parties if given, in place of its numbers. */
export function renumbered<S, P = number>(
  raw: DeviationOf<number, number>,
  sends: readonly S[],
  parties?: readonly P[],
): DeviationOf<S, P> {
  const made: Record<string, unknown> = { ...raw };
  for (const key of MESSAGES) if (typeof made[key] === "number") made[key] = sends[made[key]];
  if (parties) for (const key of PARTIES) if (typeof made[key] === "number") made[key] = parties[made[key]];
  return made as unknown as DeviationOf<S, P>;
}

/** `when`: the paths on which the deviation holds; without it, every path. */
export type Deviation = DeviationOf<ResolvedSend, Party> & { readonly when?: Condition };

/** The verdict over a flow, or over a `follows` block. */
export interface FlowConformance {
  readonly subject: Subject;
  /** The model compared with: the one named, or the one that fits best. */
  readonly model: Model | undefined;
  /** The versions some path follows; if none, those named, or the nearest. */
  readonly versions: readonly VersionDeclaration[];
  /** The versions some path follows. */
  readonly follows: readonly VersionDeclaration[];
  /** Whether the script names the model itself. */
  readonly declared: boolean;
  /** Null where conformance is not checked. */
  readonly conforms: boolean | null;
  /** The version the deviations are from. */
  readonly nearest: VersionDeclaration | undefined;
  /** Whether the deviations' version was chosen as the nearest and not named. */
  readonly inferred: boolean;
  readonly deviations: readonly Deviation[];
}
