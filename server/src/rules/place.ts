/** Where what is known relative to a section stands in its script. */
import type { Origin } from "../names/declarations";
import type { Range, Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import { type LineStarts, lineStarts } from "../syntax/starts";
import type { ScriptResult } from "./check";
import { type LocalFinding, type LocalPlace, type PlacedFindings, sameFindings } from "./placed";
import type { Related, SectionFinding } from "./rule";
import type { SectionResult } from "./run";

const known = new WeakMap<Script, ReadonlyMap<Section, number>>();

/** Shared participants and most declarations stand at the top, and to list all sections takes longer than to look there. */
const TOP = 32;

/** The first line of a section that is in one of these scripts. */
export function startOf(section: Section, scripts: readonly Script[]): number | undefined {
  for (const script of scripts) {
    const atTop = script.sections.slice(0, TOP).indexOf(section);
    const start = atTop < 0 ? startsIn(script).get(section) : lineStarts(script)[atTop];
    if (start !== undefined) return start;
  }
  return undefined;
}

function startsIn(script: Script): ReadonlyMap<Section, number> {
  let starts = known.get(script);
  if (!starts) {
    const lines = lineStarts(script);
    starts = new Map(script.sections.map((section, i) => [section, lines[i] as number]));
    known.set(script, starts);
  }
  return starts;
}

/** What was made last of a section's findings. */
interface Made {
  readonly own: readonly SectionFinding[];
  readonly more: readonly SectionFinding[] | undefined;
  readonly findings: readonly LocalFinding[];
  /** Some relate to another section: they have to be made again to know where that is. */
  readonly leads: boolean;
}
const made = new WeakMap<Section, Made>();

/** Gives the findings of one script their places. */
export class Places {
  /** Whether one of them relates to another section of the script. */
  crossing = false;

  constructor(
    readonly script: Script,
    /** Other scripts that findings may relate to. */
    readonly others: readonly Script[],
  ) {}

  get starts(): LineStarts {
    return lineStarts(this.script);
  }

  /** Those of the sections from one up to another, in the order of their places. */
  placed({ sections, across }: ScriptResult, from: number, to: number): PlacedFindings[] {
    const all: PlacedFindings[] = [];
    let starts: LineStarts | undefined;
    for (let i = from; i < to; i++) {
      const result = sections[i] as SectionResult;
      const more = across.size === 0 ? undefined : across.get(result.section);
      if (result.findings.length === 0 && (more === undefined || more.length === 0)) continue;
      starts ??= this.starts;
      all.push({ line: starts[i] as number, findings: this.#local(result, more) });
    }
    return all;
  }

  /** The same list again while the findings are the same. */
  #local({ section, findings: own }: SectionResult, more: Made["more"]): readonly LocalFinding[] {
    const last = made.get(section);
    if (last && !last.leads && last.own === own && last.more === more) return last.findings;
    const all = more ? [...own, ...more] : own;
    const fresh = all.map((finding) => this.#localFinding(finding, section)).sort(byPlace);
    const findings = last && sameFindings(last.findings, fresh) ? last.findings : fresh;
    const leads = all.some(({ related }) => related.some(({ place }) => place.section !== section));
    made.set(section, { own, more, findings, leads });
    return findings;
  }

  #localFinding(finding: SectionFinding, section: Section): LocalFinding {
    const related = finding.related.length === 0 ? NONE : this.#related(finding.related, section);
    const { code, severity, message } = finding;
    const range = lineRange(finding.line, finding.start, finding.end);
    return { code, severity, message, range, related, ...(finding.unnecessary && { unnecessary: true }) };
  }

  #related(related: readonly Related[], section: Section): LocalPlace[] {
    return related.flatMap(({ place, message }) => {
      const isLocal = place.section === section;
      const first = isLocal ? 0 : this.#startElsewhere(place);
      return first === undefined ? [] : [{ uri: place.uri, range: rangeFrom(first, place), message, isLocal }];
    });
  }

  /** Undefined where the place's script is not among those known. */
  #startElsewhere({ section }: Origin): number | undefined {
    const start = startOf(section, this.others);
    // What is not found may be somewhere else after an edit, as what is in this script.
    if (start === undefined) this.crossing = true;
    return start ?? startOf(section, [this.script]);
  }
}

const NONE: readonly LocalPlace[] = [];

const rangeFrom = (first: number, { line, start, end }: Origin) => lineRange(first + line, start, end);

function lineRange(line: number, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}

function byPlace(a: LocalFinding, b: LocalFinding): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}
