/**
 * Highlights of what the name under the cursor stands for. Of a participant, where it sends is shown as "written", where it
 * receives as "read", and where it processes as text; of anything else, where it is named as "read". What declares it is
 * "written".
 *
 * What other flows name as well is highlighted in the flow of the cursor alone: messages, their attributes, and parties that
 * no participant is declared for. From its declaration, a message is highlighted in the whole script.
 */
import { type DocumentHighlight, DocumentHighlightKind } from "vscode-languageserver-types";
import type { ScriptResult } from "../rules/check";
import type { Position } from "../syntax/script";
import { meantBy, type OccurrenceAt, occurrenceAt } from "./occurrences";
import { namesIn, namesInSection, type PlacedName } from "./placed-names";

/** The places in the script that are about what the name at a position stands for. Never throws. */
export function highlightsAt(result: ScriptResult, position: Position): DocumentHighlight[] {
  const found = occurrenceAt(result, position);
  if (!found) return [];
  const thing = meantBy(found.occurrence);
  const names = isOfItsFlow(found)
    ? namesInSection(result.script.uri, found.section, found.start, thing)
    : namesIn(result, thing);
  const isParty = thing.kind === "participant" || found.occurrence.parties !== undefined;
  return names.map((name) => ({ range: name.range, kind: isParty ? kindOfParty(name) : kindOf(name) }));
}

function isOfItsFlow({ section, occurrence }: OccurrenceAt): boolean {
  const { kind } = section.section;
  if (kind !== "flow" && kind !== "version") return false;
  const thing = meantBy(occurrence);
  return (
    thing.kind === "message" ||
    thing.kind === "attribute" ||
    (thing.kind === "role" && occurrence.parties !== undefined)
  );
}

function kindOf({ occurrence }: PlacedName): DocumentHighlightKind {
  return occurrence.declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
}

function kindOfParty({ occurrence, section: { section } }: PlacedName): DocumentHighlightKind {
  const statement = section.statements[occurrence.line];
  if (statement?.kind === "send")
    return occurrence.start === statement.from.start ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
  return occurrence.declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Text;
}
