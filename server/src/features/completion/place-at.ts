/** Finds the place of a line in a script. */
import { sharedParticipants } from "../../names/parties";
import type { ScriptResult, SectionResult } from "../../rules/check";
import { parseLine } from "../../syntax/parse-line";
import { editScript, sectionAt } from "../../syntax/script";
import type { Section } from "../../syntax/section";
import { type Around, Place } from "./place";

const BLANK = parseLine("");

interface Known {
  readonly line: number;
  readonly isBegun: boolean;
  readonly place: Place;
}
/** The last place asked for in a section: clients ask more than once for it. */
const known = new WeakMap<SectionResult, Known>();

/** The place of a line of the script, from 0; `isBegun`: something stands on it before the word under the cursor. */
export function placeAt(result: ScriptResult, line: number, isBegun: boolean): Place {
  const { index, section, start } = sectionAt(result.script, line);
  const at = line - start;
  const around = { uri: result.script.uri, scope: result.scope, shared: sharedParticipants(result.script) };
  const isHead = section.kind !== "head" && at === section.headLine;
  if (isHead && !isBegun) return placeOfWord(result, line, section, around);
  const key = result.sections[index] as SectionResult;
  const last = known.get(key);
  if (last?.line === at && last.isBegun === isBegun) return last.place;
  const place = new Place(around, section, isHead ? section : withoutLine(section, at), at, isHead);
  known.set(key, { line: at, isBegun, place });
  return place;
}

/** Of the first word of a section: as long as it is not there, what stands below belongs to the section above. */
function placeOfWord({ script }: ScriptResult, line: number, section: Section, around: Around): Place {
  const range = { start: { line, character: 0 }, end: { line, character: Number.MAX_SAFE_INTEGER } };
  const without = sectionAt(editScript(script, [{ range, text: "" }]), line);
  return new Place(around, section, without.section, line - without.start, false);
}

function withoutLine(section: Section, line: number): Section {
  return { ...section, texts: section.texts.with(line, ""), statements: section.statements.with(line, BLANK) };
}
