import { titleOf } from "./places";
import { example, type Rule } from "./rule";

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
      const { sends, damaged } = resolution.structure;
      // A bad line may be the message.
      if (!title || sends.length > 0 || damaged) return;
      report(section.headLine, title, "This flow has no messages: write one, such as `Sender -> Receiver : Message`.");
    },
  },
};
