/**
 * Findings that move with the edits. Between saves the last save's findings stay on the text they were found in: text
 * put before them pushes them along, text put right at their edges does not become part of them, and when all of their
 * text is gone, so are they.
 */
import type { Finding, Position, Range, RelatedPlace, TextChange } from "../language-service";

/** A change of a part of the text; a change of the whole text leaves nothing to move. */
export type RangeChange = TextChange & { readonly range: Range };

/**
 * Where the findings of one document are after an edit of it. `uri` is the script's address: related places elsewhere
 * do not move. Gives back the same list where nothing moves.
 */
export function moveFindings(findings: readonly Finding[], uri: string, change: RangeChange): readonly Finding[] {
  const moved: Finding[] = [];
  let same = true;
  for (const finding of findings) {
    const after = moveFinding(finding, uri, change);
    if (after !== finding) same = false;
    if (after !== undefined) moved.push(after);
  }
  return same ? findings : moved;
}

/** Where the related places of another document's findings are after an edit of the script at `uri`. */
export function moveRelatedPlaces(findings: readonly Finding[], uri: string, change: RangeChange): readonly Finding[] {
  return findings.map((finding) => {
    const related = moveRelated(finding.related, uri, change);
    return related === finding.related ? finding : { ...finding, related };
  });
}

/** The range after the edit; undefined where it held text and all of it was replaced. */
export function moveRange(range: Range, change: RangeChange): Range | undefined {
  const { start: from, end: to } = ordered(change.range);
  if (isBefore(range.end, from)) return range;
  if (isSame(range.start, range.end)) return moveEmpty(range.start, from, to, change.text);
  if (isSame(range.end, from)) return range;
  const swallowed = !isBefore(range.start, from) && !isBefore(to, range.end);
  if (swallowed) return undefined;
  return { start: moveStart(range.start, from, to, change.text), end: moveEnd(range.end, from, to, change.text) };
}

function moveFinding(finding: Finding, uri: string, change: RangeChange): Finding | undefined {
  const range = moveRange(finding.range, change);
  if (range === undefined) return undefined;
  const related = moveRelated(finding.related, uri, change);
  if (range === finding.range && related === finding.related) return finding;
  return { ...finding, range, related };
}

function moveRelated(places: readonly RelatedPlace[], uri: string, change: RangeChange): readonly RelatedPlace[] {
  const moved = places.flatMap((place) => {
    if (place.uri !== uri) return [place];
    const range = moveRange(place.range, change);
    if (range === undefined) return [];
    return [range === place.range ? place : { ...place, range }];
  });
  const same = moved.length === places.length && moved.every((place, i) => place === places[i]);
  return same ? places : moved;
}

/** An empty range is a place, most often a line's end where something is missing: it goes with the text before it. */
function moveEmpty(place: Position, from: Position, to: Position, text: string): Range {
  const stays = isSame(place, from) && place.character > 0;
  const moved = stays ? place : moveStart(place, from, to, text);
  return { start: moved, end: moved };
}

/** A start goes with the text after it: what is inserted right there comes before it. */
function moveStart(start: Position, from: Position, to: Position, text: string): Position {
  if (isBefore(start, from)) return start;
  return isBefore(start, to) ? endOf(from, text) : shifted(start, from, to, text);
}

/** An end, which is after `from`, stays with the text before it: what replaces that text is not part of the range. */
function moveEnd(end: Position, from: Position, to: Position, text: string): Position {
  return isBefore(to, end) ? shifted(end, from, to, text) : from;
}

/** A place after the replaced text. */
function shifted(place: Position, from: Position, to: Position, text: string): Position {
  const end = endOf(from, text);
  const character = place.line === to.line ? place.character - to.character + end.character : place.character;
  return { line: place.line - to.line + end.line, character };
}

/** Where a text ends that starts at `from`. */
function endOf(from: Position, text: string): Position {
  const lines = text.split(/\r\n|\n|\r/);
  const last = lines.at(-1) ?? "";
  if (lines.length === 1) return { line: from.line, character: from.character + last.length };
  return { line: from.line + lines.length - 1, character: last.length };
}

function ordered({ start, end }: Range): Range {
  return isBefore(end, start) ? { start: end, end: start } : { start, end };
}

const isBefore = (a: Position, b: Position) => a.line < b.line || (a.line === b.line && a.character < b.character);
const isSame = (a: Position, b: Position) => a.line === b.line && a.character === b.character;
