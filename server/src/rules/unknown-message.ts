import { example, type Rule } from "./rule";
import { unknownName } from "./unknown-name";

export const unknownMessage: Rule = {
  code: "unknown-message",
  severity: "error",
  summary: "Every message that is named is declared, in the standard library or in the script.",
  rationale: `A message's declaration says which protocol it belongs to, who sends it to whom, and what it answers. One that is not
declared takes part in nothing, and nothing is said of messages that are missing from its flow.

The library declares the messages of the models that it ships. A script declares others itself, with a \`message\` line.`,
  bad: example(`
    flow "A chat" : none
      MediaServer -> InteractionServer : RequestStopProcesing
  `),
  good: example(`
    flow "A chat" : none
      MediaServer -> InteractionServer : RequestStopProcessing
  `),
  checks: unknownName("message", {
    subject: ({ name }) => `There is no message \`${name.text}\``,
    remedy: ({ name }) => `declare it with \`message ${name.text} : Protocol\``,
  }),
};
