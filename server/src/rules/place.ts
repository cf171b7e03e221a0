/** Where what is known relative to a section stands in its script. */
import type { Origin } from "../names/declarations";
import type { Range, Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import { type LineStarts, lineStarts } from "../syntax/starts";
import type { ScriptResult } from "./check";
import type { Finding, RelatedPlace } from "./present";
import type { Related, SectionFinding } from "./rule";

const known = new WeakMap<Script, ReadonlyMap<Section, number>>();

/** The first line of a section that is in one of these scripts. */
export function startOf(section: Section, scripts: readonly Script[]): number | undefined {
  for (const script of scripts) {
    const start = startsIn(script).get(section);
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

/** Gives the findings of one script their places. */
export class Places {
  /** Whether one of them relates to another section of the script. */
  crossing = false;

  constructor(
    readonly script: Script,
    /** Other scripts that findings may relate to. */
    readonly others: readonly Script[],
    readonly starts: LineStarts,
  ) {}

  /** Those of the sections from one up to another, in the order of their places. */
  findings({ sections, across }: ScriptResult, from: number, to: number): Finding[] {
    const all: Finding[] = [];
    for (let i = from; i < to; i++) {
      const result = sections[i] as ScriptResult["sections"][number];
      const more = across.get(result.section);
      const own = more ? [...result.findings, ...more] : result.findings;
      if (own.length === 0) continue;
      const placed = own.map((finding) => this.#placed(finding, result.section, this.starts[i] as number));
      for (const finding of placed.sort(byPlace)) all.push(finding);
    }
    return all;
  }

  #placed(finding: SectionFinding, section: Section, start: number): Finding {
    const related = finding.related.length === 0 ? NONE : this.#related(finding.related, section, start);
    const { code, severity, message } = finding;
    const range = lineRange(start + finding.line, finding.start, finding.end);
    return { code, severity, message, range, related, ...(finding.unnecessary && { unnecessary: true }) };
  }

  #related(related: readonly Related[], section: Section, start: number): RelatedPlace[] {
    return related.flatMap(({ place, message }) => {
      const first = place.section === section ? start : this.#startElsewhere(place);
      return first === undefined ? [] : [{ uri: place.uri, range: rangeFrom(first, place), message }];
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

const NONE: readonly RelatedPlace[] = [];

const rangeFrom = (first: number, { line, start, end }: Origin) => lineRange(first + line, start, end);

function lineRange(line: number, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}

function byPlace(a: Finding, b: Finding): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}
