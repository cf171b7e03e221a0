import { example, type Rule } from "./rule";
import { wrongParty } from "./wrong-party";

export const wrongReceiver: Rule = {
  code: "wrong-receiver",
  severity: "error",
  summary: "A message goes to a party that can receive it, and in a version to the one the version has there.",
  rationale: `**Documented:** the answer to a request goes to the party that sent it, EventRevoked to agents and reporting engines, the
events of the protocol Reporting to reporting engines.

**Seen in practice:** agent applications receive copies of EventPartyRemoved and EventProcessingStopped.

**Our reading:** EventAbandoned goes to Universal Routing Server, which may also receive EventAck and EventError.

Beside that, a version says which party receives what: a media server that did not ask gets no answer, though another
media server would. In a flow that is compared with a version, those are proposed whom the version has there; where nobody is
declared for a role, its name.

An answer that goes to whoever its request wrongly comes from is no finding of its own: the request is.`,
  bad: example(`
    flow "A chat" : none
      InteractionServer -> Reporting : EventAck
  `),
  good: example(`
    flow "A chat" : none
      InteractionServer -> MediaServer : EventAck
  `),
  checks: wrongParty("wrong-receiver"),
};
