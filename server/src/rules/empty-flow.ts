import { shortWay } from "../conformance/plan-order";
import { planOf } from "../conformance/planner";
import type { Resolution } from "../names/resolve";
import type { Section } from "../syntax/section";
import { lineFor } from "./deviations";
import { type Fix, linesBelow } from "./fix";
import { spanOver, titleOf } from "./places";
import { example, type Rule } from "./rule";

const ADVICE = "write one, such as `Sender -> Receiver : Message`.";

export const emptyFlow: Rule = {
  code: "empty-flow",
  severity: "warning",
  summary: "A flow has at least one message.",
  rationale: "There is nothing to check in a flow without messages, and nothing to draw: it says nothing.",
  bad: example(`
    flow "A chat" : none
      note "to be written"
  `),
  good: example(`
    flow "A chat" : none
      note "to be continued"
      MediaServer -> InteractionServer : RequestStopProcessing
  `),
  checks: {
    section({ section, resolution, report }) {
      const title = section.kind === "flow" ? titleOf(section) : undefined;
      const { sends, blocks, damaged } = resolution.structure;
      // A bad line may be the message.
      if (!title || damaged) return;
      if (sends.length === 0)
        return report(section.headLine, title, `This flow has no messages: ${ADVICE}`, {
          fixes: () => fillings(section, resolution),
        });
      for (const { line, statement, end = line } of blocks) {
        if (statement.kind !== "follows" || sends.some((send) => send.line > line && send.line < end)) continue;
        const { model, versions } = statement;
        const span = versions.length > 0 ? spanOver(versions) : model;
        report(line, span, `This part has no messages: ${ADVICE}`);
      }
    },
  },
};

/** The messages of each version that the flow names, of all versions where it names none. */
function fillings(section: Section, resolution: Resolution): Fix[] {
  const { scope, versions, model } = resolution;
  const models = model ? [model] : [...scope.models.values()];
  const all = versions.length > 0 ? versions : models.flatMap((one) => [...one.versions.values()]);
  const last = resolution.structure.participants.at(-1)?.line ?? section.headLine;
  const below = Math.max(last, resolution.structure.processed?.line ?? 0);
  return all.flatMap((version): Fix[] => {
    const plan = planOf(version, scope);
    const lines = plan ? shortWay(plan.root).map(({ info }) => `  ${lineFor(info, resolution)}`) : [];
    if (lines.length === 0) return [];
    const title = `Insert the messages of version \`${version.name}\``;
    return [{ title, edits: [linesBelow(section, below, lines)], preferred: all.length === 1 }];
  });
}
