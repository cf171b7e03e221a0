import { conformancesOf } from "../conformance/conformance";
import type { FlowConformance } from "../conformance/deviation";
import type { Origin } from "../names/declarations";
import type { Party } from "../names/parties";
import type { Resolution } from "../names/resolve";
import type { Section } from "../syntax/section";
import { partiesFor } from "./deviations";
import { type Fix, withoutLines } from "./fix";
import { declarationSpan } from "./places";
import { example, type Rule, type ScriptContext, type SectionContext } from "./rule";
import { partiesUsed } from "./usage";

export const unusedParticipant: Rule = {
  code: "unused-participant",
  severity: "hint",
  summary: "Every participant sends, receives or processes.",
  rationale: `A participant that takes part in nothing is often the trace of a message that was forgotten, or of a name that was changed.
One at the beginning of the file is used where some flow uses it, by its name or by its role's; one in a flow or version
is used only there. Nothing is said of one that a missing message is for: it takes part as soon as that is written.`,
  bad: example(`
    participant Chat  : MediaServer
    participant Stats : Reporting

    flow "A chat" : none
      Chat -> InteractionServer : RequestStopProcessing
  `),
  good: example(`
    participant Chat : MediaServer

    flow "A chat" : none
      Chat -> InteractionServer : RequestStopProcessing
  `),
  unnecessary: true,
  checks: {
    section: inSection,
    script: inFile,
    contribution: usedOf,
  },
};

function inSection({ section, resolution, conformances, report }: SectionContext): void {
  if (resolution.parties.own.size === 0) return;
  const used = partiesUsed(resolution);
  const unused = [...resolution.parties.own.values()].filter((party) => !used.has(party));
  if (unused.length === 0) return;
  const awaited = partiesAwaited(resolution, conformances);
  for (const party of unused) {
    if (awaited.has(party)) continue;
    const place = declarationAt(party.origin);
    const message = `\`${party.name}\` neither sends, receives nor processes anything in this ${section.kind}: remove the line.`;
    if (place) report(place.line, place.span, message, { fixes: () => [removal(section, place.line)] });
  }
}

/** Goes through the flows only until every participant has been met; what a flow uses is found once for each flow. */
function inFile({ shared, resolutions, report }: ScriptContext): void {
  const unused = new Set(shared.values());
  for (const meets of [partiesUsed, awaitedBy])
    for (const resolution of resolutions) {
      if (unused.size === 0) return;
      if (!mayUse(resolution)) continue;
      for (const party of meets(resolution)) unused.delete(party);
    }
  for (const { name, origin } of unused) {
    const place = declarationAt(origin);
    const message = `\`${name}\` takes part in no flow of this file: remove the line.`;
    if (!origin || !place) continue;
    const fixes = () => [removal(origin.section, place.line)];
    report(origin.section, place.line, place.span, message, { fixes });
  }
}

const removal = (section: Section, line: number): Fix => ({
  title: "Remove the participant",
  edits: [withoutLines(section, line, line)],
  preferred: true,
});

/** Which of the shared ones a section uses; and the names of those that messages are missing for. */
function usedOf(resolution: Resolution, shared: ReadonlyMap<string, Party>): readonly (Party | string)[] {
  if (shared.size === 0 || !mayUse(resolution)) return [];
  const isShared = (party: Party) => shared.get(party.name) === party;
  const awaited = [...awaitedBy(resolution)].filter(isShared);
  return [...[...partiesUsed(resolution)].filter(isShared), ...awaited.map(({ name }) => name)];
}

const known = new WeakMap<Resolution, ReadonlySet<Party>>();

function awaitedBy(resolution: Resolution): ReadonlySet<Party> {
  const awaited = known.get(resolution) ?? partiesAwaited(resolution, conformancesOf(resolution));
  known.set(resolution, awaited);
  return awaited;
}

/** The parties that would be used only by the messages that are missing. */
function partiesAwaited(resolution: Resolution, conformances: readonly FlowConformance[]): ReadonlySet<Party> {
  const used = partiesUsed(resolution);
  const awaited = new Set<Party>();
  for (const { deviations, subject } of conformances)
    for (const deviation of deviations) {
      if (deviation.kind !== "missing") continue;
      for (const party of partiesFor(deviation.step, resolution, deviation.party, subject.sends))
        if (!used.has(party)) awaited.add(party);
    }
  return awaited;
}

/** Flows use participants; elsewhere only lines that are misplaced do. */
function mayUse({ section, structure }: Resolution): boolean {
  return section.kind === "flow" || (section.kind !== "version" && structure.damaged);
}

function declarationAt(origin: Origin | undefined) {
  const statement = origin?.section.statements[origin.line];
  return origin && statement?.kind === "participant"
    ? { line: origin.line, span: declarationSpan(statement) }
    : undefined;
}
