/**
 * Which version a flow follows, or which is nearest. Works on the flow's shape (messages and roles, parties as numbers)
 * and knows no lines, so that flows of the same shape share one answer.
 */
import type { VersionDeclaration } from "../names/declarations";
import { type Alignment, align, alignSoFar } from "./align";
import { Engine } from "./engine";
import { explain, type RawDeviation } from "./explain";
import type { Event, Mode } from "./moves";
import { MOST_STATES, type Plan } from "./plan";

/** A flow as far as conformance is concerned. */
export interface Shape {
  readonly events: readonly Event[];
  /** Each party's roles, by its number; empty where they are not known. */
  readonly roles: readonly (readonly string[])[];
  /** The roles of those processing; undefined where the flow does not say. */
  readonly processors: readonly string[] | undefined;
  /** Some lines take no part: then nothing can be said of what is missing. */
  readonly damaged: boolean;
}

export interface Choice {
  /** The versions that the flow follows. */
  readonly follows: readonly VersionDeclaration[];
  readonly nearest: VersionDeclaration;
  readonly deviations: readonly RawDeviation[];
}

/** The engines for the parties of one flow: paths of the same flow share what they have worked out. */
export class Engines {
  private readonly made = {
    clean: new Map<Plan, Engine>(),
    costly: new Map<Plan, Engine>(),
    lenient: new Map<Plan, Engine>(),
  };
  constructor(private readonly roles: Shape["roles"]) {}

  /** How many configurations they have met. */
  get size(): number {
    let size = 0;
    for (const engines of Object.values(this.made)) for (const engine of engines.values()) size += engine.size;
    return size;
  }

  of(plan: Plan, mode: Mode): Engine {
    const engine = this.made[mode].get(plan) ?? new Engine(plan, this.roles, mode);
    this.made[mode].set(plan, engine);
    return engine;
  }
}

/**
 * Compares a flow with the versions that count (`candidates`, not empty) and, if it follows none, with `others`, other
 * versions of the named model. Undefined where there are too many situations.
 */
export function choose(
  shape: Shape,
  candidates: readonly Plan[],
  others: readonly Plan[],
  engines = new Engines(shape.roles),
): Choice | undefined {
  const followed = candidates.flatMap((plan) => followsCleanly(plan, shape, engines) ?? []);
  if (followed.length > 0) {
    const best = followed.reduce((a, b) => (b.alignment.cost < a.alignment.cost ? b : a));
    const follows = followed.map(({ plan }) => plan.version);
    return { follows, nearest: best.plan.version, deviations: deviationsFrom(best, shape) };
  }
  if (!shape.damaged) {
    const follows = others.flatMap((plan) => (followsCleanly(plan, shape, engines) ? [plan.version] : []));
    if (follows.length > 0)
      return {
        follows: [],
        nearest: (candidates[0] as Plan).version,
        deviations: [{ kind: "wrong-version", follows }],
      };
  }
  const nearest = nearestOf(candidates, shape, engines);
  if (!nearest) return undefined;
  const told = shape.damaged ? leniently(nearest, shape, engines) : nearest;
  return { follows: [], nearest: nearest.plan.version, deviations: deviationsFrom(told, shape) };
}

/** What a line that takes no part was meant to be is not known: it may be any step, so none counts as left out. */
function leniently({ plan, alignment }: Aligned, shape: Shape, engines: Engines): Aligned {
  return { plan, alignment: align(engines.of(plan, "lenient"), shape.events, false) ?? alignment };
}

interface Aligned {
  readonly plan: Plan;
  readonly alignment: Alignment;
}

function followsCleanly(plan: Plan, shape: Shape, engines: Engines): Aligned | undefined {
  if (!processorFits(plan, shape)) return undefined;
  const alignment = align(engines.of(plan, "clean"), shape.events, true);
  return alignment && { plan, alignment };
}

/**
 * The plan that fits best what the flow has, explained by its cheapest alignment. All that is still missing behind the last
 * message counts as one step: most flows that fail are being written, and a version is not meant because it is short.
 */
function nearestOf(plans: readonly Plan[], shape: Shape, engines: Engines): Aligned | undefined {
  let best: { readonly plan: Plan; readonly rank: Rank } | undefined;
  for (const plan of plans) {
    const fits = processorFits(plan, shape);
    // What costs more than the best so far need not be known.
    const most = (best?.rank[0] ?? Number.POSITIVE_INFINITY) - Number(!fits);
    const soFar = alignSoFar(engines.of(plan, "costly"), shape.events, most);
    if (!soFar) continue;
    const rank = rankOf(plan, soFar, fits);
    if (!best || isLess(rank, best.rank)) best = { plan, rank };
  }
  const alignment = best && align(engines.of(best.plan, "costly"), shape.events, false);
  return best && alignment && { plan: best.plan, alignment };
}

/**
 * What plans are compared by, the first that differs decides; of equals the first declared is the nearest. The cost; how
 * many messages no step asks for by name; whether first step and processor match.
 */
type Rank = readonly [cost: number, notAskedFor: number, misfit: number];

function rankOf(plan: Plan, { cost, moves }: Alignment, fits: boolean): Rank {
  const notAskedFor = moves.filter((move) => move === undefined || move.how === "accepted").length;
  const begins = moves[0] !== undefined && plan.firstSteps.has(moves[0].step);
  return [cost + Number(!fits), notAskedFor, Number(!(fits && begins))];
}

function isLess(a: Rank, b: Rank): boolean {
  const differing = a.findIndex((part, i) => part !== b[i]);
  return differing >= 0 && (a[differing] as number) < (b[differing] as number);
}

export function processorFits(plan: Plan, shape: Shape): boolean {
  if (plan.processors.length === 0 || shape.processors === undefined) return true;
  return shape.processors.some((role) => plan.processors.includes(role));
}

function deviationsFrom({ plan, alignment }: Aligned, shape: Shape): RawDeviation[] {
  const deviations = explain(plan, shape.events, shape.roles, alignment);
  if (!processorFits(plan, shape)) deviations.unshift({ kind: "wrong-processor", roles: plan.processors });
  return shape.damaged ? deviations.filter((deviation) => deviation.kind !== "missing") : deviations;
}

/** Whether flows can be checked against a plan. */
export function isUsable(plan: Plan | undefined): plan is Plan {
  return plan !== undefined && plan.states <= MOST_STATES;
}
