/**
 * Findings that can be moved as they are: kept relative to a line, mostly the first one of their section, and told
 * together with that line.
 */
import type { Range } from "../syntax/script";
import { sameItems, stretchBetween } from "../syntax/stretch";
import type { Severity } from "./rule";

export interface RelatedPlace {
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
}
export interface Finding {
  /** The rule's code, stable. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly RelatedPlace[];
  readonly unnecessary?: boolean;
}

/** A finding whose lines count from another line. */
export interface LocalFinding extends Finding {
  readonly related: readonly LocalPlace[];
}
/** `isLocal`: its lines count from that line, too, as it is in the same section; else it stays where it is. */
export interface LocalPlace extends RelatedPlace {
  readonly isLocal: boolean;
}

/** Findings and where they are. Immutable; those that only move keep the list of the findings. */
export interface PlacedFindings {
  /** The line that their lines count from. */
  readonly line: number;
  /** At least one, in the order of their places. */
  readonly findings: readonly LocalFinding[];
}

const known = new WeakMap<readonly PlacedFindings[], readonly Finding[]>();
const knownOfOne = new WeakMap<PlacedFindings, readonly Finding[]>();

/** Each by itself. The same objects again for the same ones, and the same list for the same list. */
export function findingsOf(placed: readonly PlacedFindings[]): readonly Finding[] {
  let findings = known.get(placed);
  if (!findings) {
    findings = placed.flatMap(findingsOfOne);
    known.set(placed, findings);
  }
  return findings;
}

function findingsOfOne(placed: PlacedFindings): readonly Finding[] {
  let findings = knownOfOne.get(placed);
  if (!findings) {
    findings = placed.findings.map((finding) => moved(finding, placed.line));
    knownOfOne.set(placed, findings);
  }
  return findings;
}

function moved(finding: LocalFinding, line: number): Finding {
  const related = finding.related.map(({ isLocal, uri, range, message }) => {
    return { uri, range: isLocal ? movedRange(range, line) : range, message };
  });
  return { ...finding, range: movedRange(finding.range, line), related };
}

function movedRange({ start, end }: Range, line: number): Range {
  return {
    start: { line: start.line + line, character: start.character },
    end: { line: end.line + line, character: end.character },
  };
}

const knownStanding = new WeakMap<Finding, PlacedFindings>();

/** A finding that is where it says. The same object again for the same one. */
export function standing(finding: Finding): PlacedFindings {
  let placed = knownStanding.get(finding);
  if (!placed) {
    const related = finding.related.map((place) => ({ ...place, isLocal: false }));
    placed = { line: 0, findings: [{ ...finding, related }] };
    knownStanding.set(finding, placed);
  }
  return placed;
}

/** Whether both say the same of the same places, though the findings may count their lines from others. */
export function sayTheSame(a: readonly PlacedFindings[], b: readonly PlacedFindings[]): boolean {
  if (a === b) return true;
  const { first, removed, inserted } = stretchBetween(a, b, samePlaced);
  const others = oneByOne(b.slice(first, first + inserted));
  for (const finding of oneByOne(a.slice(first, first + removed))) {
    const { value: other } = others.next();
    if (other === undefined || !sameFinding(finding, other)) return false;
  }
  return others.next().done === true;
}

/** As `findingsOf`, but only as far as they are asked for. */
function* oneByOne(placed: readonly PlacedFindings[]): Generator<Finding, undefined> {
  for (const one of placed) yield* findingsOfOne(one);
  return undefined;
}

/** Whether both say the same of the same places, and count their lines from the same one. */
export function samePlaced(a: PlacedFindings, b: PlacedFindings): boolean {
  return a === b || (a.line === b.line && sameFindings(a.findings, b.findings));
}

/** Whether both say the same wherever they are. */
export function sameFindings(a: readonly LocalFinding[], b: readonly LocalFinding[]): boolean {
  return sameItems(a, b, (one, other) => sameFinding(one, other) && sameItems(one.related, other.related, isSameLocal));
}

const isSameLocal = (a: LocalPlace, b: LocalPlace) => a.isLocal === b.isLocal;

/** Whether their texts, ranges and related places are the same. */
function sameFinding(a: Finding, b: Finding): boolean {
  if (a === b) return true;
  if (a.code !== b.code || a.severity !== b.severity || a.message !== b.message) return false;
  return sameRange(a.range, b.range) && a.unnecessary === b.unnecessary && sameItems(a.related, b.related, sameRelated);
}

const sameRelated = (a: RelatedPlace, b: RelatedPlace) =>
  a.uri === b.uri && a.message === b.message && sameRange(a.range, b.range);

const sameRange = ({ start, end }: Range, b: Range) =>
  start.line === b.start.line &&
  start.character === b.start.character &&
  end.line === b.end.line &&
  end.character === b.end.character;
