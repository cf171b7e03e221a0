import { example, type Rule } from "./rule";
import { unknownName } from "./unknown-name";

export const unknownProtocol: Rule = {
  code: "unknown-protocol",
  severity: "error",
  summary: "Every protocol that is named is declared, in the standard library or in the script.",
  rationale: `The reference speaks of three protocols: Interaction Management for media servers and agent applications, Reporting for
reporting engines, and T-Library for Universal Routing Server. A script may declare others with a \`protocol\` line.`,
  bad: example(`
    flow "A chat" : none
      InteractionServer -> Reporting : EventPartyRemoved via Reportng
  `),
  good: example(`
    flow "A chat" : none
      InteractionServer -> Reporting : EventPartyRemoved via Reporting
  `),
  checks: unknownName("protocol", {
    subject: ({ name }) => `There is no protocol \`${name.text}\``,
    remedy: ({ name }) => `declare it with \`protocol ${name.text}\``,
  }),
};
