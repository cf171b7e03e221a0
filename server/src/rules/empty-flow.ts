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
      if (sends.length === 0) return report(section.headLine, title, `This flow has no messages: ${ADVICE}`);
      for (const { line, statement, end = line } of blocks) {
        if (statement.kind !== "follows" || sends.some((send) => send.line > line && send.line < end)) continue;
        const { model, versions } = statement;
        const span = versions.length > 0 ? spanOver(versions) : model;
        report(line, span, `This part has no messages: ${ADVICE}`);
      }
    },
  },
};
