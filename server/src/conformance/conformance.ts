/** The verdicts over a flow: which versions of a model it follows, and if none, how it deviates from the nearest. */
import type { Model, VersionDeclaration } from "../names/declarations";
import type { Resolution, ResolvedSend } from "../names/resolve";
import type { Scope } from "../names/scope";
import { isUsable, type Shape } from "./choose";
import type { Condition } from "./condition";
import { type Deviation, type FlowConformance, renumbered } from "./deviation";
import type { RawDeviation } from "./explain";
import { checkPaths } from "./flow-paths";
import { choiceOf, enginesFor, type Plans } from "./known-choices";
import type { MissingBranch } from "./missing-branch";
import { DEEPEST, type Plan } from "./plan";
import { planOf } from "./planner";
import { type Shaped, shapeOf } from "./shape";
import { type Subject, subjectsOf } from "./subject";

const known = new WeakMap<Resolution, readonly FlowConformance[]>();

/**
 * One verdict over a flow; of a sketch, one for each of its `follows` blocks. `namedOnly`: that the flow follows another
 * version than those named does not count. The same again for the same resolution. Never throws.
 */
export function conformancesOf(resolution: Resolution, namedOnly = false): readonly FlowConformance[] {
  const made = namedOnly ? undefined : known.get(resolution);
  if (made) return made;
  const conformances = subjectsOf(resolution).map((subject) => conformanceOf(subject, resolution, namedOnly));
  if (!namedOnly && conformances.length > 0) known.set(resolution, conformances);
  return conformances;
}

function conformanceOf(subject: Subject, resolution: Resolution, namedOnly: boolean): FlowConformance {
  const { scope } = resolution;
  const { model, versions, declared } = subject;
  const base = { subject, model, versions, declared, nearest: undefined, follows: [], inferred: versions.length === 0 };
  const unchecked = (...deviations: Deviation[]) => ({ ...base, conforms: null, deviations });
  if (!subject.known || subject.sends.length === 0) return unchecked();
  // What comes before what, and what happens at all, depends on the lines of blocks.
  if (subject.unsound) return unchecked();
  // A file that is missing may declare the model or version that is meant.
  if (scope.incomplete && versions.length === 0) return unchecked();
  const all = plansFor(scope, model, versions);
  const plans = namedOnly ? { ...all, others: [] } : all;
  const shaped = shapeOf(subject, resolution);
  if (plans.candidates.length === 0 || shaped.sends.length === 0) return unchecked();
  if (!model && !pointsToModel(shaped.shape, plans.candidates)) return unchecked({ kind: "no-model" });
  const outcome = compare(subject, shaped, plans, resolution);
  if (!outcome) return unchecked({ kind: "too-large" });
  const { follows, nearest, conforms } = outcome;
  const named = versions.length > 0 || !nearest ? versions : [nearest];
  return {
    ...base,
    model: model ?? (nearest && modelOf(scope, nearest)),
    versions: follows.length > 0 ? follows : named,
    follows,
    conforms: shaped.shape.damaged ? null : conforms && !breaksProtocol(shaped.sends),
    nearest,
    deviations: deviationsOf(outcome, shaped),
  };
}

/** How the flow deviates. Where a branch of a block is missing, all else follows from that. */
function deviationsOf({ missing, deviations }: Outcome, shaped: Shaped): Deviation[] {
  if (missing) return [{ kind: "missing-branch", ...missing }];
  return deviations.map(({ raw, condition }) => materialise(raw, condition, shaped));
}

/** The plans of the versions that count, and those of the other versions of the model. */
export function plansFor(scope: Scope, model: Model | undefined, versions: readonly VersionDeclaration[]): Plans {
  const models = model ? [model] : [...scope.models.values()];
  const all = models.flatMap((each) => [...each.versions.values()]);
  const named = versions.length > 0 ? versions : all;
  const plans = (list: readonly VersionDeclaration[]) => list.map((v) => planOf(v, scope)).filter(isUsable);
  return { candidates: plans(named), others: plans(all.filter((version) => !named.includes(version))) };
}

interface Outcome {
  readonly conforms: boolean;
  /** The versions that some path follows. */
  readonly follows: readonly VersionDeclaration[];
  readonly nearest: VersionDeclaration | undefined;
  readonly deviations: readonly { readonly raw: RawDeviation; readonly condition: Condition | undefined }[];
  readonly missing?: MissingBranch | undefined;
}

function compare(
  subject: Subject,
  shaped: Shaped,
  plans: Plans,
  { scope, structure }: Resolution,
): Outcome | undefined {
  const { shape } = shaped;
  if (subject.items.some((item) => item.kind === "block")) {
    if (structure.depth > DEEPEST) return undefined;
    const verdict = checkPaths(subject.items, shaped, plans.candidates, plans.others, enginesFor(scope, shape.roles));
    return verdict && { ...verdict, follows: verdict.follows.map((plan) => plan.version) };
  }
  const choice = choiceOf(scope, shape, plans);
  const deviations = choice?.deviations.map((raw) => ({ raw, condition: undefined }));
  return choice && deviations && { ...choice, conforms: choice.follows.length > 0, deviations };
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

/** The deviation with messages and parties in place of their numbers. */
function materialise(raw: RawDeviation, when: Condition | undefined, { sends, parties }: Shaped): Deviation {
  return { ...renumbered(raw, sends, parties), ...(when && { when }) };
}
