/** Renaming, in all scripts that are known, and what cannot be renamed, with what to do instead. */
import type { TextEdit } from "vscode-languageserver-types";
import type { Party } from "../names/parties";
import type { Reference } from "../names/resolve";
import type { ResolvedScript, ResolvedSection } from "../names/resolved";
import type { Scope } from "../names/scope";
import type { Files } from "../names/uses";
import { allOf } from "../rules/wording";
import { type Position, type Range, sectionAt } from "../syntax/script";
import type { Edits } from "./line-edits";
import { readName } from "./new-names";
import type { Occurrence } from "./occurrence";
import { type OccurrenceAt, occurrenceAt } from "./occurrences";
import { namesIn, rangeOf } from "./placed-names";
import { scriptsNaming } from "./references";
import { conflictOf } from "./rename-conflicts";
import { isOfLibrary, lineWords } from "./rename-places";
import { firstLost, type Lost } from "./rename-trial";
import { lastPart, sameThing, type Thing, wordOf } from "./things";

/** Why something is not renamed, for the one who wanted to. */
export interface Refusal {
  readonly problem: string;
}
/** The name to be replaced, and what to begin its replacement with. */
export interface Renamable {
  readonly range: Range;
  readonly placeholder: string;
}
/** What renaming needs beside the script asked of. */
export interface Surroundings {
  /** What is known of the other scripts in which the thing may be named. */
  readonly others: () => readonly ResolvedScript[];
  readonly files: Files;
  readonly library: Scope;
}

/** Whether the name at a position can be renamed; undefined where there is none. Never throws. */
export function renamableAt(result: ResolvedScript, position: Position): Renamable | Refusal | undefined {
  const found = occurrenceAt(result, position);
  if (!found) return unknownAt(result, position);
  const problem = refusalOf(found.occurrence);
  return problem === undefined ? renamable(found) : { problem };
}

/** The words that stand in every file that renaming may concern beside the one asked of; none where it concerns no other. */
export function wordsToRename(result: ResolvedScript, position: Position, newName: string): readonly string[] {
  const found = occurrenceAt(result, position);
  if (!found || refusalOf(found.occurrence) !== undefined) return [];
  const word = wordOf(found.occurrence.thing);
  // Where the new name is taken, it cannot be given.
  return word === undefined ? [] : [word, newName.trim()];
}

/** The edits that give what the name at a position stands for another name; undefined where there is none. Never throws. */
export function renameAt(
  result: ResolvedScript,
  position: Position,
  newName: string,
  { others, files, library }: Surroundings,
): { readonly edits: Edits } | Refusal | undefined {
  const found = occurrenceAt(result, position);
  if (!found) return unknownAt(result, position);
  const refused = refusalOf(found.occurrence);
  if (refused !== undefined) return { problem: refused };
  const { thing } = found.occurrence;
  const text = newName.replace(/^[ \t]+|[ \t]+$/g, "");
  const read = readName(text, thing);
  if ("problem" in read) return read;
  const results = scriptsNaming(thing, result, others);
  const isSame = read.name === lastPart(thing.name);
  const problem = isSame ? undefined : conflictOf(thing, read.name, results);
  if (problem !== undefined) return { problem };
  const edits = editsFor(thing, text, results);
  const lost = firstLost(results, edits, library, files);
  if (!lost) return { edits };
  return { problem: lostWords(lost, result) };
}

function lostWords({ uri, line, text, isRole }: Lost, { script }: ResolvedScript): string {
  const advice = `choose another name${isRole ? ", or write there which participant is meant" : ""}`;
  return `\`${text}\` in ${lineWords(line, uri, script.uri)} would then mean something else: ${advice}.`;
}

/** The name is offered as it is compared: of several words with one blank between them. */
function renamable({ start, occurrence }: OccurrenceAt): Renamable {
  return { range: rangeOf(occurrence, start), placeholder: lastPart(occurrence.thing.name) };
}

function writtenAt({ line, start, end }: Occurrence, { section }: ResolvedSection): string {
  return (section.texts[line] ?? "").slice(start, end);
}

function refusalOf({ thing, parties }: Occurrence): string | undefined {
  if (parties) return roleRefusal(thing, parties);
  if (!isOfLibrary(thing.origin)) return undefined;
  return `\`${lastPart(thing.name)}\` is declared in the standard library, which cannot be changed.`;
}

/** A role's name that stands for a party is no name of the party's, and it may not be the role that is meant. */
function roleRefusal({ name, origin }: Thing, parties: readonly Party[]): string {
  const start = `\`${name}\` is the name of a role`;
  const names = allOf(parties.filter((party) => party.origin).map((party) => party.name));
  if (parties.length > 1) return `${start} that several participants have, ${names}: write which one is meant.`;
  if (names !== "") return `${start} and means the participant ${names} here: rename ${names}, or write its name here.`;
  const other = isOfLibrary(origin) ? "" : ", or rename the role where it is declared";
  return `${start} and stands for the one party that has it: to name the party, declare a participant, \`participant Name : ${name}\`${other}.`;
}

function unknownAt({ script, sections }: ResolvedScript, { line, character }: Position): Refusal | undefined {
  const { index, start } = sectionAt(script, line);
  const isIt = (one: Reference) =>
    one.line === line - start && one.name.start <= character && character <= one.name.end && !one.target;
  const name = sections[index]?.resolution.references.find(isIt)?.name.text;
  return name === undefined ? undefined : { problem: `\`${name}\` is not declared, so there is nothing to rename.` };
}

/** Edits of what spells the thing's name; where that is written so already there is nothing to do. */
function editsFor(thing: Thing, newText: string, results: readonly ResolvedScript[]): Edits {
  const edits = new Map<string, TextEdit[]>();
  for (const result of results) {
    const names = namesIn(result, thing).filter(({ occurrence }) => sameThing(occurrence.thing, thing));
    const changed = names.filter(({ occurrence, section }) => writtenAt(occurrence, section) !== newText);
    if (changed.length > 0)
      edits.set(
        result.script.uri,
        changed.map(({ range }) => ({ range, newText })),
      );
  }
  return edits;
}
