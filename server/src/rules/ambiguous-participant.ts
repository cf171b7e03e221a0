import { replacement } from "./fix";
import { example, type Rule } from "./rule";
import { oneOf } from "./wording";

export const ambiguousParticipant: Rule = {
  code: "ambiguous-participant",
  severity: "error",
  summary: "A role's name stands for a party only where there is one of that role.",
  rationale: `The name of a role means the one participant of that role. Where several are declared, as in a conference of two
agents, it does not say which of them is meant, and the message could be checked against neither.`,
  bad: example(`
    participant Desk       : Agent
    participant Supervisor : Agent

    flow "A conference" : none
      InteractionServer -> Desk       : EventRevoked
      InteractionServer -> Supervisor : EventRevoked
      InteractionServer -> Agent      : EventProcessingStopped
  `),
  good: example(`
    participant Desk       : Agent
    participant Supervisor : Agent

    flow "A conference" : none
      InteractionServer -> Desk       : EventRevoked
      InteractionServer -> Supervisor : EventRevoked
      InteractionServer -> Supervisor : EventProcessingStopped
  `),
  checks: {
    reference({ ambiguous, line, name }, { report }) {
      if (!ambiguous) return;
      const names = oneOf(ambiguous.map((party) => party.name));
      const fixes = () =>
        ambiguous.map((party) => ({
          title: `Change to \`${party.name}\``,
          edits: [replacement(line, name, party.name)],
        }));
      const message = `Several participants have the role \`${name.text}\`: write which one is meant, ${names}.`;
      report(line, name, message, { fixes });
    },
  },
};
