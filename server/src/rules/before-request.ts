import type { Send } from "../syntax/structure";
import { deviationsOf, sendPlace, tell, versionName } from "./deviations";
import { type Fix, lastLineOf, linesAbove, linesOf, withoutLines } from "./fix";
import { RIGHT_FLOW } from "./right-flow";
import { example, type Rule, type SectionContext } from "./rule";

export const beforeRequest: Rule = {
  code: "before-request",
  severity: "error",
  summary: "Nothing happens before the request.",
  rationale: `**Documented:** every version of Stop Processing begins with a request, RequestStopProcessing or RequestRouteCall, and all else
follows from it. The order of what follows is not documented, but that much is: an effect does not come before its cause.

However many messages come before the request, this is one finding, on the first of them.`,
  bad: example(`
    flow "URS ends the interaction" : StopProcessing D
      InteractionServer -> URS               : EventRouteUsed
      URS               -> InteractionServer : RequestRouteCall
      InteractionServer -> Reporting         : EventPartyRemoved
      InteractionServer -> Reporting         : EventProcessingStopped
  `),
  good: RIGHT_FLOW,
  checks: {
    section(context) {
      for (const deviation of deviationsOf(context, "before-request")) {
        const { send, request } = deviation;
        const { message } = send.send.statement;
        const name = request.send.statement.message.text;
        const what = `\`${message.text}\` comes before \`${name}\`, with which ${versionName(deviation)} begins`;
        const related = [sendPlace(request, "The request.", context)];
        const text = `${what}: move the line of \`${name}\` up here.`;
        const fixes = () => [moved(request.send, send.send, context)];
        tell(deviation, context, { line: send.send.line, span: message, text, related, fixes });
      }
    },
  },
};

/** The request, with its attributes, above the first message. */
function moved(request: Send, first: Send, { section }: SectionContext): Fix {
  const title = `Move \`${request.statement.message.text}\` up here`;
  const taken = withoutLines(section, request.line, lastLineOf(request, section));
  return { title, edits: [linesAbove(first.line, linesOf(section, request)), taken], preferred: true };
}
