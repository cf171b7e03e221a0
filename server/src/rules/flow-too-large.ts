import { deviationsOf } from "./deviations";
import { titleOf } from "./places";
import { example, type Rule } from "./rule";

export const flowTooLarge: Rule = {
  code: "flow-too-large",
  severity: "information",
  summary: "A flow is small enough to be compared with its model.",
  rationale: `All paths of a flow are compared with all versions that count, with every way to tell which party is which. Branches of \`par\`
and parties of one role multiply; beyond 100,000 situations the comparison is given up, and this says so. Names and
single messages are checked all the same.`,
  bad: example(`
    flow "URS ends the interaction" : StopProcessing D
      URS               -> InteractionServer : RequestRouteCall
      InteractionServer -> URS               : EventRouteUsed
      InteractionServer -> Reporting         : EventPartyRemoved
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
    section(context) {
      const title = titleOf(context.section);
      if (!title || deviationsOf(context, "too-large").length === 0) return;
      context.report(
        context.section.headLine,
        title,
        "This flow has more than 100,000 situations and is not compared with its model: split it, or write fewer branches of `par` and fewer parties of one role.",
      );
    },
  },
};
