/** Situations: what a walk over a flow with several versions at once meets, and the paths through them. */
import type { Send } from "../syntax/structure";
import type { Choice, Place } from "./flow-graph";
import type { Configuration } from "./moves";
import type { Plan } from "./plan";

/** A path through the flow: its messages and the choices it goes through. */
export interface Path {
  readonly sends: readonly Send[];
  readonly choices: ReadonlySet<Choice>;
  /** The versions that it follows cleanly; none: it fails. */
  readonly follows: readonly Plan[];
}

/** What is reached by all versions together: equal sets are one object. */
export interface Reached {
  readonly id: number;
  readonly at: readonly (readonly [engine: number, configuration: Configuration])[];
}
export interface Situation {
  readonly place: Place;
  readonly reached: Reached;
  readonly ways: Way[];
  readonly back: { readonly from: Situation; readonly way: Way }[];
  /** Set at places where the flow can end: the versions that can end as well. */
  follows: readonly Plan[] | undefined;
}
export interface Way {
  readonly to: Situation;
  readonly send: Send | undefined;
  readonly choice: Choice | undefined;
}
