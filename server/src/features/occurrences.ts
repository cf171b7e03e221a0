/**
 * The names of a section, each with what it is the name of: those it declares and those it refers to. Definition,
 * references, highlights and renaming all read these; names that are not known are not among them.
 */
import type { Resolution } from "../names/resolve";
import type { ResolvedScript, ResolvedSection } from "../names/resolved";
import { type Position, sectionAt } from "../syntax/script";
import type { Name, Span } from "../syntax/statement";
import { addDeclared, type Choice, type Occurrence, ofReference } from "./occurrence";
import { partyThing, sameThing, type Thing } from "./things";

const ANY: Choice = () => true;

/** The names of a section of the script at `uri`, in no particular order. */
export function occurrencesIn(uri: string, resolution: Resolution, isWanted: Choice = ANY): Occurrence[] {
  const found: Occurrence[] = [];
  for (const reference of resolution.references)
    if (isWanted(reference.name, reference.line)) found.push(...ofReference(reference, resolution));
  addDeclared(found, uri, resolution, isWanted);
  return found;
}

/** An occurrence and the section it is in. */
export interface OccurrenceAt {
  readonly section: ResolvedSection;
  /** The first line of the section in the script. */
  readonly start: number;
  readonly occurrence: Occurrence;
}

/** The name at a position; a cursor that stands right behind one is at it too. Undefined where there is none. */
export function occurrenceAt(result: ResolvedScript, { line, character }: Position): OccurrenceAt | undefined {
  const { index, start } = sectionAt(result.script, line);
  const section = result.sections[index];
  if (!section) return undefined;
  const isAt = (one: Span) => one.start <= character && character <= one.end;
  const isHere = (name: Name, at: number) => at === line - start && isAt(name);
  // Between two names there is always something.
  const occurrence = occurrencesIn(result.script.uri, section.resolution, isHere).find(isAt);
  return occurrence && { section, start, occurrence };
}

/** What a name is about: of a role's name that stands for one declared participant that one, else what it is the name of. */
export function meantBy({ thing, parties = [] }: Occurrence): Thing {
  const [party, ...others] = parties;
  return (party && others.length === 0 && partyThing(party)) || thing;
}

/** The names of a section that are about a thing, also those that name a participant by its role. */
export function occurrencesOf(thing: Thing, uri: string, resolution: Resolution): Occurrence[] {
  return occurrencesIn(uri, resolution, namesOf(thing)).filter(
    (one) => sameThing(one.thing, thing) || sameThing(meantBy(one), thing),
  );
}

/** What a name may be that is about the thing. */
function namesOf({ kind, name, origin }: Thing): Choice {
  if (kind === "attribute") return ({ text }) => text === name || text.startsWith(`${name}.`);
  const declaring = kind === "participant" ? origin.section.statements[origin.line] : undefined;
  const roles = declaring?.kind === "participant" ? declaring.roles : [];
  return ({ text }) => text === name || roles.some((role) => text === role.text);
}
