import { attributesOf } from "./attribute-fix";
import {
  type DeviationOfKind,
  deviationsOf,
  groundOf,
  lineFor,
  namesFor,
  remarkOf,
  stepPlace,
  tell,
  versionName,
} from "./deviations";
import { type Fix, replacement } from "./fix";
import { RIGHT_FLOW } from "./right-flow";
import { example, type Rule, type SectionContext } from "./rule";

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
        const { send, step, within } = deviation;
        const { message } = send.send.statement;
        const what = `${versionName(deviation)} has \`${step.message}\` in place of \`${message.text}\` here${remarkOf(step)}`;
        const line = lineFor(step, context.resolution, undefined, within.subject.sends);
        const text = `${what}: write \`${line}\`.${groundOf(step)}`;
        const fixes = () => replacements(deviation, context);
        const recommends = () => namesFor(step, context.resolution, undefined, within.subject.sends);
        const more = { related: [stepPlace(step)], fixes, recommends };
        tell(deviation, context, { line: send.send.line, span: message, text, ...more });
      }
    },
  },
};

/** The other message between the same parties, or else between those of the step; its attributes as they are, or fitting. */
function replacements(deviation: DeviationOfKind<"substituted">, { section, resolution }: SectionContext): Fix[] {
  const { send, step, within } = deviation;
  const { from, message, viaClause } = send.send.statement;
  const text = lineFor(step, resolution, undefined, within.subject.sends);
  const line = replacement(send.send.line, { start: from.start, end: message.end }, text);
  const name = replacement(send.send.line, message, step.message);
  const declaration = resolution.scope.messages.get(step.message);
  const fitting = declaration ? attributesOf(declaration, send, section) : [];
  const title = `Change to \`${step.message}\``;
  const ways = [[name], [line], [name, ...fitting], [line, ...fitting]];
  // The protocol that the line states may be that of the message alone that stood there.
  if (viaClause) {
    const without = replacement(send.send.line, { start: message.end, end: viaClause.end }, "");
    ways.push(...ways.map((edits) => [...edits, without]));
  }
  return ways.map((edits) => ({ title, edits, preferred: true }));
}
