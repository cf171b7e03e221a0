/** What the rules about conformance share: which deviations they are about, and the words for versions and steps. */
import type { Deviation, FlowConformance, StepInfo } from "../conformance/deviation";
import type { Party } from "../names/parties";
import type { Resolution, ResolvedSend } from "../names/resolve";
import { structureOf } from "../syntax/structure";
import type { Related, SectionContext } from "./rule";
import { partiesUsed } from "./usage";

export type DeviationOfKind<K extends Deviation["kind"]> = Extract<Deviation, { kind: K }>;

/** The flow's deviations of these kinds. */
export function deviationsOf<K extends Deviation["kind"]>(
  context: SectionContext,
  ...kinds: K[]
): DeviationOfKind<K>[] {
  const all = context.conformance?.deviations ?? [];
  return all.filter((deviation): deviation is DeviationOfKind<K> => (kinds as string[]).includes(deviation.kind));
}

const substituted = new WeakMap<FlowConformance, ReadonlySet<ResolvedSend>>();

/** Whether the version has another message in its place: that stands alone, whatever else is wrong with the message. */
export function isSubstituted(send: ResolvedSend, { conformance }: SectionContext): boolean {
  if (!conformance || conformance.deviations.length === 0) return false;
  let sends = substituted.get(conformance);
  if (!sends) {
    sends = new Set(conformance.deviations.flatMap((d) => (d.kind === "substituted" ? [d.send] : [])));
    substituted.set(conformance, sends);
  }
  return sends.has(send);
}

/** The version that the flow is compared with, as it is spoken of in a sentence. */
export function versionName({ conformance }: SectionContext): string {
  const model = conformance?.model?.declaration;
  const name = [model?.title || model?.name, conformance?.nearest?.name].filter(Boolean).join(" ");
  return conformance?.inferred ? `the model (nearest: ${name})` : name;
}

/** A step as it stands in the version. */
export function stepText(step: StepInfo): string {
  return `\`${step.from} -> ${step.to} : ${step.message}\`${remarkOf(step)}`;
}

/** The remark of a step, in brackets. */
export function remarkOf({ remark }: StepInfo): string {
  return remark === "" ? "" : ` (${remark})`;
}

/** A sentence where the step is not documented. */
export function groundOf({ ground }: StepInfo): string {
  if (ground === "inferred") return " This step is not documented, it is our reading.";
  return ground === "seen" ? " This step is not documented, it is seen in practice." : "";
}

/** The step in the version, as a related place. */
export function stepPlace(step: StepInfo): Related {
  return { place: step.origin, message: "The step of the version." };
}

/** A message of the flow, as a related place. */
export function sendPlace({ send }: ResolvedSend, message: string, { at }: SectionContext): Related {
  return { place: at(send.line, send.statement.message), message };
}

/** The line of a flow that would be this step; `round`: the party of the version's `each` that it is for. */
export function lineFor(step: StepInfo, { resolution }: SectionContext, round?: Party): string {
  const name = (party: string) => partyFor(party, step, resolution, round);
  return `\`${name(step.from)} -> ${name(step.to)} : ${step.message}\``;
}

/**
 * The flow's name for a party of the version. Among several that could be meant: the one that asks or is asked, if this
 * is the party of the version's first step; else one that is processing; else one that takes part.
 */
function partyFor(name: string, step: StepInfo, resolution: Resolution, round: Party | undefined): string {
  const { participants, sends } = structureOf(step.origin.section);
  const declared = participants.find(({ statement }) => statement.name.text === name);
  const roles = declared?.statement.roles.map((role) => role.text) ?? [name];
  if (round?.roles.some((role) => roles.includes(role))) return round.name;
  const used = partiesUsed(resolution);
  const fitting = [...new Set([...resolution.parties.inScope(), ...used])].filter((party) =>
    party.roles.some((role) => roles.includes(role)),
  );
  if (fitting.length < 2) return fitting[0]?.name ?? roles[0] ?? name;
  const [first, request] = [sends[0]?.statement, resolution.sends[0]];
  const asked = first?.from.text === name ? request?.from : first?.to.text === name ? request?.to : undefined;
  const processing = resolution.processed.map(({ party }) => party);
  const likely = [asked, ...processing].find((party) => party && fitting.includes(party));
  return (likely ?? fitting.find((party) => used.has(party)) ?? fitting[0])?.name ?? name;
}
