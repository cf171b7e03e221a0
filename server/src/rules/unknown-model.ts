import { example, type Rule } from "./rule";
import { unknownName } from "./unknown-name";

export const unknownModel: Rule = {
  code: "unknown-model",
  severity: "error",
  summary: "Every model that is named is declared, in the standard library or in the script.",
  rationale: `What stands behind a flow's title says which model it must follow. Without that model the flow is not compared with any.
A flow that is to follow none is a sketch: write \`: none\`.`,
  bad: example(`
    flow "URS ends the interaction" : StopProcesing
      URS               -> InteractionServer : RequestRouteCall
      InteractionServer -> URS               : EventRouteUsed
      InteractionServer -> Reporting         : EventPartyRemoved
      InteractionServer -> Reporting         : EventProcessingStopped
  `),
  good: example(`
    flow "URS ends the interaction" : StopProcessing
      URS               -> InteractionServer : RequestRouteCall
      InteractionServer -> URS               : EventRouteUsed
      InteractionServer -> Reporting         : EventPartyRemoved
      InteractionServer -> Reporting         : EventProcessingStopped
  `),
  checks: unknownName("model", {
    subject: ({ name }) => `There is no model \`${name.text}\``,
    remedy: ({ name }, { section, scope }) => {
      const [own] = [...scope.models.values()].filter((model) => model.versions.has(name.text));
      if (own && section.kind === "flow")
        return `\`${name.text}\` is a version of \`${own.declaration.name}\`, so write \`${own.declaration.name} ${name.text}\``;
      const declare = `declare it with \`model ${name.text}\``;
      return section.kind === "version" ? declare : `${declare}, or write \`none\` if the flow follows no model`;
    },
  }),
};
