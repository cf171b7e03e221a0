import { flowHead } from "../names/resolve";
import { titleOf } from "./places";
import { example, type Rule } from "./rule";

export const flowHasBlocks: Rule = {
  code: "flow-has-blocks",
  severity: "information",
  summary: "A flow with blocks is not compared with its model yet.",
  rationale: `Flows are compared with the versions of a model message by message. For flows with \`alt\`, \`opt\`, \`loop\` or \`par\` that would have
to be done for every path, which is still to come. Names and single messages of such a flow are checked.`,
  bad: example(`
    flow "URS ends the interaction" : StopProcessing D
      URS               -> InteractionServer : RequestRouteCall
      InteractionServer -> URS               : EventRouteUsed
      loop "for each party"
        InteractionServer -> Reporting : EventPartyRemoved
      end
      InteractionServer -> Reporting         : EventProcessingStopped
  `),
  good: example(`
    flow "URS ends the interaction" : StopProcessing D
      URS               -> InteractionServer : RequestRouteCall
      InteractionServer -> URS               : EventRouteUsed
      InteractionServer -> Reporting         : EventPartyRemoved
      InteractionServer -> Reporting         : EventProcessingStopped
  `),
  checks: {
    section({ section, resolution, report }) {
      const head = flowHead(section);
      const title = titleOf(section);
      if (!head || !title || head.none || resolution.sends.length === 0 || resolution.structure.blocks.length === 0)
        return;
      // With an unknown model or version nothing would be compared anyway.
      if (head.model && (!resolution.model || resolution.versions.length < head.versions.length)) return;
      report(
        section.headLine,
        title,
        "This flow has blocks, so it is not compared with its model yet: only names and single messages are checked.",
      );
    },
  },
};
