import { example, type Rule } from "./rule";

export const shadowsLibrary: Rule = {
  code: "shadows-library",
  severity: "hint",
  summary: "An own declaration has another name than those of the standard library.",
  rationale: `In the script that declares it, an own declaration takes the place of the library's. That is allowed, so that a newer
library breaks nobody: it may come to declare what a script had to declare itself. It is said because it may not be
what was meant, and because the library's own knowledge of the name, its directions and attributes, no longer counts.`,
  bad: example(`
    message EventAck : Interaction Management

    flow "A chat" : none
      InteractionServer -> MediaServer : EventAck
  `),
  good: example(`
    message EventAcknowledged : Interaction Management

    flow "A chat" : none
      InteractionServer -> MediaServer : EventAcknowledged
  `),
  checks: {
    script({ scriptScope, report }) {
      for (const { later, first } of scriptScope.shadows) {
        const message = `The standard library has a ${later.kind} \`${later.name}\` too: in this script the one declared here counts. Rename it if that is not meant.`;
        const related = [{ place: first.origin, message: "The library's declaration." }];
        report(later.origin.section, later.origin.line, later.origin, message, { related });
      }
    },
  },
};
