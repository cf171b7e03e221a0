/** All places that are about the same thing, in all scripts that are known. */
import type { Location } from "vscode-languageserver-types";
import { LIBRARY_URI } from "../library/library";
import type { ResolvedScript } from "../names/resolved";
import type { Position } from "../syntax/script";
import { meantBy, occurrenceAt } from "./occurrences";
import { namesIn } from "./placed-names";
import { type Thing, wordOf } from "./things";

/**
 * The places that are about what the name at a position stands for, in the order of the scripts and of their lines.
 * `others` gives what is known of the other scripts in which it may be named. Never throws.
 */
export function referencesAt(
  result: ResolvedScript,
  position: Position,
  others: () => readonly ResolvedScript[],
  includeDeclaration: boolean,
): Location[] {
  const found = occurrenceAt(result, position);
  if (!found) return [];
  const thing = meantBy(found.occurrence);
  return scriptsNaming(thing, result, others).flatMap((one) =>
    namesIn(one, thing)
      .filter(({ occurrence }) => includeDeclaration || !occurrence.declares)
      .map(({ range }) => ({ uri: one.script.uri, range })),
  );
}

/** The words that stand in every file that refers to what is at a position, beside the one asked of; none where no other does. */
export function wordsToRefer(result: ResolvedScript, position: Position): readonly string[] {
  const found = occurrenceAt(result, position);
  const word = found && wordOf(meantBy(found.occurrence));
  return word === undefined ? [] : [word];
}

/** What is known of the scripts that may name a thing, the one asked of first: participants belong to their file. */
export function scriptsNaming(
  thing: Thing,
  result: ResolvedScript,
  others: () => readonly ResolvedScript[],
): readonly ResolvedScript[] {
  if (thing.kind === "participant") return [result];
  return [result, ...others()].filter((one) => sees(one, thing));
}

/** Whether what declares the thing is the script itself, a file that it uses, or the library. */
function sees({ script, used }: ResolvedScript, { origin }: Thing): boolean {
  const { uri } = origin;
  return script.uri === uri || uri.startsWith(LIBRARY_URI) || used.scripts.some((one) => one.uri === uri);
}
