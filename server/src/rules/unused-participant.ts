import type { Origin } from "../names/declarations";
import type { Party } from "../names/parties";
import type { Resolution } from "../names/resolve";
import type { Section } from "../syntax/section";
import { type Fix, withoutLines } from "./fix";
import { declarationSpan } from "./places";
import { example, type Rule, type ScriptContext, type SectionContext, type SectionFinding } from "./rule";
import type { SectionResult } from "./run";
import { partiesNamed, partiesUsed } from "./usage";

export const unusedParticipant: Rule = {
  code: "unused-participant",
  severity: "hint",
  summary: "Every participant sends, receives or processes.",
  rationale: `A participant that takes part in nothing is often the trace of a message that was forgotten, or of a name that was changed.
One at the beginning of the file is used where some flow uses it, by its name or by its role's; one in a flow or version
is used only there. Nothing is said of one that another finding says to write, or lets one choose, for example the party
that a missing message is for: it takes part as soon as that is done.`,
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
    last: inSection,
    script: inFile,
    contribution: contributed,
  },
};

function inSection({ section, resolution, report }: SectionContext, findings: readonly SectionFinding[]): void {
  if (resolution.parties.own.size === 0) return;
  const used = partiesUsed(resolution);
  const unused = [...resolution.parties.own.values()].filter((party) => !used.has(party));
  if (unused.length === 0) return;
  const awaited = partiesAwaited(resolution, findings);
  for (const party of unused) {
    if (awaited.has(party)) continue;
    const place = declarationAt(party.origin);
    const message = `\`${party.name}\` neither sends, receives nor processes anything in this ${section.kind}: remove the line.`;
    const fixes = () => [removal(section, place?.line ?? 0, !isDamaged(resolution))];
    if (place) report(place.line, place.span, message, { fixes });
  }
}

/** Goes through the flows only until every participant has been met; what a flow uses is found once for each flow. */
function inFile({ shared, sections, report }: ScriptContext): void {
  const unused = new Set(shared.values());
  for (const meets of [usedBy, awaitedBy])
    for (const section of sections) {
      if (unused.size === 0) return;
      for (const party of meets(section)) unused.delete(party);
    }
  const isWhole = !sections.some(({ resolution }) => isDamaged(resolution));
  for (const { name, origin } of unused) {
    const place = declarationAt(origin);
    const message = `\`${name}\` takes part in no flow of this file: remove the line.`;
    if (!origin || !place) continue;
    const fixes = () => [removal(origin.section, place.line, isWhole)];
    report(origin.section, place.line, place.span, message, { fixes });
  }
}

/** `isSure`: else a line that cannot be read, or a name that is not known, may be its part. */
const removal = (section: Section, line: number, isSure: boolean): Fix => ({
  title: "Remove the participant",
  edits: [withoutLines(section, line, line)],
  preferred: isSure,
});

/** Whether lines of the section are bad or stand where they cannot, or parties in it are not known. */
function isDamaged({ structure, references }: Resolution): boolean {
  return structure.damaged || references.some(({ kind, target }) => kind === "participant" && target === undefined);
}
const DAMAGED = "a line that cannot be read";

/** Which of the shared ones a section uses; and the names of those that are recommended in it. */
function contributed(result: SectionResult, shared: ReadonlyMap<string, Party>): readonly (Party | string)[] {
  if (shared.size === 0) return [];
  const damage = isDamaged(result.resolution) ? [DAMAGED] : [];
  const isShared = (party: Party) => shared.get(party.name) === party;
  const awaited = [...awaitedBy(result)].filter(isShared);
  return [...[...usedBy(result)].filter(isShared), ...awaited.map(({ name }) => name), ...damage];
}

const NOBODY: ReadonlySet<Party> = new Set();

function usedBy({ resolution }: SectionResult): ReadonlySet<Party> {
  return mayUse(resolution) ? partiesUsed(resolution) : NOBODY;
}

const known = new WeakMap<SectionResult, ReadonlySet<Party>>();

function awaitedBy(result: SectionResult): ReadonlySet<Party> {
  const { resolution, findings } = result;
  if (!mayUse(resolution)) return NOBODY;
  const awaited = known.get(result) ?? partiesAwaited(resolution, findings);
  known.set(result, awaited);
  return awaited;
}

/** Whom the findings of a section say to write. */
function partiesAwaited({ parties }: Resolution, findings: readonly SectionFinding[]): ReadonlySet<Party> {
  const names = new Set(findings.flatMap(({ recommends }) => recommends?.() ?? []));
  return new Set([...names].flatMap((name) => partiesNamed(name, parties)));
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
