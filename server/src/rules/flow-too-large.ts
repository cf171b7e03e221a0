import { MOST_SITUATIONS } from "../conformance/paths";
import { deviationsOf } from "./deviations";
import { example, type Rule } from "./rule";
import { grouped } from "./wording";

/** A flow with so many branches in a `par`, each of several messages. */
function flowOf(branches: number): string {
  const event = "    InteractionServer -> Reporting : EventPartyRemoved\n";
  const branch = (i: number) => `  ${i === 0 ? "par" : "and"}\n${event.repeat(9)}`;
  const request = `  URS               -> InteractionServer : RequestRouteCall
  InteractionServer -> URS               : EventRouteUsed
`;
  const end = "  end\n  InteractionServer -> Reporting : EventProcessingStopped\n";
  return `flow "Everybody leaves" : StopProcessing D\n${request}${Array.from({ length: branches }, (_, i) => branch(i)).join("")}${end}`;
}

export const flowTooLarge: Rule = {
  code: "flow-too-large",
  severity: "information",
  summary: "A flow is small enough to be compared with its model.",
  rationale: `All paths of a flow are compared with all versions that count, with every way to tell which party is which. Branches of \`par\`
and parties of one role multiply; beyond ${grouped(MOST_SITUATIONS)} situations the comparison is given up, and this says so. Names and
single messages are checked all the same.`,
  bad: example(flowOf(6)),
  good: example(flowOf(2)),
  checks: {
    section(context) {
      for (const { within } of deviationsOf(context, "too-large"))
        context.report(
          within.subject.line,
          within.subject.title,
          `With its branches and parties this flow has more than ${grouped(MOST_SITUATIONS)} situations, too many to compare it with its model: split it, or write fewer branches of \`par\` and fewer parties of one role.`,
        );
    },
  },
};
