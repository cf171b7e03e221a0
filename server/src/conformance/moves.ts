/** What an engine works with: events, configurations, and the moves between them. */
import type { Step } from "./plan";

/** A message of the flow: parties by number. */
export interface Event {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  /** The same for equal events. */
  readonly key: string;
}
export function eventOf(from: number, to: number, message: string): Event {
  return { from, to, message, key: `${from} ${to} ${message}` };
}

/** A step that is left out; `party`: the party of the `each` round it belongs to. */
export interface Skip {
  readonly step: Step;
  readonly party: number | undefined;
}

/** The party that a version has in a place where a flow has another; `NOBODY`: none yet, but the role does not fit. */
export type Wrong = number;
export const NOBODY = -1;

/** An event taken by a step. */
export interface Move {
  readonly cost: number;
  /** What was left out before. */
  readonly skips: readonly Skip[];
  readonly step: Step;
  readonly how: "exact" | "accepted" | "substituted";
  readonly wrongFrom: Wrong | undefined;
  readonly wrongTo: Wrong | undefined;
  readonly next: Configuration;
}
export interface Configuration {
  readonly id: number;
  /** The moves found so far, by the event's key. */
  readonly moves: Map<string, readonly Move[]>;
  readonly state: State;
  readonly env: Env;
}
/** What has to be left out to end here. */
export interface Ending {
  readonly cost: number;
  readonly skips: readonly Skip[];
}

/** Where a node of the plan stands. What `k` and `parts` mean depends on the kind of node. */
export interface State {
  readonly id: number;
  readonly k: number;
  readonly parts: readonly State[];
  readonly env: Env;
}
/** The party bound to each slot, `NOBODY` for none. */
export type Env = readonly number[];

export const NO_ENV: Env = [];
export const FRESH: State = { id: 0, k: 0, parts: [], env: NO_ENV };
export const DONE: State = { id: 1, k: 0, parts: [], env: NO_ENV };
export const NOTHING: Ending = { cost: 0, skips: [] };
/** `clean`: only what conforms; `costly`: what deviates, at its cost; `lenient`: with `must` steps left out for nothing. */
export type Mode = "clean" | "costly" | "lenient";

/** Where the part stands that is going on. */
export const inner = (state: State): State => state.parts[0] ?? FRESH;
