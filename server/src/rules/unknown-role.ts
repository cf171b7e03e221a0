import { example, type Rule } from "./rule";
import { unknownName } from "./unknown-name";

export const unknownRole: Rule = {
  code: "unknown-role",
  severity: "error",
  summary: "Every role that is named is declared, in the standard library or in the script.",
  rationale: `Which messages a party may send and receive depends on its role. A role that nobody declared has no rules, so nothing
could be checked for it.`,
  bad: example(`
    participant Chat : MediaSrver

    flow "A chat" : none
      Chat -> InteractionServer : RequestStopProcessing
  `),
  good: example(`
    participant Chat : MediaServer

    flow "A chat" : none
      Chat -> InteractionServer : RequestStopProcessing
  `),
  checks: unknownName("role", {
    subject: ({ name }) => `There is no role \`${name.text}\``,
    remedy: ({ name }) => `declare it with \`role ${name.text}\``,
  }),
};
