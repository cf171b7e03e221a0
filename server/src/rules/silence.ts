/**
 * What suppression comments silence. Everything is found as if there were none, and only then filtered: so silencing
 * one finding never brings up another.
 */

import type { Section } from "../syntax/section";
import { sameItems } from "../syntax/stretch";
import { FOR_FILE, FOR_LINE, type Suppression } from "../syntax/suppression";
import type { Across } from "./across";
import { rules } from "./index";
import type { SectionFinding, Silencer } from "./rule";
import { activeRules, finding, type SectionResult, type Severities } from "./run";

/** All findings of a script. */
interface Found {
  readonly sections: readonly SectionResult[];
  readonly across: Across;
}
/** What is left of them, and how many are not. */
type Left = Found & { readonly silenced: number };
interface Counting extends Silencer {
  readonly hits: Set<string>;
}

/**
 * What is left of all findings, and what is found of the comments that silence the others. `silencing` are the sections
 * with such comments.
 */
export function withoutSilenced(all: Found, silencing: readonly SectionResult[], severities: Severities): Left {
  if (silencing.length === 0) return { ...all, silenced: 0 };
  const silencers = silencersOf(silencing, all.sections[0]);
  const { sections, across: left, silenced } = silence(all, silencers);
  const across = new Map([...left].map(([section, findings]) => [section, [...findings]]));
  const on = activeRules(severities);
  const known = new Map(rules.map((rule) => [rule.code, on.includes(rule)]));
  for (const rule of on)
    rule.checks.silencers?.({
      ...{ silencers, sections, rules: known },
      report(section, line, span, message) {
        const found = across.get(section) ?? [];
        found.push(finding(rule, severities, line, span, message, undefined));
        across.set(section, found);
      },
    });
  return { sections, across, silenced };
}

/** The suppression comments of these sections in the order of their lines, each to be told what it silences. */
function silencersOf(silencing: readonly SectionResult[], first: SectionResult | undefined): Counting[] {
  return silencing.flatMap((result) =>
    result.suppressions.map((comment) => {
      return { result, comment, reach: reachOf(comment, result === first), hits: new Set<string>() };
    }),
  );
}

function reachOf({ word, line, target }: Suppression, inFirstSection: boolean): Silencer["reach"] {
  if (word.text === FOR_LINE) return target === undefined ? "nothing" : "line";
  return word.text === FOR_FILE && line === 0 && inFirstSection ? "script" : "nothing";
}

/** What the silencers leave, and how many findings they do not. */
function silence(found: Found, silencers: readonly Counting[]): Left {
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
    return findings.length === result.findings.length ? result : filtered(result, findings);
  });
  const across = new Map([...found.across].map(([section, findings]) => [section, leave(section, findings)]));
  return { sections, across, silenced };
}

const known = new WeakMap<SectionResult, SectionResult>();

/** The result with only these of its findings. The same object again while they are the same. */
function filtered(result: SectionResult, findings: readonly SectionFinding[]): SectionResult {
  const last = known.get(result);
  if (last && sameItems(last.findings, findings)) return last;
  const left = { ...result, findings };
  known.set(result, left);
  return left;
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

/** Whether both are the same findings, in the same sections. */
export function sameAcross(a: Across, b: Across): boolean {
  if (a === b) return true;
  const isSame = ([section, findings]: readonly [Section, readonly SectionFinding[]]) =>
    sameItems(findings, b.get(section) ?? [], sameFinding);
  return a.size === b.size && sameItems([...a.keys()], [...b.keys()]) && [...a].every(isSame);
}

function sameFinding(a: SectionFinding, b: SectionFinding): boolean {
  if (a === b) return true;
  const { related, ...rest } = a;
  // Relations are places, which hold whole sections: those are compared as objects.
  if (related.length + b.related.length > 0) return false;
  return Object.entries(rest).every(([key, value]) => b[key as keyof SectionFinding] === value);
}
