import type { FlowConformance } from "../conformance/deviation";
import { type DeviationOfKind, deviationsOf, tell, versionName } from "./deviations";
import { directionFaults } from "./directions";
import { example, type Rule, type SectionContext } from "./rule";
import { oneOf } from "./wording";

export const unexpectedMessage: Rule = {
  code: "unexpected-message",
  severity: "error",
  summary: "Every message of a flow is a step of the version it follows.",
  rationale: `**Documented:** the reference lists the events of each version; a flow that follows the version has no others. EventError
excludes every message of success and ends the flow.

**Seen in practice:** copies of EventRevoked to reporting engines and of the reporting events to agents. The versions of the
library allow them, in any number.

Where a flow shows more than the processing's end, mark it as a sketch, \`: none\`, and put the part that follows the model
into a block \`follows\`.`,
  bad: example(`
    flow "Too late" : StopProcessing Unsuccessful
      MediaServer       -> InteractionServer : RequestStopProcessing
      InteractionServer -> MediaServer       : EventError
      InteractionServer -> Reporting         : EventProcessingStopped
  `),
  good: example(`
    flow "Too late" : StopProcessing Unsuccessful
      MediaServer       -> InteractionServer : RequestStopProcessing
      InteractionServer -> MediaServer       : EventError
  `),
  checks: {
    section(context) {
      for (const deviation of deviationsOf(context, "unexpected")) check(deviation, context);
    },
  },
};

function check(deviation: DeviationOfKind<"unexpected">, context: SectionContext): void {
  const { send: resolved, within } = deviation;
  // A message that these parties cannot exchange is no step either: that is told already.
  if (directionFaults(resolved, context).length > 0) return;
  const { statement, line } = resolved.send;
  const others = versionsWith(statement.message.text, within);
  const advice = others.length > 0 ? `remove the line, or name ${oneOf(others)}, if that is meant` : "remove the line";
  const subject = `\`${statement.message.text}\` from \`${statement.from.text}\` to \`${statement.to.text}\``;
  const origin = within.nearest?.origin;
  const related = origin ? [{ place: origin, message: "The version that the flow is compared with." }] : [];
  const text = `no step of ${versionName(deviation)} accounts for ${subject}: ${advice}.`;
  tell(deviation, context, { line, span: statement.message, text, related });
}

/** The other versions of the model that have a step of this message, where the version compared with has none. */
function versionsWith(message: string, { model, nearest, subject }: FlowConformance): string[] {
  const names: string[] = [];
  for (const version of model?.versions.values() ?? []) {
    const sends = version.origin.section.statements.filter((s) => s.kind === "send");
    if (!sends.some((s) => s.message.text === message)) continue;
    if (version === nearest || subject.versions.includes(version)) return [];
    names.push(version.name);
  }
  return names;
}
