import type { FlowConformance } from "../conformance/deviation";
import type { Party } from "../names/parties";
import type { ResolvedSend } from "../names/resolve";
import { type Structure, structureOf } from "../syntax/structure";
import { type DeviationOfKind, deviationsOf, tell, versionName } from "./deviations";
import { brokenDirection } from "./directions";
import { removal } from "./fix";
import { example, type Rule, type SectionContext } from "./rule";
import { oneOf } from "./wording";

export const unexpectedMessage: Rule = {
  code: "unexpected-message",
  severity: "error",
  summary: "Every message of a flow is a step of the version it follows.",
  rationale: `**Documented:** the reference lists the events of each version; a flow that follows the version has no others. EventError
excludes every message of success and ends the flow.

Reporting engines may be told of EventRevoked as well (documented), and agents receive copies of the reporting events (seen in
practice). The versions of the library allow both, in any number.

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
  if (brokenDirection(resolved, context)) return;
  const { statement, line } = resolved.send;
  const others = versionsWith(resolved, within);
  const advice = others.length > 0 ? `remove the line, or name ${oneOf(others)}, if that is meant` : "remove the line";
  const subject = `\`${statement.message.text}\` from \`${statement.from.text}\` to \`${statement.to.text}\``;
  const origin = within.nearest?.origin;
  const related = origin ? [{ place: origin, message: "The version that the flow is compared with." }] : [];
  const text = `${versionName(deviation)} has no ${subject} here: ${advice}.`;
  const fixes = () => [removal(context.section, resolved.send, within.conforms !== null)];
  tell(deviation, context, { line, span: statement.message, text, related, fixes });
}

/**
 * The other versions of the model that have a step of this message between such parties, where the version compared
 * with has none of this message. A version without what the flow begins with is not meant.
 */
function versionsWith(send: ResolvedSend, { model, nearest, subject }: FlowConformance): string[] {
  const names: string[] = [];
  const [first = send] = subject.sends;
  for (const version of model?.versions.values() ?? []) {
    const structure = structureOf(version.origin.section);
    if (!structure.sends.some(({ statement }) => statement.message.text === messageOf(send))) continue;
    if (version === nearest || subject.versions.includes(version)) return [];
    if (hasStep(structure, send) && hasStep(structure, first)) names.push(version.name);
  }
  return names;
}

function messageOf({ send }: ResolvedSend): string {
  return send.statement.message.text;
}

function hasStep({ sends, participants }: Structure, send: ResolvedSend): boolean {
  const may = (name: string, party: Party | undefined) => {
    const declared = participants.find(({ statement }) => statement.name.text === name);
    const roles = declared?.statement.roles.map((role) => role.text) ?? [name];
    return !party || party.roles.some((role) => roles.includes(role));
  };
  return sends.some(
    ({ statement: { message, from, to } }) =>
      message.text === messageOf(send) && may(from.text, send.from) && may(to.text, send.to),
  );
}
