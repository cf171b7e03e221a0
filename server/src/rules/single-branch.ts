import { dividedBy } from "../syntax/block-lines";
import { type DeviationOfKind, deviationsOf } from "./deviations";
import { type Fix, replacement } from "./fix";
import { example, type Rule } from "./rule";

export const singleBranch: Rule = {
  code: "single-branch",
  severity: "error",
  summary: "Where a flow fails, its `alt` and `par` have two branches or more.",
  rationale: `Exactly one branch of an \`alt\` happens, so where it has only one, that always happens. A flow may be written like this and
follow its model. Where it does not, most often an \`else\` or \`and\` is missing, and what belongs to two branches stands in one. Then
this is told, and nothing of messages that are missing, surplus or out of order: all of that may only follow from it.

What may happen or not stands in \`opt\`.`,
  bad: example(`
    flow "Accepted or not" : StopProcessing D, Unsuccessful
      URS -> InteractionServer : RequestRouteCall
      alt "accepted"
        InteractionServer -> URS       : EventRouteUsed
        InteractionServer -> Reporting : EventPartyRemoved
        InteractionServer -> Reporting : EventProcessingStopped
        InteractionServer -> URS       : EventError
      end
  `),
  good: example(`
    flow "Accepted or not" : StopProcessing D, Unsuccessful
      URS -> InteractionServer : RequestRouteCall
      alt "accepted"
        InteractionServer -> URS       : EventRouteUsed
        InteractionServer -> Reporting : EventPartyRemoved
        InteractionServer -> Reporting : EventProcessingStopped
      else "rejected"
        InteractionServer -> URS : EventError
      end
  `),
  checks: {
    section(context) {
      for (const deviation of deviationsOf(context, "single-branch")) {
        const { line, statement } = deviation.block;
        context.report(line, statement.word, sentence(deviation), { fixes: () => fixesOf(deviation) });
      }
    },
  },
};

type Deviation = DeviationOfKind<"single-branch">;

function sentence({ block: { word } }: Deviation): string {
  const advice = word === "alt" ? ", or write `opt` if it may be left out" : "";
  return `\`${word}\` has one branch only, and with it the flow does not follow its model: divide it by \`${dividedBy(word)}\`${advice}.`;
}

/** Where the other branch begins nobody knows. */
function fixesOf({ block: { line, word, statement } }: Deviation): Fix[] {
  if (word !== "alt") return [];
  return [{ title: "Change to `opt`", edits: [replacement(line, statement.word, "opt")] }];
}
