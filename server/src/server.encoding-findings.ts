/**
 * Findings with their columns in bytes. Like all that is kept of findings they are kept with their section, wherever it is:
 * after most edits the same lists are told again.
 */
import { type LocalFinding, type PlacedFindings, type Range, type Script, sameItems } from "./language-service";
import { toBytes } from "./server.encoding-columns";
import type { Lines, LinesAt, Section } from "./server.encoding-lines";
import { withPositions } from "./server.encoding-walk";

type Findings = PlacedFindings["findings"];

/** Findings and the texts that they count in: those of a section, and of the scripts that they relate to. */
interface Known {
  readonly section: Section;
  readonly others: ReadonlyMap<string, Script | undefined>;
  readonly encoded: Findings;
}
/** By the findings in UTF-16 units. Of other texts may come the same list, which then says something else in bytes. */
const known = new WeakMap<Findings, Known>();

/** The findings that count from a line of the document at `uri`. The same list where it is the same. */
export function findingsInBytes({ line, findings }: PlacedFindings, uri: string, lines: LinesAt): Findings {
  const section = lines(uri)?.sectionFrom(line);
  const last = known.get(findings);
  if (last && last.section === section && isOf(last.others, lines)) return last.encoded;
  const all = findings.map((finding) => encodedFinding(finding, line, uri, lines));
  const encoded = sameItems(all, findings) ? findings : all;
  if (section && areWithin(findings, section))
    known.set(findings, { section, others: othersOf(findings, lines), encoded });
  return encoded;
}

const areWithin = (findings: Findings, { texts }: Section) =>
  findings.every(({ range }) => range.end.line < texts.length);

function othersOf(findings: Findings, lines: LinesAt): Known["others"] {
  const places = findings.flatMap(({ related }) => related.filter(({ isLocal }) => !isLocal));
  return new Map(places.map(({ uri }) => [uri, lines(uri)?.script]));
}

function isOf(others: Known["others"], lines: LinesAt): boolean {
  for (const [uri, script] of others) if (lines(uri)?.script !== script) return false;
  return true;
}

function encodedFinding(finding: LocalFinding, line: number, uri: string, lines: LinesAt): LocalFinding {
  const range = encodedRange(finding.range, line, lines(uri));
  const related = finding.related.map((place) => {
    const own = encodedRange(place.range, place.isLocal ? line : 0, lines(place.uri));
    return own === place.range ? place : { ...place, range: own };
  });
  const isSame = range === finding.range && sameItems(related, finding.related);
  return isSame ? finding : { ...finding, range, related };
}

/** Of lines that count from `line`. */
function encodedRange(range: Range, line: number, lines: Lines | undefined): Range {
  return withPositions(range, undefined, (position) => {
    const { character = position.character } = lines?.moved({ ...position, line: position.line + line }, toBytes) ?? {};
    return character === position.character ? position : { ...position, character };
  });
}
