import type { FlowConformance } from "../conformance/deviation";
import type { Resolution } from "../names/resolve";
import type { Span } from "../syntax/statement";
import { type Structure, structureOf } from "../syntax/structure";
import { deviationsOf, tell, versionName } from "./deviations";
import { rolesIfKnown } from "./directions";
import { type Fix, replacement } from "./fix";
import { spanOver } from "./places";
import { example, type Related, type Rule } from "./rule";
import { namesOfRoles } from "./wanted-parties";
import { allOf, oneOf, withRoles } from "./wording";

export const wrongProcessor: Rule = {
  code: "wrong-processor",
  severity: "error",
  summary: "The party that is processing has the role that the version says.",
  rationale: `**Documented:** the versions of Stop Processing differ in who is processing the interaction when the request comes: an agent in A
and C, URS in B and D. Unsuccessful leaves it open, and so does a flow without \`processed by\`. Of several that are
processing, as in a conference, one of the role is enough.

The reference has no version for an interaction that waits in a queue, processed by nobody.`,
  bad: example(`
    flow "URS ends the interaction" : StopProcessing D
      processed by Agent
      URS               -> InteractionServer : RequestRouteCall
      InteractionServer -> URS               : EventRouteUsed
      InteractionServer -> Reporting         : EventPartyRemoved
      InteractionServer -> Reporting         : EventProcessingStopped
  `),
  good: example(`
    flow "URS ends the interaction" : StopProcessing D
      processed by URS
      URS               -> InteractionServer : RequestRouteCall
      InteractionServer -> URS               : EventRouteUsed
      InteractionServer -> Reporting         : EventPartyRemoved
      InteractionServer -> Reporting         : EventProcessingStopped
  `),
  checks: {
    section(context) {
      const { resolution } = context;
      const { processed } = resolution.structure;
      if (!processed || !rolesAreKnown(resolution)) return;
      for (const deviation of deviationsOf(context, "wrong-processor")) {
        const { roles, within } = deviation;
        const parties = resolution.processed.map(({ name, party }) => (party ? withRoles(party) : `\`${name.text}\``));
        const verb = parties.length > 1 ? "are" : "is";
        const what = `${joined(parties)} ${verb} processing, but in ${versionName(deviation)} it is ${oneOf(roles)}`;
        const advice = `name a party of that role${within.subject.names.length > 0 ? ", or another version" : ""}`;
        const span = spanOver(processed.statement.names);
        const text = `${what}: ${advice}.`;
        const fixes = () => [
          ...processorFixes(roles, processed.line, span, resolution),
          ...versionFixes(within, resolution),
        ];
        const recommends = () => namesOfRoles(roles, resolution);
        const more = { related: placeInVersion(within), fixes, recommends };
        tell(deviation, context, { line: processed.line, span, text, ...more });
      }
    },
  },
};

/** Whether it is known who is processing: of a party with an unknown role it is not. */
function rolesAreKnown({ processed, scope }: Resolution): boolean {
  return processed.every(({ party }) => rolesIfKnown(party, scope) !== undefined);
}

function joined(parties: readonly string[]): string {
  return parties.length === 1 ? (parties[0] ?? allOf([])) : `${parties.slice(0, -1).join(", ")} and ${parties.at(-1)}`;
}

/** The version's own `processed by`. */
function placeInVersion({ nearest }: FlowConformance): Related[] {
  const origin = nearest?.origin;
  const processed = origin && structureOf(origin.section).processed;
  if (!processed) return [];
  const { start, end } = spanOver(processed.statement.names);
  const place = { uri: origin.uri, section: origin.section, line: processed.line, start, end };
  return [{ place, message: "Who is processing in this version." }];
}

/** A fix for each that may be meant. */
function processorFixes(roles: readonly string[], line: number, span: Span, resolution: Resolution): Fix[] {
  const names = namesOfRoles(roles, resolution);
  return names.map((name) => {
    const edits = [replacement(line, span, name)];
    return { title: `Change to \`${name}\``, edits, preferred: names.length === 1 };
  });
}

/** The other versions of the model in which those named may be processing. */
function versionFixes({ model, subject }: FlowConformance, { processed }: Resolution): Fix[] {
  const { names, line } = subject;
  if (names.length === 0) return [];
  const roles = processed.flatMap(({ party }) => party?.roles ?? []);
  const fitting = [...(model?.versions.values() ?? [])].filter((version) => {
    const section = structureOf(version.origin.section);
    return section.processed?.statement.names.some(({ text }) => roles.some((role) => isOf(text, role, section)));
  });
  return fitting.map(({ name }) => {
    return { title: `Name version \`${name}\``, edits: [replacement(line, spanOver(names), name)] };
  });
}

/** Whether a name of a version is a participant of this role, or the role itself. */
function isOf(name: string, role: string, { participants }: Structure): boolean {
  const declared = participants.find(({ statement }) => statement.name.text === name);
  return declared ? declared.statement.roles.some(({ text }) => text === role) : name === role;
}
