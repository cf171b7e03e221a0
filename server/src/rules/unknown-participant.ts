import { example, type Rule } from "./rule";
import { unknownName } from "./unknown-name";

export const unknownParticipant: Rule = {
  code: "unknown-participant",
  severity: "error",
  summary: "Whoever sends, receives or processes is a participant or a role.",
  rationale: `What a party may send and receive depends on its role. A name is known where it is declared with a \`participant\` line,
at the beginning of the file or in the same flow; the name of a role stands for the one party of that role. A version
knows its own participants and the roles, not the participants of the file.`,
  bad: example(`
    participant Chat : MediaServer

    flow "A chat" : none
      Chat              -> InteractionServer : RequestStopProcessing
      InteractionServer -> Chta              : EventAck
  `),
  good: example(`
    participant Chat : MediaServer

    flow "A chat" : none
      Chat              -> InteractionServer : RequestStopProcessing
      InteractionServer -> Chat              : EventAck
  `),
  checks: unknownName("participant", {
    subject: ({ name }) => `\`${name.text}\` is neither a participant nor a role`,
    remedy: ({ name }) => `declare it with \`participant ${name.text} : Role\``,
  }),
};
