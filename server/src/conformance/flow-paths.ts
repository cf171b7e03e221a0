/** A flow with blocks: the verdict over every path, and the deviations of the paths that explain it, each told once. */

import type { ResolvedSend } from "../names/resolve";
import type { Item, Send } from "../syntax/structure";
import { type Choice as Chosen, choose, type Engines, processorFits, type Shape } from "./choose";
import { type Condition, conditionOf, orderCondition } from "./condition";
import { renumbered } from "./deviation";
import type { RawDeviation } from "./explain";
import { FlowGraph } from "./flow-graph";
import { type MissingBranch, missingBranchIn } from "./missing-branch";
import type { Event } from "./moves";
import { decide, followsOnEveryPath } from "./paths";
import type { Plan } from "./plan";
import type { Shaped } from "./shape";
import type { Path } from "./situation";

/** A deviation with the paths it holds on; messages are those of the flow by number. */
export interface PathDeviation {
  readonly raw: RawDeviation;
  readonly condition: Condition | undefined;
}

export interface PathsVerdict {
  readonly conforms: boolean;
  /** Where it fails only because a branch is missing. */
  readonly missing: MissingBranch | undefined;
  /** The versions that some path follows. */
  readonly follows: readonly Plan[];
  /** Of the first path explained: the version it is compared with. */
  readonly nearest: Chosen["nearest"] | undefined;
  readonly deviations: readonly PathDeviation[];
}

/** Failing paths explained at the most, and conforming ones they are compared with; the verdict is over all. */
const MOST_EXPLAINED = 48;

/** Checks every path; `engines` are those of the flow's cast. Undefined where there are too many situations. */
export function checkPaths(
  items: readonly Item[],
  { shape, sends, numbers }: Shaped,
  candidates: readonly Plan[],
  others: readonly Plan[],
  engines: Engines,
): PathsVerdict | undefined {
  const numberOf = (send: Send) => numbers.get(send);
  const graph = new FlowGraph(items);
  const eventOf = (send: Send) => eventAt(shape, numberOf(send));
  const fitting = candidates.filter((plan) => processorFits(plan, shape));
  const verdict = decide(graph, fitting, engines, eventOf);
  if (!verdict) return undefined;
  const missing = verdict.conforms ? undefined : missingBranch(items, shape, fitting, engines, eventOf);
  const explained = told(verdict.paths).flatMap((path) => {
    const numbers = path.sends.flatMap((send) => numberOf(send) ?? []);
    const events = numbers.map((number) => eventAt(shape, number) as Event);
    const compared = path.follows.length > 0 ? path.follows : candidates;
    const choice = choose({ ...shape, events }, compared, others, engines);
    return choice ? [{ path, choice, deviations: choice.deviations.map((raw) => renumbered(raw, numbers)) }] : [];
  });
  const deviations = merge(items, explained, (number) => (sends[number] as ResolvedSend).send);
  const nearest = explained[0]?.choice.nearest;
  return { conforms: verdict.conforms, follows: verdict.follows, missing, nearest, deviations };
}

/** So many places for another branch are tried, and no more than that so many messages are walked through for all of them. */
const MOST_TRIES = 64;
const MOST_MESSAGES = 4000;
/** Flows with more situations are not tried. */
const MOST_SITUATIONS = 4000;

function missingBranch(
  items: readonly Item[],
  { events, damaged }: Shape,
  plans: readonly Plan[],
  engines: Engines,
  eventOf: (send: Send) => Event | undefined,
): MissingBranch | undefined {
  // A bad line may be what is missing.
  if (damaged) return undefined;
  const mostTries = Math.min(MOST_TRIES, Math.floor(MOST_MESSAGES / Math.max(1, events.length)));
  return missingBranchIn(items, mostTries, (tried) => {
    const graph = new FlowGraph(tried);
    return graph.size <= MOST_SITUATIONS && followsOnEveryPath(graph, plans, engines, eventOf, MOST_SITUATIONS);
  });
}

/** The paths to explain, of either kind: without conforming ones everything would seem to hold on every path. */
function told(paths: readonly Path[]): Path[] {
  const failing = paths.filter((path) => path.follows.length === 0);
  const conforming = paths.filter((path) => path.follows.length > 0);
  return [...failing.slice(0, MOST_EXPLAINED), ...conforming.slice(0, MOST_EXPLAINED)];
}

function eventAt(shape: Shape, number: number | undefined): Event | undefined {
  return number === undefined ? undefined : shape.events[number];
}

interface Explained {
  readonly path: Path;
  readonly deviations: readonly RawDeviation[];
}

/** Each deviation once, with the condition under which it holds. */
function merge(
  items: readonly Item[],
  explained: readonly Explained[],
  sendOf: (number: number) => Send,
): PathDeviation[] {
  const found = new Map<string, { raw: RawDeviation; paths: Path[] }>();
  for (const { path, deviations } of explained)
    for (const raw of deviations) {
      const key = keyOf(raw);
      const known = found.get(key) ?? { raw, paths: [] };
      if (!known.paths.includes(path)) known.paths.push(path);
      found.set(key, known);
    }
  const all = explained.map(({ path }) => path);
  return [...found.values()].map(({ raw, paths }) => {
    const order = orderOf(raw)?.map(sendOf) as [Send, Send] | undefined;
    const send = "send" in raw ? sendOf(raw.send) : undefined;
    return { raw, condition: (order && orderCondition(items, ...order)) ?? conditionOf(paths, all, send) };
  });
}

/** The two messages whose order a deviation is about. */
function orderOf(raw: RawDeviation): [number, number] | undefined {
  if (raw.kind === "out-of-order") return [raw.send, raw.later];
  return raw.kind === "before-request" ? [raw.send, raw.request] : undefined;
}

/** What makes two deviations of two paths the same mistake. */
function keyOf(raw: RawDeviation): string {
  const send = "send" in raw ? raw.send : "";
  const step = raw.kind === "missing" ? `${raw.step.origin.uri} ${raw.step.origin.line} ${raw.step.message}` : "";
  const party = raw.kind === "missing" ? (raw.party ?? "") : "";
  const follows = raw.kind === "wrong-version" ? raw.follows.map((version) => version.name).join() : "";
  return [raw.kind, send, step, party, follows].join("|");
}
