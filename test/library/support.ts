/** What a model of the library asks for. */
import assert from "node:assert/strict";
import type { Plan } from "../../server/src/conformance/plan";
import { planOf } from "../../server/src/conformance/planner";
import { library } from "../../server/src/library/library";

export function planFor(model: string, name: string): Plan {
  const { scope } = library();
  const version = scope.models.get(model)?.versions.get(name);
  const plan = version && planOf(version, scope);
  assert.ok(plan, `${model} ${name} has no plan`);
  return plan;
}

/** How strongly a version asks for each message: the strongest of its steps. */
export function askedBy(plan: Plan): Record<string, string> {
  const strength = ["may", "should", "must"];
  const asked: Record<string, string> = {};
  for (const { info } of plan.steps) {
    const known = asked[info.message] ?? "may";
    asked[info.message] = strength.indexOf(info.necessity) > strength.indexOf(known) ? info.necessity : known;
  }
  return asked;
}

/** Which message stands in for which. */
export function standInsOf(plan: Plan): Record<string, string> {
  return Object.fromEntries(plan.steps.flatMap((step) => (step.insteadOf ? [[step.message, step.insteadOf]] : [])));
}
