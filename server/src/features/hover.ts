/** Hovers: what is known of the name or the word under the cursor. */
import { type Hover, MarkupKind } from "vscode-languageserver-types";
import type { ScriptResult } from "../rules/check";
import { type Position, sectionAt } from "../syntax/script";
import type { LinePlace, Spot } from "./line-place";
import { spotsOf } from "./spots";

/** What is known of the name or keyword at this position, as Markdown; undefined where nothing is. Never throws. */
export function hoverAt(result: ScriptResult, position: Position): Hover | undefined {
  const place = placeAt(result, position.line);
  const spot = place && spotAt(spotsOf(place), position.character);
  const value = spot?.describe();
  if (!spot || value === undefined) return undefined;
  const at = (character: number) => ({ line: position.line, character });
  return { contents: { kind: MarkupKind.Markdown, value }, range: { start: at(spot.start), end: at(spot.end) } };
}

/** The line that a position is on; undefined beyond the text. */
function placeAt(result: ScriptResult, line: number): LinePlace | undefined {
  const { index, start } = sectionAt(result.script, line);
  const section = result.sections[index];
  const inSection = line - start;
  return section?.section.statements[inSection] ? { result, section, line: inSection } : undefined;
}

/** The spot at a character. One that ends there counts too, since a cursor stands right after what was just typed. */
function spotAt(spots: readonly Spot[], character: number): Spot | undefined {
  const touching = spots.filter((spot) => spot.start <= character && character <= spot.end);
  return touching.find((spot) => character < spot.end) ?? touching[0];
}
