/** Where a name is declared: definition and declaration are the same in this language. */
import type { LocationLink } from "vscode-languageserver-types";
import { canonicalAddress, destinationOf } from "../names/addresses";
import { type Origin, originOf } from "../names/declarations";
import type { ScriptResult } from "../rules/check";
import { startOf } from "../rules/place";
import { type Position, type Range, type Script, sectionAt } from "../syntax/script";
import type { Span } from "../syntax/statement";
import { structureOf } from "../syntax/structure";
import { extentOf, rangeOf } from "./extent";
import type { Occurrence } from "./occurrence";
import { occurrenceAt } from "./occurrences";
import { lastOwnedLine } from "./owned-lines";
import { segmentsIn } from "./segments";
import { partyThing, type Thing } from "./things";

/**
 * The places that declare what the name at a position stands for; several where a role's name could be any of several
 * participants. From a path behind `use`, the beginning of the file. `others` are the scripts beside the one asked of in
 * which something may be declared. Never throws.
 */
export function definitionAt(result: ScriptResult, position: Position, others: readonly Script[]): LocationLink[] {
  const found = occurrenceAt(result, position);
  if (!found) return fileAt(result, position, others);
  const origin = rangeIn(position.line, found.occurrence);
  const scripts = [result.script, ...others];
  return placesOf(found.occurrence).flatMap((place) => {
    const start = startOf(place.section, scripts);
    if (start === undefined) return [];
    const targetSelectionRange = rangeIn(start + place.line, place);
    const targetRange = extentOfDeclaration(place, start);
    return [{ originSelectionRange: origin, targetUri: place.uri, targetRange, targetSelectionRange }];
  });
}

/** Of a role's name that stands for participants these, where they are declared. */
function placesOf({ thing, parties = [] }: Occurrence): readonly Origin[] {
  const declared = parties.flatMap((party) => partyThing(party) ?? []);
  return (declared.length > 0 ? declared : [thing]).map(nameOf);
}

/** Where the thing's own name stands: of an attribute's path the part that is meant, as references have it. */
function nameOf({ kind, origin }: Thing): Origin {
  const { uri, section, line } = origin;
  const last = kind === "attribute" ? segmentsIn(section.texts[line] ?? "", origin).at(-1) : undefined;
  return last ? originOf(uri, section, line, last) : origin;
}

/** The whole declaration without its documentation: that of a section with the lines it owns. */
function extentOfDeclaration({ section, line }: Origin, start: number): Range {
  const isSection = section.kind !== "head" && line === section.headLine;
  const last = isSection ? lastOwnedLine(section, structureOf(section)) : line;
  return rangeOf(extentOf(section, line, last), start);
}

function fileAt({ script }: ScriptResult, { line, character }: Position, others: readonly Script[]): LocationLink[] {
  const { section, start } = sectionAt(script, line);
  const statement = section?.statements[line - start];
  if (statement?.kind !== "use") return [];
  const { path } = statement;
  if (character < path.start || character > path.end) return [];
  const { address } = destinationOf(script.uri, path.text);
  const file = [script, ...others].find(({ uri }) => canonicalAddress(uri) === address);
  if (!file) return [];
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const originSelectionRange = rangeIn(line, path);
  return [{ originSelectionRange, targetUri: file.uri, targetRange: top, targetSelectionRange: top }];
}

function rangeIn(line: number, { start, end }: Span): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}
