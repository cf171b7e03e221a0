import { example, type Rule } from "./rule";
import { wrongParty } from "./wrong-party";

export const wrongSender: Rule = {
  code: "wrong-sender",
  severity: "error",
  summary: "A message comes from a party that can send it, and in a version from the one the version has there.",
  rationale: `**Documented:** RequestStopProcessing comes from media servers and agent applications, RequestRouteCall from Universal Routing
Server, and all events of Stop Processing from Interaction Server. A message whose arrow points the wrong way is one
finding, on its sender.

Beside that, a version says which party sends what: the one that a step names is the same throughout a flow. In a flow that is
compared with a version, those are proposed whom the version has there.

**Documented:** the answer to a request goes to the party that sent it. So a request from a wrong party is one finding with the
answers to that party, and is put right with them.`,
  bad: example(`
    flow "A chat" : none
      MediaServer -> InteractionServer : EventAck
  `),
  good: example(`
    flow "A chat" : none
      InteractionServer -> MediaServer : EventAck
  `),
  checks: wrongParty("wrong-sender"),
};
