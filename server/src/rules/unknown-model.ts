import type { Reference } from "../names/resolve";
import { replacement } from "./fix";
import { meantBy } from "./names-in-words";
import { example, type Rule, type SectionContext } from "./rule";
import { isUnknown, unknownName } from "./unknown-name";

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
  checks: {
    reference(reference, context) {
      const joined = reference.kind === "model" ? joinedName(reference, context) : undefined;
      if (joined === undefined || !isUnknown(reference, context.resolution)) {
        ofOneWord.reference?.(reference, context);
        return;
      }
      const { name, span } = joined;
      const fixes = () => [
        { title: `Change to \`${name}\``, edits: [replacement(reference.line, span, name)], preferred: true },
      ];
      const message = `There is no model \`${reference.name.text}\`: a name is one word, so write \`${name}\`.`;
      context.report(reference.line, span, message, { fixes });
    },
  },
};

const ofOneWord = unknownName("model", {
  subject: ({ name }) => `There is no model \`${name.text}\``,
  remedy: ({ name }, { section, scope }) => {
    const [own] = [...scope.models.values()].filter((model) => model.versions.has(name.text));
    if (own && section.kind === "flow")
      return `\`${name.text}\` is a version of \`${own.declaration.name}\`, so write \`${own.declaration.name} ${name.text}\``;
    const declare = `declare it with \`model ${name.text}\``;
    return section.kind === "version" ? declare : `${declare}, or write \`none\` if the flow follows no model`;
  },
});

/** `Stop Processing`: read as a model and its version, the words are the name of a model. */
function joinedName({ line, name }: Reference, { section, resolution }: SectionContext) {
  const statement = section.statements[line];
  const [version] = statement?.kind === "flow" || statement?.kind === "follows" ? statement.versions : [];
  if (!version) return undefined;
  const models = [...resolution.scope.models.values()].map(({ declaration }) => declaration);
  const meant = meantBy([name.text, version.text], models);
  return meant === undefined ? undefined : { name: meant, span: { start: name.start, end: version.end } };
}
