/** Findings with absolute places: what was kept relative to sections, as lines of the script. */
import type { Origin } from "../names/declarations";
import type { Range, Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import type { ScriptResult } from "./check";
import type { SectionFinding, Severity } from "./rule";

export interface RelatedPlace {
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
}
export interface Finding {
  /** The rule's code, stable. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly RelatedPlace[];
  readonly unnecessary?: boolean;
}

/** The first line of each section of some scripts. */
export type Starts = (section: Section) => number | undefined;

const known = new WeakMap<Script, Map<Section, number>>();

/** Where the sections of these scripts start. */
export function startsOf(scripts: readonly Script[]): Starts {
  return (section) => {
    for (const script of scripts) {
      const start = startsIn(script).get(section);
      if (start !== undefined) return start;
    }
    return undefined;
  };
}

function startsIn(script: Script): Map<Section, number> {
  let starts = known.get(script);
  if (!starts) {
    starts = new Map();
    let line = 0;
    for (const section of script.sections) {
      starts.set(section, line);
      line += section.texts.length;
    }
    known.set(script, starts);
  }
  return starts;
}

/** All findings of a script, in the order of their places. */
export function present(result: ScriptResult, starts: Starts): Finding[] {
  const findings: Finding[] = [];
  let start = 0;
  for (const { section, findings: own } of result.sections) {
    for (const finding of own) findings.push(placed(finding, start, starts));
    for (const finding of result.across.get(section) ?? []) findings.push(placed(finding, start, starts));
    start += section.texts.length;
  }
  return findings.sort(byPlace);
}

function placed(finding: SectionFinding, start: number, starts: Starts): Finding {
  const related = finding.related.flatMap(({ place, message }) => {
    const range = rangeOf(place, starts);
    return range ? [{ uri: place.uri, range, message }] : [];
  });
  const { code, severity, message } = finding;
  const range = lineRange(start + finding.line, finding.start, finding.end);
  return { code, severity, message, range, related, ...(finding.unnecessary && { unnecessary: true }) };
}

/** The absolute range of a place; undefined where its script is not among those known. */
function rangeOf(place: Origin, starts: Starts): Range | undefined {
  const start = starts(place.section);
  return start === undefined ? undefined : lineRange(start + place.line, place.start, place.end);
}

function lineRange(line: number, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}

function byPlace(a: Finding, b: Finding): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}
