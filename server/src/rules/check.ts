/**
 * Checks a script, section by section. What is found in a section is kept with the section and reused as long as
 * neither its lines nor what surrounds it (names in scope, shared participants, its model) has changed; and what is found
 * in a script is kept until the next state of it is checked, of which then only the touched sections are looked at.
 */
import { sharedParticipants } from "../names/parties";
import { type Scope, type ScriptScope, scopeOf } from "../names/scope";
import { type Files, NO_FILES, type UsedFiles, usedBy } from "../names/uses";
import { Lineage } from "../syntax/lineage";
import type { Script } from "../syntax/script";
import { remade, reselected } from "../syntax/stretch";
import { type Across, checkAcross, isStillSo, type Sections } from "./across";
import { checkAsNamed, checkSection, type SectionResult, type Severities, type Surroundings } from "./run";
import { type Left, sameAcross, withoutSilenced } from "./silence";

export type { SectionResult, Severities } from "./run";
export const NO_SEVERITIES: Severities = new Map();

/** What is known of a script. */
export interface ScriptResult {
  readonly script: Script;
  readonly scope: ScriptScope;
  readonly used: UsedFiles;
  /** One for each section, in order. */
  readonly sections: readonly SectionResult[];
  /** Findings that depend on several sections. */
  readonly across: Across;
  /** All findings with what comments leave of them. */
  readonly left: Left;
}

interface Checked extends Sections {
  /** As if no comment silenced anything. */
  readonly across: Across;
  /** Those of the results whose sections have comments that silence findings. */
  readonly silencing: readonly SectionResult[];
  readonly result: ScriptResult;
}

const lineage = new Lineage<Checked>();

/** Everything found in a script against the names of `library` and of the files it uses. Never throws. */
export function check(
  script: Script,
  library: Scope,
  severities: Severities = NO_SEVERITIES,
  files: Files = NO_FILES,
): ScriptResult {
  const used = usedBy(script, files);
  const around: Surroundings = {
    scriptScope: scopeOf(script, library, used),
    shared: sharedParticipants(script),
    severities,
  };
  const last = lineage.last(script);
  const before = last && sameAround(last, around) ? last : undefined;
  // Most of what is asked of a script is asked of one that is checked already.
  if (before?.script === script && before.used === used) return before.result;
  const checkOne = (section: Script["sections"][number]) => checkSection(script, section, around);
  const results = before
    ? remade(before.script.sections, before.results, script.sections, checkOne)
    : script.sections.map(checkOne);
  const checked = checkedAfter(before, { ...around, script, used, results }, last?.result.across);
  lineage.keep(script, checked);
  return checked.result;
}

/** What was found, where just this script has been checked last and can name the same still. */
export function checkedAlready(script: Script, library: Scope, files: Files): ScriptResult | undefined {
  const last = lineage.last(script);
  if (last?.script !== script) return undefined;
  const used = usedBy(script, files);
  return scopeOf(script, library, used) === last.scriptScope ? { ...last.result, used } : undefined;
}

/** A section of a script that is checked, as if it had no other versions to follow than those it names. */
export function sectionAsNamed({ script, scope }: ScriptResult, index: number): SectionResult | undefined {
  const section = script.sections[index];
  const around = { scriptScope: scope, shared: sharedParticipants(script), severities: NO_SEVERITIES };
  return section && checkAsNamed(script, section, around);
}

function checkedAfter(before: Checked | undefined, sections: Sections, lastAcross: Across | undefined): Checked {
  const { script, scriptScope: scope, used, results, severities } = sections;
  const across = before && isStillSo(before, before.across, sections) ? before.across : checkAcross(sections);
  const { results: resultsBefore = [], silencing: silencingBefore = [] } = before ?? {};
  const silencing = reselected(resultsBefore, silencingBefore, results, (one) => one.suppressions.length > 0);
  const left = withoutSilenced({ sections: results, across }, silencing, severities, before?.result.left);
  // The same object while it says the same: what is made of it can be kept then.
  const kept = lastAcross && sameAcross(lastAcross, left.across) ? lastAcross : left.across;
  const result = { script, scope, used, sections: left.sections, across: kept, left };
  return { ...sections, across, silencing, result };
}

function sameAround(a: Surroundings, b: Surroundings): boolean {
  return a.scriptScope === b.scriptScope && a.shared === b.shared && a.severities === b.severities;
}
