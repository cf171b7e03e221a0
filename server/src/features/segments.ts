/** The parts of a dotted path, `Reason.ReasonSystemName`, each a name of its own. */
import type { Span } from "../syntax/statement";

/** One part: its span is the part's own, `path` the way from the beginning up to its end, as names are compared. */
export interface Segment extends Span {
  readonly path: string;
}

/** The parts of the path that stands at a span of a line. */
export function segmentsIn(line: string, { start, end }: Span): Segment[] {
  const segments: Segment[] = [];
  let from = start;
  for (const part of line.slice(start, end).split(".")) {
    const to = from + part.length;
    segments.push({ path: line.slice(start, to).normalize("NFC"), start: from, end: to });
    from = to + 1;
  }
  return segments;
}
