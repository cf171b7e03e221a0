import type { Item } from "../syntax/structure";
import {
  type DeviationOfKind,
  deviationsOf,
  groundOf,
  lineFor,
  namesFor,
  stepPlace,
  stepText,
  tell,
  versionName,
} from "./deviations";
import { blockAround, endLineOf, type Fix, indentOf, linesAbove, linesBelow } from "./fix";
import { RIGHT_FLOW } from "./right-flow";
import { example, type Rule, type SectionContext } from "./rule";

export const missingMessage: Rule = {
  code: "missing-message",
  severity: "error",
  summary: "Every step of the version happens.",
  rationale: `**Documented:** after a request that is accepted, the party that asked gets an answer (EventAck; EventRouteUsed where URS asked),
the party that was processing is told (EventRevoked to an agent, EventAbandoned to URS), and the reporting engines get
EventPartyRemoved and EventProcessingStopped. After one that is rejected there is EventError alone.

**Our reading:** where there are several reporting engines, each of them gets both; that EventRevoked happens where an agent
asks (version C) is only to be expected, so its absence is a warning.

Nothing is said of missing messages in a flow with lines that take no part: bad or misplaced ones, or messages with an
unknown name.`,
  bad: example(`
    flow "URS ends the interaction" : StopProcessing D
      URS               -> InteractionServer : RequestRouteCall
      InteractionServer -> URS               : EventRouteUsed
      InteractionServer -> Reporting         : EventPartyRemoved
  `),
  good: RIGHT_FLOW,
  checks: {
    section(context) {
      for (const deviation of deviationsOf(context, "missing")) {
        const { step, within } = deviation;
        const { line, title: span } = within.subject;
        const severity = step.necessity === "should" ? { severity: "warning" as const } : {};
        const text = textOf(deviation, context);
        const fixes = () => insertions(deviation, context);
        const recommends = () => namesFor(step, context.resolution, deviation.party, within.subject.sends);
        const more = { subject: step.message, related: [stepPlace(step)], fixes, recommends, ...severity };
        tell(deviation, context, { line, span, text, ...more });
      }
    },
  },
};

function textOf(deviation: DeviationOfKind<"missing">, context: SectionContext): string {
  const { step, party } = deviation;
  const round = party && party.name !== party.roles[0] ? ` for \`${party.name}\`` : "";
  const verb = step.necessity === "should" ? "expects" : "asks for";
  const what = `\`${step.message}\` does not happen${round}, but ${versionName(deviation)} ${verb} ${stepText(step)}`;
  const line = lineFor(step, context.resolution, party, deviation.within.subject.sends);
  return `${what}: insert \`${line}\`.${groundOf(step)}`;
}

/**
 * The line where it belongs: before the message that it should come before, or before the block that this is in; else last.
 * Where only some paths lack it: last in a branch that these go through.
 */
function insertions({ step, party, before, within, when }: DeviationOfKind<"missing">, context: SectionContext): Fix[] {
  const { section, resolution } = context;
  const line = lineFor(step, context.resolution, party, within.subject.sends);
  const { items, line: head } = within.subject;
  const above = (at: number) => linesAbove(at, [`${indentOf(section, at)}${line}`]);
  const atEnd = (of: readonly Item[], beginning: number) => {
    const last = of.at(-1);
    const indent = last ? indentOf(section, last.line) : `${indentOf(section, beginning)}  `;
    return linesBelow(section, last ? endLineOf(last, section) : beginning, [`${indent}${line}`]);
  };
  const block = before && blockAround(items, before.send.line);
  const branches = resolution.structure.blocks.flatMap((one) => one.branches);
  const lacking = branches.filter((branch) => when?.branches.some((one) => one.line === branch.line));
  const places = [
    ...(before ? [above(before.send.line), ...(block ? [above(block.line)] : [])] : [atEnd(items, head)]),
    ...lacking.map((branch) => atEnd(branch.items, branch.line)),
  ];
  return places.map((edit) => ({ title: `Insert \`${line}\``, edits: [edit], preferred: true }));
}
