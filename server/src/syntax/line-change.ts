/** A line before and after a fix, and where what stands in the one is in the other. */
import type { LineFix, RightStatement, Span } from "./statement";

/** The line with the fix made. */
export function fixed(line: string, { start, end, text }: LineFix): string {
  return line.slice(0, start) + text + line.slice(end);
}

/** Longer lines are not shown as a whole. */
const MOST_SHOWN = 80;

/** One fix that does what two do, the second made after the first. */
export function composed(line: string, first: LineFix, second: LineFix): LineFix {
  const between = fixed(line, first);
  const after = fixed(between, second);
  const start = Math.min(first.start, second.start);
  // What is behind both fixes is the same in all three lines.
  const tail = between.length - Math.max(first.start + first.text.length, second.end);
  const text = after.slice(start, after.length - tail);
  const whole = after.replace("\uFEFF", "").trim();
  const title = `Write \`${whole.length > MOST_SHOWN ? text.trim() : whole}\``;
  return { start, end: line.length - tail, title, text, guessed: true };
}

/** A statement of the line after the fix, its spans in the columns of the line before it. */
export function unfixed(statement: RightStatement, { start, end, text }: LineFix): RightStatement {
  const textEnd = start + text.length;
  const before = (column: number) =>
    column <= start ? column : column >= textEnd ? column - textEnd + end : undefined;
  const back = (span: Span): Span => ({ start: before(span.start) ?? start, end: before(span.end) ?? end });
  return moved(statement, back) as RightStatement;
}

/** A copy in which every span is where `back` says. Statements are plain objects and lists. */
function moved(value: unknown, back: (span: Span) => Span): unknown {
  if (Array.isArray(value)) return value.map((item) => moved(item, back));
  if (typeof value !== "object" || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, moved(item, back)]));
  return isSpan(value) ? { ...copy, ...back(value) } : copy;
}

const isSpan = (value: object): value is Span => "start" in value && "end" in value;
