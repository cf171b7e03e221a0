/** A line of a script, as hovers look at it, and the places on it that they know something of. */
import type { Origin } from "../names/declarations";
import type { ScriptResult, SectionResult } from "../rules/check";
import { startOf } from "../rules/place";
import type { Name, Span } from "../syntax/statement";
import type { PartyPlace } from "./hover-party";

/** A stretch of the line and what to tell of it, as Markdown; undefined where nothing is known. */
export interface Spot extends Span {
  readonly describe: () => string | undefined;
}

/** A line of a section. */
export interface LinePlace {
  readonly result: ScriptResult;
  readonly section: SectionResult;
  /** From the section's first. */
  readonly line: number;
}

/** How a participant's hover is to speak of the place it is named in. */
export function partyPlace(name: Name, origin: Origin | undefined, { result, section }: LinePlace): PartyPlace {
  const start = origin && startOf(origin.section, [result.script]);
  const declaredIn = start === undefined ? undefined : start + (origin?.line ?? 0) + 1;
  return { name: name.text, inVersion: section.section.kind === "version", declaredIn };
}
