/**
 * What suppression comments silence. Everything is found as if there were none, and only then filtered: so silencing
 * one finding never brings up another. What is left of a section is looked for again only where it may be something else.
 */
import type { Section } from "../syntax/section";
import { remade, sameItems } from "../syntax/stretch";
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
/** What is left of them. */
export interface Left extends Found {
  readonly all: Found;
  /** What is silenced in the whole script. */
  readonly codes: ReadonlySet<string>;
  /** As far as it depends on several sections, without what is found of the comments. */
  readonly leftAcross: Across;
}

/**
 * What is left of all findings, and what is found of the comments that silence the others. `silencing` are the sections
 * with such comments, `before` is what was left of an earlier state of the script.
 */
export function withoutSilenced(
  all: Found,
  silencing: readonly SectionResult[],
  severities: Severities,
  before: Left | undefined,
): Left {
  if (silencing.length === 0) return { ...all, all, codes: NONE, leftAcross: all.across };
  const silencers = silencersOf(silencing, all);
  const codes = new Set(silencers.flatMap(({ reach, comment }) => (reach === "script" ? codesOf(comment) : [])));
  const sections = sectionsLeft(all.sections, codes, before);
  const leftAcross = acrossLeft(all.across, silencing, codes);
  const across = withProblems({ sections, across: leftAcross }, silencers, severities);
  return { sections, across, all, codes, leftAcross };
}

const NONE: ReadonlySet<string> = new Set();

/** How many findings are silenced. */
export function countSilenced({ all, sections, leftAcross }: Left): number {
  return countOf(all) - countOf({ sections, across: leftAcross });
}

function countOf({ sections, across }: Found): number {
  const lists = [...sections.map(({ findings }) => findings), ...across.values()];
  return lists.reduce((count, findings) => count + findings.length, 0);
}

function sectionsLeft(
  results: readonly SectionResult[],
  codes: ReadonlySet<string>,
  before: Left | undefined,
): readonly SectionResult[] {
  const leave = (result: SectionResult) => {
    if (result.findings.length === 0 || (codes.size === 0 && result.suppressions.length === 0)) return result;
    const findings = notSilenced(result.findings, result.suppressions, codes);
    return findings.length === result.findings.length ? result : filtered(result, findings);
  };
  const sameCodes = before && sameItems([...before.codes], [...codes]);
  return sameCodes ? remade(before.all.sections, before.sections, results, leave) : results.map(leave);
}

function acrossLeft(across: Across, silencing: readonly SectionResult[], codes: ReadonlySet<string>): Across {
  const comments = new Map(silencing.map(({ section, suppressions }) => [section, suppressions]));
  return new Map(
    [...across].map(([section, findings]) => [section, notSilenced(findings, comments.get(section) ?? [], codes)]),
  );
}

function notSilenced(
  findings: readonly SectionFinding[],
  comments: readonly Suppression[],
  codes: ReadonlySet<string>,
): readonly SectionFinding[] {
  const forLines = comments.filter(({ word }) => word.text === FOR_LINE);
  const isSilenced = ({ code, line }: SectionFinding) =>
    codes.has(code) || forLines.some((comment) => comment.target === line && codesOf(comment).includes(code));
  return findings.filter((one) => !isSilenced(one));
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

/** The findings across sections, with what is found of the comments. */
function withProblems(left: Found, silencers: readonly Silencer[], severities: Severities): Across {
  const across = new Map([...left.across].map(([section, findings]) => [section, [...findings]]));
  const on = activeRules(severities);
  const isOn = new Map(rules.map((rule) => [rule.code, on.includes(rule)]));
  for (const rule of on)
    rule.checks.silencers?.({
      ...{ silencers, sections: left.sections, rules: isOn },
      report(section, line, span, message, more) {
        const found = across.get(section) ?? [];
        found.push(finding(rule, severities, line, span, message, more));
        across.set(section, found);
      },
    });
  return across;
}

/** The suppression comments of these sections in the order of their lines, with what each silences. */
function silencersOf(silencing: readonly SectionResult[], all: Found): Silencer[] {
  return silencing.flatMap((result) =>
    result.suppressions.map((comment) => {
      const reach = reachOf(comment, result === all.sections[0]);
      const hits = new Set(codesOf(comment).filter((code) => isHit(code, comment, reach, result, all)));
      return { result, comment, reach, hits };
    }),
  );
}

function reachOf({ word, line, target }: Suppression, inFirstSection: boolean): Silencer["reach"] {
  if (word.text === FOR_LINE) return target === undefined ? "nothing" : "line";
  return word.text === FOR_FILE && line === 0 && inFirstSection ? "script" : "nothing";
}

/** Whether the comment silences findings of this code. */
function isHit(
  code: string,
  { target }: Suppression,
  reach: Silencer["reach"],
  { section, findings }: SectionResult,
  { sections, across }: Found,
): boolean {
  if (reach === "nothing") return false;
  if (reach === "line") {
    const isThere = (one: SectionFinding) => one.code === code && one.line === target;
    return findings.some(isThere) || (across.get(section) ?? []).some(isThere);
  }
  const isIt = (one: SectionFinding) => one.code === code;
  return sections.some((one) => one.findings.some(isIt)) || [...across.values()].some((list) => list.some(isIt));
}

const codesOf = ({ codes }: Suppression): string[] => codes.map(({ text }) => text);

/** Whether both are the same findings, in the same sections. */
export function sameAcross(a: Across, b: Across): boolean {
  if (a === b) return true;
  const isSame = ([section, findings]: readonly [Section, readonly SectionFinding[]]) =>
    sameItems(findings, b.get(section) ?? [], sameFinding);
  return a.size === b.size && sameItems([...a.keys()], [...b.keys()]) && [...a].every(isSame);
}

function sameFinding(a: SectionFinding, b: SectionFinding): boolean {
  if (a === b) return true;
  const { related, fixes: _, ...rest } = a;
  // Relations are places, which hold whole sections: those are compared as objects.
  if (related.length + b.related.length > 0) return false;
  return Object.entries(rest).every(([key, value]) => b[key as keyof SectionFinding] === value);
}
