/** What is to be said of a flow that was compared with a model, or was not: the cases that are told apart in words. */
import type { Deviation, FlowConformance } from "../conformance/deviation";
import type { VersionDeclaration } from "../names/declarations";

type Versions = readonly VersionDeclaration[];

export type Verdict =
  | { readonly kind: "follows"; readonly versions: Versions }
  /** Some paths do, others do not; `named`: the script names the versions it is compared with. */
  | { readonly kind: "some-follow"; readonly versions: Versions; readonly named: boolean }
  /** All but for a protocol that is not the message's. */
  | { readonly kind: "follows-otherwise"; readonly versions: Versions }
  /** Another version than those named. */
  | { readonly kind: "follows-unnamed"; readonly versions: Versions }
  /** None of those named; empty where it is not known which. */
  | { readonly kind: "deviates"; readonly versions: Versions }
  /** None, and none is named. */
  | { readonly kind: "nearest"; readonly version: VersionDeclaration }
  /** Some of its lines take no part. */
  | { readonly kind: "damaged"; readonly nearest: VersionDeclaration }
  | { readonly kind: "no-model" }
  | { readonly kind: "too-large" }
  | { readonly kind: "unchecked" };

export function verdictOf(conformance: FlowConformance): Verdict {
  const { versions, conforms } = conformance;
  if (conforms === null) return unchecked(conformance);
  return conforms ? { kind: "follows", versions } : deviating(conformance);
}

function unchecked({ nearest, deviations }: FlowConformance): Verdict {
  const kinds = new Set(deviations.map((deviation) => deviation.kind));
  if (kinds.has("no-model")) return { kind: "no-model" };
  if (kinds.has("too-large")) return { kind: "too-large" };
  return nearest ? { kind: "damaged", nearest } : { kind: "unchecked" };
}

function deviating({ versions, follows, nearest, inferred, deviations }: FlowConformance): Verdict {
  if (follows.length > 0)
    return deviations.every(isTaken)
      ? { kind: "follows-otherwise", versions: follows }
      : { kind: "some-follow", versions: follows, named: !inferred };
  for (const deviation of deviations)
    if (deviation.kind === "wrong-version") return { kind: "follows-unnamed", versions: deviation.follows };
  if (inferred && nearest) return { kind: "nearest", version: nearest };
  return { kind: "deviates", versions };
}

/** Whether a flow with this deviation, and no other, conforms. */
const isTaken = (one: Deviation) =>
  one.kind === "disputed" || (one.kind === "missing" && one.step.necessity !== "must");
