/**
 * What suppression comments silence. Everything is found as if there were none, and only then filtered: so silencing
 * one finding never brings up another.
 */
import type { Section } from "../syntax/section";
import { FOR_FILE, FOR_LINE, type Suppression } from "../syntax/suppression";
import type { SectionResult } from "./check";
import type { SectionFinding, Silencer } from "./rule";

/** All findings of a script. */
export interface Found {
  readonly sections: readonly SectionResult[];
  readonly across: ReadonlyMap<Section, readonly SectionFinding[]>;
}
interface Counting extends Silencer {
  readonly hits: Set<string>;
}

/** The suppression comments of a script in the order of its lines, each to be told what it silences. */
export function silencersOf(sections: readonly SectionResult[]): Counting[] {
  const silencers: Counting[] = [];
  for (const result of sections)
    for (const comment of result.suppressions)
      silencers.push({ result, comment, reach: reachOf(comment, result === sections[0]), hits: new Set() });
  return silencers;
}

function reachOf({ word, line, target }: Suppression, inFirstSection: boolean): Silencer["reach"] {
  if (word.text === FOR_LINE) return target === undefined ? "nothing" : "line";
  return word.text === FOR_FILE && line === 0 && inFirstSection ? "script" : "nothing";
}

/** What the silencers leave, and how many findings they do not. */
export function silence(found: Found, silencers: readonly Counting[]): Found & { readonly silenced: number } {
  const forScript = silencers.filter(({ reach }) => reach === "script");
  const near = nearby(silencers);
  let silenced = 0;
  const leave = (section: Section, findings: readonly SectionFinding[]) => {
    const lines = near.get(section);
    if (findings.length === 0 || (!lines && forScript.length === 0)) return findings;
    const left = findings.filter((finding) => !hit(finding, [...(lines?.get(finding.line) ?? []), ...forScript]));
    silenced += findings.length - left.length;
    return left;
  };
  const sections = found.sections.map((result) => {
    const findings = leave(result.section, result.findings);
    return findings.length === result.findings.length ? result : { ...result, findings };
  });
  const across = new Map([...found.across].map(([section, findings]) => [section, leave(section, findings)]));
  return { sections, across, silenced };
}

/** Those for one line, by section and line. */
function nearby(silencers: readonly Counting[]): Map<Section, Map<number, Counting[]>> {
  const near = new Map<Section, Map<number, Counting[]>>();
  for (const silencer of silencers) {
    const { section } = silencer.result;
    const { target } = silencer.comment;
    if (silencer.reach !== "line" || target === undefined) continue;
    const lines = near.get(section) ?? new Map<number, Counting[]>();
    near.set(section, lines);
    const those = lines.get(target) ?? [];
    lines.set(target, those);
    those.push(silencer);
  }
  return near;
}

/** Whether one of these silences the finding. All that do have silenced something. */
function hit({ code }: SectionFinding, silencers: readonly Counting[]): boolean {
  const those = silencers.filter(({ comment }) => comment.codes.some(({ text }) => text === code));
  for (const { hits } of those) hits.add(code);
  return those.length > 0;
}
