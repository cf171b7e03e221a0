/** The verdict over a flow: which versions of a model it follows, and if none, how it deviates from the nearest. */
import type { Model, VersionDeclaration } from "../names/declarations";
import type { Party } from "../names/parties";
import { flowHead, type Resolution, type ResolvedSend } from "../names/resolve";
import type { Scope } from "../names/scope";
import { type Choice, choose, isUsable, type Shape } from "./choose";
import type { Deviation, FlowConformance } from "./deviation";
import type { RawDeviation } from "./explain";
import { type Plan, planOf } from "./plan";

/** The verdict over the flow of this section; undefined where the flow is a sketch. Never throws. */
export function conformanceOf(resolution: Resolution): FlowConformance | undefined {
  const head = flowHead(resolution.section);
  if (!head || head.none) return undefined;
  const declared = head.model !== undefined;
  const unchecked = verdict({ model: resolution.model, versions: resolution.versions, declared });
  const namesKnown = !declared || (resolution.model && resolution.versions.length === head.versions.length);
  if (!namesKnown || resolution.sends.length === 0) return unchecked;
  if (resolution.structure.items.some((item) => item.kind === "block")) return unchecked;
  return checkFlow(resolution, declared, unchecked);
}

type Parts = Partial<FlowConformance> & Pick<FlowConformance, "model" | "versions" | "declared">;

function verdict(parts: Parts): FlowConformance {
  return { conforms: null, nearest: undefined, inferred: false, deviations: [], ...parts };
}

function checkFlow(resolution: Resolution, declared: boolean, unchecked: FlowConformance): FlowConformance {
  const { scope, model, versions } = resolution;
  const { candidates, others } = plansFor(scope, model, versions);
  const { shape, sends, parties } = shapeOf(resolution);
  if (candidates.length === 0 || sends.length === 0) return unchecked;
  if (!model && !pointsToModel(shape, candidates)) return { ...unchecked, deviations: [{ kind: "no-model" }] };
  const choice = choiceFor(scope, shape, candidates, others);
  if (!choice) return { ...unchecked, deviations: [{ kind: "too-large" }] };
  const { follows, nearest } = choice;
  const nearestModel = model ?? modelOf(scope, nearest);
  return verdict({
    model: nearestModel,
    versions: follows.length > 0 ? follows : versions.length > 0 ? versions : [nearest],
    declared,
    conforms: shape.damaged ? null : follows.length > 0 && !breaksProtocol(sends),
    nearest,
    inferred: versions.length === 0,
    deviations: choice.deviations.map((raw) => materialise(raw, sends, parties)),
  });
}

/** The plans of the versions that count: those named, or the model's, or all models'; and the model's other ones. */
function plansFor(scope: Scope, model: Model | undefined, versions: readonly VersionDeclaration[]) {
  const all = model
    ? [...model.versions.values()]
    : [...scope.models.values()].flatMap((m) => [...m.versions.values()]);
  const named = versions.length > 0 ? versions : all;
  const plans = (list: readonly VersionDeclaration[]) => list.map((v) => planOf(v, scope)).filter(isUsable);
  return { candidates: plans(named), others: plans(all.filter((version) => !named.includes(version))) };
}

function modelOf(scope: Scope, version: VersionDeclaration): Model | undefined {
  return [...scope.models.values()].find((model) => model.versions.get(version.name) === version);
}

/** Whether some message of the flow must happen in some version: else nothing says which model is meant. */
function pointsToModel(shape: Shape, plans: readonly Plan[]): boolean {
  const asked = new Set<string>();
  for (const plan of plans) for (const step of plan.steps) if (step.info.necessity === "must") asked.add(step.message);
  return shape.events.some((event) => asked.has(event.message));
}

/** `via` with another protocol than the message's: the rule about protocols tells it, the verdict counts it. */
function breaksProtocol(sends: readonly ResolvedSend[]): boolean {
  return sends.some(({ send, message }) => send.statement.via && send.statement.via.text !== message?.protocol);
}

/** The messages that take part, and the flow's shape: parties numbered in the order in which they occur. */
function shapeOf(resolution: Resolution) {
  const numbers = new Map<Party, number>();
  const numberOf = (party: Party) => {
    if (!numbers.has(party)) numbers.set(party, numbers.size);
    return numbers.get(party) as number;
  };
  const sends: ResolvedSend[] = [];
  const events: Shape["events"][number][] = [];
  for (const send of resolution.sends) {
    if (!send.from || !send.to || !send.message) continue;
    sends.push(send);
    events.push({ from: numberOf(send.from), to: numberOf(send.to), message: send.message.name });
  }
  const parties = [...numbers.keys()];
  const known = (party: Party) => party.roles.filter((role) => resolution.scope.roles.has(role));
  const { processed, structure } = resolution;
  const processors = processed.length > 0 && processed.every(({ party }) => party) ? processed : undefined;
  const shape: Shape = {
    events,
    roles: parties.map(known),
    processors: processors?.flatMap(({ party }) => known(party as Party)),
    damaged: structure.damaged || sends.length < resolution.sends.length,
  };
  return { shape, sends, parties };
}

function materialise(raw: RawDeviation, sends: readonly ResolvedSend[], parties: readonly Party[]): Deviation {
  const made: Record<string, unknown> = { ...raw };
  for (const key of ["send", "later", "request", "first"])
    if (typeof made[key] === "number") made[key] = sends[made[key]];
  for (const key of ["party", "bound"]) if (typeof made[key] === "number") made[key] = parties[made[key]];
  return made as unknown as Deviation;
}

// Flows of the same shape are compared once: scripts and test suites repeat a few conversations with other values.

const choices = new WeakMap<Scope, Map<string, Choice | undefined>>();
/** Flows with more messages than this are compared each on its own. */
const LONGEST_SHARED = 200;
const MOST_CHOICES = 4096;

function choiceFor(scope: Scope, shape: Shape, candidates: readonly Plan[], others: readonly Plan[]) {
  if (shape.events.length > LONGEST_SHARED) return choose(shape, candidates, others);
  const kept = choices.get(scope);
  const known = kept && kept.size <= MOST_CHOICES ? kept : new Map<string, Choice | undefined>();
  choices.set(scope, known);
  const ids = [candidates, others].map((plans) => plans.map((plan) => plan.id));
  const key = JSON.stringify([shape, ids]);
  if (known.has(key)) return known.get(key);
  const choice = choose(shape, candidates, others);
  known.set(key, choice);
  return choice;
}
