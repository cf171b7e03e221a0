import { oneLine } from "../syntax/one-line";
import { type DeviationOfKind, deviationsOf, tell, versionName } from "./deviations";
import { type Fix, replacement } from "./fix";
import { spanOver } from "./places";
import { RIGHT_FLOW } from "./right-flow";
import { example, type Rule } from "./rule";
import { allOf } from "./wording";

export const wrongVersion: Rule = {
  code: "wrong-version",
  severity: "error",
  summary: "A flow names the version that it follows.",
  rationale: `**Documented:** who asks and who is processing the interaction decide which version of Stop Processing applies: A where a media
server asks and an agent is processing, B where URS is, C where an agent asks, D where URS asks, Unsuccessful where the
request is rejected.

Where a flow follows none of the versions it names, but fully another of the same model, only this is reported: the name
is wrong, not the messages.`,
  bad: example(`
    flow "URS ends the interaction" : StopProcessing C
      URS               -> InteractionServer : RequestRouteCall
      InteractionServer -> URS               : EventRouteUsed
      InteractionServer -> Reporting         : EventPartyRemoved
      InteractionServer -> Reporting         : EventProcessingStopped
  `),
  good: RIGHT_FLOW,
  checks: {
    section(context) {
      for (const deviation of deviationsOf(context, "wrong-version")) {
        const { follows, within } = deviation;
        const [name] = within.subject.names;
        if (!name) continue;
        const wanted = allOf(follows.map((version) => version.name));
        const others = within.subject.names.length > 1 ? ", nor any other version named," : "";
        const whole = within.subject.hasProcessors ? "the flow" : "this part";
        const subject = deviation.when ? "the path" : whole;
        const advice = deviation.when ? `name ${wanted} too, or change the path` : `write ${wanted} here`;
        const related = follows.map(({ origin, title }) => ({
          place: origin,
          message: oneLine(title) || "The version it follows.",
        }));
        const text = `${subject} does not follow ${versionName(deviation)}${others} but ${wanted}: ${advice}.`;
        const fixes = () => versionFixes(deviation);
        tell(deviation, context, { line: within.subject.line, span: name, text, related, fixes });
      }
    },
  },
};

/** The version that is followed in place of those named, or beside them. */
function versionFixes({ follows, within, when }: DeviationOfKind<"wrong-version">): Fix[] {
  const { line, names } = within.subject;
  const named = names.map(({ text }) => text);
  const fix = (title: string, list: readonly string[], preferred: boolean): Fix => {
    return { title, edits: [replacement(line, spanOver(names), list.join(", "))], preferred };
  };
  return follows.flatMap(({ name }) => [
    // What holds on some paths only does not replace what others follow.
    ...(when ? [] : [fix(`Change to \`${name}\``, [name], true)]),
    fix(`Name \`${name}\` too`, [...named, name], when !== undefined),
  ]);
}
