import { deviationsOf, groundOf, remarkOf, sendPlace, stepPlace, tell, versionName } from "./deviations";
import { directionFaults } from "./directions";
import { removal } from "./fix";
import { RIGHT_FLOW } from "./right-flow";
import { example, type Rule } from "./rule";

export const duplicateMessage: Rule = {
  code: "duplicate-message",
  severity: "error",
  summary: "A step that the version has once happens once.",
  rationale: `**Documented:** a request is answered once, to the party that sent it, and the processing ends once.

**Our reading:** EventRevoked may happen for each agent, EventPartyRemoved for each party, and each reporting engine gets its own
EventProcessingStopped.

**Seen in practice:** a media server and a desktop stop the same interaction, or a desktop sends its request twice. The second
request is a conversation of its own: it is answered by EventError with code 43.`,
  bad: example(`
    flow "URS ends the interaction" : StopProcessing D
      URS               -> InteractionServer : RequestRouteCall
      InteractionServer -> URS               : EventRouteUsed
      InteractionServer -> URS               : EventRouteUsed
      InteractionServer -> Reporting         : EventPartyRemoved
      InteractionServer -> Reporting         : EventProcessingStopped
  `),
  good: RIGHT_FLOW,
  checks: {
    section(context) {
      for (const deviation of deviationsOf(context, "duplicate")) {
        const { send, first, step } = deviation;
        if (directionFaults(send, context).length > 0) continue;
        const { message } = send.send.statement;
        const what = `\`${message.text}\` happens again, but ${versionName(deviation)} has it once here${remarkOf(step)}`;
        const earlier = first === send ? [] : [sendPlace(first, "The first one.", context)];
        const related = [...earlier, stepPlace(step)];
        // The same line, in a round of a loop: without it the step would be missing.
        const advice = earlier.length > 0 ? "remove the line" : "move the line out of the `loop`";
        const text = `${what}: ${advice}.${groundOf(step)}`;
        const fixes = () => (earlier.length > 0 ? [removal(context.section, send.send)] : []);
        tell(deviation, context, { line: send.send.line, span: message, text, related, fixes });
      }
    },
  },
};
