/** What the rules about conformance share: which deviations they are about, and the words for versions and steps. */
import type { Deviation, FlowConformance } from "../conformance/deviation";
import type { StepInfo } from "../conformance/plan";
import type { Party } from "../names/parties";
import type { Resolution, ResolvedSend } from "../names/resolve";
import { oneLine } from "../syntax/one-line";
import type { Section } from "../syntax/section";
import type { Span } from "../syntax/statement";
import { structureOf } from "../syntax/structure";
import type { More, Related, SectionContext } from "./rule";
import { partiesUsed } from "./usage";
import { capital } from "./wording";

/** A deviation and the verdict it belongs to. */
export type DeviationOfKind<K extends Deviation["kind"]> = Extract<Deviation, { kind: K }> & {
  readonly within: FlowConformance;
};

/** The deviations of these kinds, of the flow or of its `follows` blocks. */
export function deviationsOf<K extends Deviation["kind"]>(
  context: SectionContext,
  ...kinds: K[]
): DeviationOfKind<K>[] {
  const found: DeviationOfKind<K>[] = [];
  for (const within of context.conformances)
    for (const deviation of within.deviations)
      if ((kinds as string[]).includes(deviation.kind)) found.push({ ...deviation, within } as DeviationOfKind<K>);
  return found;
}

/** What is told of a deviation: where, what, and what belongs to it. */
interface Told extends More {
  readonly line: number;
  readonly span: Span;
  readonly text: string;
}

/** Reports a deviation; one that holds on some paths only says on which, with the branches as related places. */
export function tell({ when }: Pick<Deviation, "when">, context: SectionContext, told: Told): void {
  const { line, span, text, related = [], ...more } = told;
  const example = when?.example ? "On some paths, for example when" : "When";
  const branches = when?.branches ?? [];
  const path = branches.map(({ line: at, span: word }) => ({
    place: context.at(at, word),
    message: "Such a path goes through here.",
  }));
  const sentence = when ? `${example} ${when.text}: ${text}` : capital(text);
  context.report(line, span, sentence, { ...more, related: [...related, ...path] });
}

const substituted = new WeakMap<FlowConformance, ReadonlySet<ResolvedSend>>();

/** Whether the version has another message in its place: that stands alone, whatever else is wrong with the message. */
export function isSubstituted(send: ResolvedSend, { conformances }: SectionContext): boolean {
  return conformances.some((conformance) => conformance.deviations.length > 0 && substitutedIn(conformance).has(send));
}

function substitutedIn(conformance: FlowConformance): ReadonlySet<ResolvedSend> {
  const known = substituted.get(conformance);
  if (known) return known;
  const sends = new Set(conformance.deviations.flatMap((d) => (d.kind === "substituted" ? [d.send] : [])));
  substituted.set(conformance, sends);
  return sends;
}

/** The version that the flow is compared with, as it is spoken of in a sentence. */
export function versionName({ within }: { readonly within: FlowConformance }): string {
  const model = within.model?.declaration;
  const name = [model && (oneLine(model.title) || model.name), within.nearest?.name].filter(Boolean).join(" ");
  return within.inferred ? `the model (nearest: ${name})` : name;
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

/**
 * The line of a flow that would be this step; `round`: the party of the version's `each` that it is for. `sends`: those that
 * are compared with the version, in a sketch of one part.
 */
export function lineFor(step: StepInfo, resolution: Resolution, round?: Party, sends = resolution.sends): string {
  const name = (party: string) => {
    return partyFor(party, step, resolution, round, sends[0])?.name ?? rolesOf(party, step.origin.section)[0] ?? party;
  };
  return `${name(step.from)} -> ${name(step.to)} : ${step.message}`;
}

/** Whom that line names, as far as the flow has such parties. */
export function namesFor(
  step: StepInfo,
  resolution: Resolution,
  round: Party | undefined,
  sends: readonly ResolvedSend[],
): string[] {
  return [step.from, step.to].flatMap((name) => partyFor(name, step, resolution, round, sends[0])?.name ?? []);
}

/** The roles of a party of a version, whose section this is. */
export function rolesOf(name: string, section: Section): readonly string[] {
  const declared = structureOf(section).participants.find(({ statement }) => statement.name.text === name);
  return declared?.statement.roles.map((role) => role.text) ?? [name];
}

/**
 * The flow's party for one of the version, if it has one. Among several that could be meant: the one that asks or is asked, if this
 * is the party of the version's first step; else one that is processing; else one that takes part.
 */
function partyFor(
  name: string,
  step: StepInfo,
  resolution: Resolution,
  round: Party | undefined,
  request: ResolvedSend | undefined,
): Party | undefined {
  const roles = rolesOf(name, step.origin.section);
  if (round?.roles.some((role) => roles.includes(role))) return round;
  const used = partiesUsed(resolution);
  const fitting = [...new Set([...resolution.parties.inScope(), ...used])].filter((party) =>
    party.roles.some((role) => roles.includes(role)),
  );
  if (fitting.length < 2) return fitting[0];
  const first = structureOf(step.origin.section).sends[0]?.statement;
  const asked = first?.from.text === name ? request?.from : first?.to.text === name ? request?.to : undefined;
  const processing = resolution.processed.map(({ party }) => party);
  const likely = [asked, ...processing].find((party) => party && fitting.includes(party));
  return likely ?? fitting.find((party) => used.has(party)) ?? fitting[0];
}
