import type { Model } from "../names/declarations";
import type { Reference } from "../names/resolve";
import { RIGHT_FLOW } from "./right-flow";
import { example, type Rule } from "./rule";
import { changeTo, ownerOf, unknownName } from "./unknown-name";
import { oneOf } from "./wording";

export const unknownVersion: Rule = {
  code: "unknown-version",
  severity: "error",
  summary: "Every version that is named is one of its model.",
  rationale: `A model has versions, of which a flow names one or more. The versions of \`StopProcessing\` are those of the reference: \`A\`
(a media server asks, an agent is processing), \`B\` (a media server asks, URS is processing), \`C\` (an agent asks), \`D\` (URS
asks) and \`Unsuccessful\`. Without the version the flow is not compared with the model.`,
  bad: example(`
    flow "URS ends the interaction" : StopProcessing E
      URS               -> InteractionServer : RequestRouteCall
      InteractionServer -> URS               : EventRouteUsed
      InteractionServer -> Reporting         : EventPartyRemoved
      InteractionServer -> Reporting         : EventProcessingStopped
  `),
  good: RIGHT_FLOW,
  checks: unknownName("version", {
    subject: (reference) => `\`${ownerOf(reference)}\` has no version \`${reference.name.text}\``,
    remedy: (reference) => namesOf(reference),
    // Where none is near, any may be meant: those are left that the flow follows.
    others: (reference) => [...(reference.of as Model).versions.keys()].flatMap((name) => changeTo(name, reference)),
  }),
};

function namesOf(reference: Reference): string {
  const names = [...(reference.of as Model).versions.keys()];
  if (names.length > 0) return `write ${oneOf(names)}`;
  return `declare it with \`version ${reference.name.text} of ${ownerOf(reference)}\``;
}
