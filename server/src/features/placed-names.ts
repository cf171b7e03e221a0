/** The names of a thing, with their places in the script. */
import type { ResolvedScript, ResolvedSection } from "../names/resolved";
import type { Range } from "../syntax/script";
import { lineStarts } from "../syntax/starts";
import type { Occurrence } from "./occurrence";
import { occurrencesOf } from "./occurrences";
import type { Thing } from "./things";

export interface PlacedName {
  readonly occurrence: Occurrence;
  readonly section: ResolvedSection;
  readonly range: Range;
}

/** The names in a script that are about a thing, in the order of their places. */
export function namesIn({ script, sections }: Pick<ResolvedScript, "script" | "sections">, thing: Thing): PlacedName[] {
  const starts = lineStarts(script);
  return sections.flatMap((section, i) => namesInSection(script.uri, section, starts[i] as number, thing));
}

/** Those in a section of the script at `uri`, in which it starts in the line `start`. */
export function namesInSection(uri: string, section: ResolvedSection, start: number, thing: Thing): PlacedName[] {
  const found = occurrencesOf(thing, uri, section.resolution).sort((a, b) => a.line - b.line || a.start - b.start);
  return found.map((occurrence) => ({ occurrence, section, range: rangeOf(occurrence, start) }));
}

/** The range of a name in a section that starts in a line of its script. */
export function rangeOf({ line, start, end }: Occurrence, sectionStart: number): Range {
  const at = (character: number) => ({ line: sectionStart + line, character });
  return { start: at(start), end: at(end) };
}
