import { deviationsOf, groundOf, lineFor, remarkOf, stepPlace, tell, versionName } from "./deviations";
import { RIGHT_FLOW } from "./right-flow";
import { example, type Rule } from "./rule";

export const substitutedMessage: Rule = {
  code: "substituted-message",
  severity: "error",
  summary: "A message is the one that the version has in its place.",
  rationale: `**Documented:** Universal Routing Server speaks T-Library, so in versions B and D messages of that protocol stand in for others:
RequestRouteCall for RequestStopProcessing, EventRouteUsed for EventAck, EventAbandoned for EventRevoked.

This finding stands alone: that the message could not be exchanged by these parties at all only follows from it.`,
  bad: example(`
    flow "URS ends the interaction" : StopProcessing D
      URS               -> InteractionServer : RequestStopProcessing
      InteractionServer -> URS               : EventRouteUsed
      InteractionServer -> Reporting         : EventPartyRemoved
      InteractionServer -> Reporting         : EventProcessingStopped
  `),
  good: RIGHT_FLOW,
  checks: {
    section(context) {
      for (const deviation of deviationsOf(context, "substituted")) {
        const { send, step } = deviation;
        const { message } = send.send.statement;
        const what = `${versionName(deviation)} has \`${step.message}\` in place of \`${message.text}\` here${remarkOf(step)}`;
        const text = `${what}: write ${lineFor(step, context)}.${groundOf(step)}`;
        tell(deviation, context, { line: send.send.line, span: message, text, related: [stepPlace(step)] });
      }
    },
  },
};
