/**
 * What edits do to the findings of a script. A finding that stays may say something else afterwards, since it tells what
 * is there: so it is known by its place, too, and by what it is about.
 */
import type { ScriptResult } from "../rules/check";
import type { SectionFinding } from "../rules/rule";
import { lineStarts } from "../syntax/starts";
import { stretchBetween } from "../syntax/stretch";
import { type FixEdit, placeAfter } from "./fix-edits";
import { type Placed, rangeOf } from "./placed-findings";

/** How many findings come with the edits, hints apart; undefined where this one is there still. */
export function comingWith(
  edits: readonly FixEdit[],
  of: SectionFinding,
  before: ScriptResult,
  after: ScriptResult,
): number | undefined {
  const were = findingsBeside(before, after).map((one) => foundAt(one, edits));
  // Where one of several that say the same goes, it is this one.
  let left = [...were.filter(({ finding }) => finding !== of), ...were.filter(({ finding }) => finding === of)];
  let come = findingsBeside(after, before).map((one) => foundAt(one, []));
  for (const keyOf of [placeAndWords, words, placeAndSubject]) [left, come] = unpaired(left, come, keyOf);
  if (left.every(({ finding }) => finding !== of)) return undefined;
  return come.filter(({ finding }) => finding.severity !== "hint").length;
}

/** A finding, and where it begins after the edits. */
interface Found {
  readonly finding: SectionFinding;
  readonly place: string;
}

function foundAt(placed: Placed, edits: readonly FixEdit[]): Found {
  const { line, character } = placeAfter(edits, rangeOf(placed).start);
  return { finding: placed.finding, place: `${line}:${character}` };
}

const placeAndWords = ({ finding: { code, message }, place }: Found) => `${code} ${place} ${message}`;
const words = ({ finding: { code, message } }: Found) => `${code} ${message}`;
const placeAndSubject = ({ finding: { code, subject = "" }, place }: Found) => `${code} ${place} ${subject}`;

/** What is left of both lists without the pairs that are the same. */
function unpaired(some: readonly Found[], others: readonly Found[], keyOf: (one: Found) => string): [Found[], Found[]] {
  const left = new Map<string, Found[]>();
  for (const other of others) {
    const same = left.get(keyOf(other));
    if (same) same.push(other);
    else left.set(keyOf(other), [other]);
  }
  const alone = some.filter((one) => left.get(keyOf(one))?.pop() === undefined);
  return [alone, [...left.values()].flat()];
}

/** The findings of a state of the script, apart from those of sections that are the same in the other. */
function findingsBeside({ script, sections, across }: ScriptResult, other: ScriptResult): Placed[] {
  const starts = lineStarts(script);
  const { first, removed } = stretchBetween(sections, other.sections);
  const ownFindings = sections.slice(first, first + removed).flatMap(({ findings }, i): Placed[] => {
    return findings.map((finding) => ({ finding, start: starts[first + i] as number }));
  });
  return across === other.across ? ownFindings : [...ownFindings, ...acrossOf(sections, across, starts)];
}

function acrossOf(sections: ScriptResult["sections"], across: ScriptResult["across"], starts: ArrayLike<number>) {
  return sections.flatMap(({ section }, i): Placed[] => {
    return (across.get(section) ?? []).map((finding) => ({ finding, start: starts[i] as number }));
  });
}
