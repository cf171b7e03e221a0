import { deviationsOf, groundOf, stepPlace, tell, versionName } from "./deviations";
import { replacement } from "./fix";
import { example, type Rule } from "./rule";

export const disputedMessage: Rule = {
  code: "disputed-message",
  severity: "information",
  summary: "Where the reference contradicts itself, a flow follows the version to the letter.",
  rationale: `**Documented:** about version B the reference contradicts itself. Its table has EventAbandoned in place of EventRevoked, its text
EventRouteUsed.

**Our reading:** EventAbandoned is right. EventRouteUsed answers a RequestRouteCall, and in B URS has sent none; and only that
row breaks the alphabetical order of the table, as if it had been changed and the text forgotten. EventRouteUsed is
accepted, so a flow that has it conforms; this information tells of the contradiction.

A version of your own says \`accept\` for a message that it takes in another's place.`,
  bad: example(`
    flow "A chat is withdrawn" : StopProcessing B
      processed by URS
      MediaServer       -> InteractionServer : RequestStopProcessing
      InteractionServer -> MediaServer       : EventAck
      InteractionServer -> URS               : EventRouteUsed
      InteractionServer -> Reporting         : EventPartyRemoved
      InteractionServer -> Reporting         : EventProcessingStopped
  `),
  good: example(`
    flow "A chat is withdrawn" : StopProcessing B
      processed by URS
      MediaServer       -> InteractionServer : RequestStopProcessing
      InteractionServer -> MediaServer       : EventAck
      InteractionServer -> URS               : EventAbandoned
      InteractionServer -> Reporting         : EventPartyRemoved
      InteractionServer -> Reporting         : EventProcessingStopped
  `),
  checks: {
    section(context) {
      for (const deviation of deviationsOf(context, "disputed")) {
        const { send, step, why } = deviation;
        const { message } = send.send.statement;
        const reason = why === "" ? "" : ` (${why})`;
        const what = `\`${message.text}\` is accepted in place of \`${step.message}\`, which ${versionName(deviation)} has here`;
        const text = `${what}${reason}: write \`${step.message}\` to follow the version to the letter.${groundOf(step)}`;
        const edits = [replacement(send.send.line, message, step.message)];
        const fixes = () => [{ title: `Change to \`${step.message}\``, edits, preferred: true }];
        tell(deviation, context, { line: send.send.line, span: message, text, related: [stepPlace(step)], fixes });
      }
    },
  },
};
