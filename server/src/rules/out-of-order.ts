import type { Send } from "../syntax/structure";
import { deviationsOf, groundOf, remarkOf, sendPlace, stepPlace, tell, versionName } from "./deviations";
import { type Fix, lastLineOf, linesBelow, linesOf, withoutLines } from "./fix";
import { RIGHT_FLOW } from "./right-flow";
import { example, type Rule, type SectionContext } from "./rule";

export const outOfOrder: Rule = {
  code: "out-of-order",
  severity: "warning",
  summary: "The steps of a version happen in its order.",
  rationale: `**Documented:** little. The reference's tables list the events of a version by name, and its text gives no order, beside that the
request comes first (see \`before-request\`). What Interaction Server sends to different parties may arrive in any order, and
clients take whichever comes first.

**Our reading:** a reporting engine gets EventPartyRemoved before EventProcessingStopped: parties leave an interaction while it is
processed. As this is only our reading its breach is a warning.`,
  bad: example(`
    flow "URS ends the interaction" : StopProcessing D
      URS               -> InteractionServer : RequestRouteCall
      InteractionServer -> URS               : EventRouteUsed
      InteractionServer -> Reporting         : EventProcessingStopped
      InteractionServer -> Reporting         : EventPartyRemoved
  `),
  good: RIGHT_FLOW,
  checks: {
    section(context) {
      for (const deviation of deviationsOf(context, "out-of-order")) {
        const { send, later, step } = deviation;
        const { message } = send.send.statement;
        const name = later.send.statement.message.text;
        const what = `\`${message.text}\` comes too early: in ${versionName(deviation)} it follows \`${name}\`${remarkOf(step)}`;
        const related = [sendPlace(later, "The message that it follows.", context), stepPlace(step)];
        const text = `${what}. Move the line below that of \`${name}\`.${groundOf(step)}`;
        const fixes = () => [moved(send.send, later.send, context)];
        tell(deviation, context, { line: send.send.line, span: message, text, related, fixes });
      }
    },
  },
};

/** The message, with its attributes, below the one that it follows. */
function moved(send: Send, later: Send, { section }: SectionContext): Fix {
  const title = `Move below \`${later.statement.message.text}\``;
  const taken = withoutLines(section, send.line, lastLineOf(send, section));
  return {
    title,
    edits: [taken, linesBelow(section, lastLineOf(later, section), linesOf(section, send))],
    preferred: true,
  };
}
