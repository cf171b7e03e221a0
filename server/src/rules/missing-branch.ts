import { dividedBy } from "../syntax/block-lines";
import type { Section } from "../syntax/section";
import { type DeviationOfKind, deviationsOf } from "./deviations";
import { type Fix, indentOf, linesAbove, replacement } from "./fix";
import { example, type Rule } from "./rule";

export const missingBranch: Rule = {
  code: "missing-branch",
  severity: "error",
  summary: "What belongs to two branches of a block does not stand in one.",
  rationale: `Exactly one branch of an \`alt\` happens, and all of it. Where an \`else\` is missing, what belongs to two branches happens one after
the other, and the flow follows no version. So where a flow fails as it is, and with one more \`else\` follows its model on every
path, this is told, and nothing of messages that are missing, surplus or out of order: all of that follows from it.

The same is told where no place for an \`else\` is found, but a block has one branch only. A flow may have such a block and follow
its model. What may happen or not stands in \`opt\`.`,
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
      for (const deviation of deviationsOf(context, "missing-branch")) {
        const { from, block } = deviation;
        const { line, statement } = from ?? block;
        const related = from && [{ place: context.at(block.line, block.statement.word), message: "The block." }];
        const fixes = () => fixesOf(deviation, context.section);
        context.report(line, statement.word, sentence(deviation), { fixes, ...(related && { related }) });
      }
    },
  },
};

type Deviation = DeviationOfKind<"missing-branch">;

function sentence({ block: { word }, from }: Deviation): string {
  const branch = `\`${dividedBy(word)}\``;
  if (from)
    return `From here on it is another branch of \`${word}\`: with ${branch} above this line the flow follows its model.`;
  const advice = word === "alt" ? ", or write `opt` if it may be left out" : "";
  return `\`${word}\` has one branch only, and with it the flow does not follow its model: divide it by ${branch}${advice}.`;
}

function fixesOf({ block, from }: Deviation, section: Section): Fix[] {
  const { line, word, statement } = block;
  if (from) {
    const edits = [linesAbove(from.line, [`${indentOf(section, line)}${dividedBy(word)}`])];
    return [{ title: "Insert `else`", edits, preferred: true }];
  }
  if (word !== "alt") return [];
  return [{ title: "Change to `opt`", edits: [replacement(line, statement.word, "opt")] }];
}
