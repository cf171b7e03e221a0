import { example, type Rule } from "./rule";

export const unclosedBlock: Rule = {
  code: "unclosed-block",
  severity: "error",
  summary: "Every block is closed with `end`.",
  rationale: `Indentation means nothing to the language, so only \`end\` tells where an \`alt\`, \`opt\`, \`par\`, \`loop\`, \`each\` or \`follows\` ends.
The next top-level line ends an open block as well, but by then it may hold more than was meant.`,
  bad: example(`
    flow "A chat" : none
      MediaServer -> InteractionServer : RequestStopProcessing
      alt "accepted"
        InteractionServer -> MediaServer : EventAck
      else "rejected"
        InteractionServer -> MediaServer : EventError
  `),
  good: example(`
    flow "A chat" : none
      MediaServer -> InteractionServer : RequestStopProcessing
      alt "accepted"
        InteractionServer -> MediaServer : EventAck
      else "rejected"
        InteractionServer -> MediaServer : EventError
      end
  `),
  checks: {
    section({ resolution, report }) {
      for (const { line, message, ...span } of resolution.structure.unclosed) report(line, span, message);
    },
  },
};
