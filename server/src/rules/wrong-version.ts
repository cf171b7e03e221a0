import { flowHead } from "../names/resolve";
import { deviationsOf, versionName } from "./deviations";
import { example, type Rule } from "./rule";
import { allOf, oneOf } from "./wording";

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
  good: example(`
    flow "URS ends the interaction" : StopProcessing D
      URS               -> InteractionServer : RequestRouteCall
      InteractionServer -> URS               : EventRouteUsed
      InteractionServer -> Reporting         : EventPartyRemoved
      InteractionServer -> Reporting         : EventProcessingStopped
  `),
  checks: {
    section(context) {
      const { section, report } = context;
      const head = flowHead(section);
      const name = head?.versions[0];
      if (!head || !name) return;
      for (const { follows } of deviationsOf(context, "wrong-version")) {
        const wanted = follows.map((version) => version.name);
        const all = head.versions.length > 1 ? `, nor any other version named,` : "";
        const text = `The flow does not follow ${versionName(context)}${all} but ${allOf(wanted)}`;
        const related = follows.map(({ origin, title }) => ({
          place: origin,
          message: title || "The version it follows.",
        }));
        report(section.headLine, name, `${text}: write ${oneOf(wanted)} here.`, { related });
      }
    },
  },
};
