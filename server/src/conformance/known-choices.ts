/**
 * What is remembered of comparisons. Scripts and test suites repeat a few conversations with other values: flows of the
 * same shape share one answer, and flows with the same cast of roles share what the engines have worked out, which
 * makes checking many flows two to four times faster.
 */
import type { Scope } from "../names/scope";
import { type Choice, choose, Engines, type Shape } from "./choose";
import type { Plan } from "./plan";

export interface Plans {
  /** The plans of the versions that count: those named, or the model's, or all models'. */
  readonly candidates: readonly Plan[];
  /** The other versions of the model. */
  readonly others: readonly Plan[];
}

interface Known {
  readonly choices: Map<string, Choice | undefined>;
  readonly engines: Map<string, Engines>;
}

const known = new WeakMap<Scope, Known>();
/** Flows with more messages than this are compared each on its own. */
const LONGEST_SHARED = 200;
const MOST_CHOICES = 4096;
const MOST_CASTS = 256;
/** Configurations that engines for one cast may have met before they start anew. */
const MOST_CONFIGURATIONS = 20_000;

/** What `choose` says of a shape, worked out once. */
export function choiceOf(scope: Scope, shape: Shape, { candidates, others }: Plans): Choice | undefined {
  if (shape.events.length > LONGEST_SHARED) return choose(shape, candidates, others);
  const memory = memoryOf(scope);
  const ids = [candidates, others].map((plans) => plans.map((plan) => plan.id).join());
  const events = shape.events.map((event) => event.key).join("\n");
  // Names hold no blanks and no line ends, so that nothing runs together.
  const key = `${ids.join("|")}|${shape.damaged}|${shape.processors ?? "-"}\n${castKey(shape.roles)}\n\n${events}`;
  if (memory.choices.has(key)) return memory.choices.get(key);
  if (memory.choices.size >= MOST_CHOICES) memory.choices.clear();
  const choice = choose(shape, candidates, others, enginesFor(scope, shape.roles));
  memory.choices.set(key, choice);
  return choice;
}

function memoryOf(scope: Scope): Known {
  const memory = known.get(scope) ?? { choices: new Map(), engines: new Map() };
  known.set(scope, memory);
  return memory;
}

/** The engines that flows with this cast share. */
export function enginesFor(scope: Scope, roles: Shape["roles"]): Engines {
  const { engines } = memoryOf(scope);
  const key = castKey(roles);
  const shared = engines.get(key);
  if (shared && shared.size <= MOST_CONFIGURATIONS) return shared;
  if (engines.size >= MOST_CASTS) engines.clear();
  const fresh = new Engines(roles);
  engines.set(key, fresh);
  return fresh;
}

const castKey = (roles: Shape["roles"]) => roles.map((known) => known.join()).join("\n");
