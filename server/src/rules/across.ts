/**
 * Findings that depend on several sections. They are looked for again only after an edit that changes what they depend
 * on: beside names, shared participants and used files, what sections contribute, such as the title of a flow.
 */
import type { UsedFiles, UseFailure } from "../names/uses";
import type { Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import { sameItems, stretchBetween } from "../syntax/stretch";
import type { Rule, SectionFinding } from "./rule";
import { activeRules, finding, type SectionResult, type Severities, type Surroundings } from "./run";

export type Across = ReadonlyMap<Section, readonly SectionFinding[]>;

/** A script whose sections are checked. */
export interface Sections extends Surroundings {
  readonly script: Script;
  readonly used: UsedFiles;
  readonly results: readonly SectionResult[];
}

export function checkAcross({ script, used, scriptScope, shared, severities, results }: Sections): Across {
  const across = new Map<Section, SectionFinding[]>();
  for (const rule of activeRules(severities)) {
    rule.checks.script?.({
      ...{ script, used, scriptScope, shared: shared.parties, sections: results },
      report(section, line, span, message, more) {
        const found = across.get(section) ?? [];
        found.push(finding(rule, severities, line, span, message, more));
        across.set(section, found);
      },
    });
  }
  return across;
}

/** Whether what was found across the sections before is what would be found now. What is around them is the same. */
export function isStillSo(before: Sections, across: Across, now: Sections): boolean {
  if (!sameFailures(before.used, now.used)) return false;
  const { first, removed, inserted } = stretchBetween(before.results, now.results);
  const old = before.results.slice(first, first + removed);
  const fresh = now.results.slice(first, first + inserted);
  const concerned = concernedBy(across);
  // A finding holds the sections that it is about: where one is replaced, it has to be made again.
  if (old.some(({ section }) => concerned.has(section))) return false;
  const { parties } = now.shared;
  return contributions(now.severities).every((contribution) => {
    const of = (results: readonly SectionResult[]) => results.flatMap((result) => contribution(result, parties));
    return sameItems(of(old), of(fresh));
  });
}

type Contribution = NonNullable<Rule["checks"]["contribution"]>;
const contributing = new WeakMap<Severities, readonly Contribution[]>();

/** What the rules that are not off say that sections contribute to their findings. */
function contributions(severities: Severities): readonly Contribution[] {
  let known = contributing.get(severities);
  if (!known) {
    known = activeRules(severities).flatMap(({ checks }) => checks.contribution ?? []);
    contributing.set(severities, known);
  }
  return known;
}

function sameFailures({ failures: a }: UsedFiles, { failures: b }: UsedFiles): boolean {
  const isSame = (one: UseFailure, other: UseFailure) =>
    one.use === other.use && one.problem === other.problem && one.otherCase === other.otherCase;
  return sameItems(a, b, isSame);
}

const concerned = new WeakMap<Across, ReadonlySet<Section>>();

function concernedBy(across: Across): ReadonlySet<Section> {
  let sections = concerned.get(across);
  if (!sections) {
    const related = [...across.values()].flat().flatMap((one) => one.related.map(({ place }) => place.section));
    sections = new Set([...across.keys(), ...related]);
    concerned.set(across, sections);
  }
  return sections;
}
