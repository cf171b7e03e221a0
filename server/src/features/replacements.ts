/** Which messages stand in for which, as the versions of all models in scope say. */
import type { Model, VersionDeclaration } from "../names/declarations";
import type { Scope } from "../names/scope";
import { type Send, structureOf } from "../syntax/structure";

/** `message` stands where `replaced` was to be expected. */
export interface Replacement {
  readonly kind: "instead" | "accept";
  readonly message: string;
  readonly replaced: string;
  /** Why it is accepted; "" where the version does not say. */
  readonly why: string;
  readonly step: Send;
  readonly model: Model;
  readonly version: VersionDeclaration;
}

/** All replacements, in the order of the models, versions and steps; without those of one step, if that is wanted. */
export function replacementsIn(scope: Scope, except?: Send): Replacement[] {
  const found: Replacement[] = [];
  for (const model of scope.models.values())
    for (const version of model.versions.values())
      for (const step of structureOf(version.origin.section).sends)
        if (step !== except)
          for (const replacement of ofStep(step)) found.push({ ...replacement, step, model, version });
  return found;
}

function ofStep({ statement, accepts }: Send): Omit<Replacement, "step" | "model" | "version">[] {
  const message = statement.message.text;
  const accepted = accepts.map(({ statement: accept }) => ({
    kind: "accept" as const,
    message: accept.message.text,
    replaced: message,
    why: accept.why?.text ?? "",
  }));
  if (!statement.insteadOf) return accepted;
  return [{ kind: "instead", message, replaced: statement.insteadOf.text, why: "" }, ...accepted];
}
