/** One line of a script with a range of it underlined, cut to the room there is. */
import { type Cell, cellsOf, isPlain } from "./cells";

export interface Frame {
  /** The line as it is to be printed. */
  readonly text: string;
  /** Where the underline starts, in columns from the start of `text`, and its length, which is at least 1. */
  readonly from: number;
  readonly length: number;
}

const CUT = "…";
/** Beyond this many UTF-16 units only the range's surroundings are looked at. */
const LONG = 4_000;

/** `start` and `end` are UTF-16 columns of the line; `room` is the number of a terminal's columns, at least 20. */
export function frame(line: string, start: number, end: number, room: number): Frame {
  if (line.length > LONG) return frameOfLong(line, start, end, room);
  return isPlain(line) ? frameOfPlain(line, start, end, room) : frameOfAny(line, start, end, room);
}

/** What `frameOfAny` says of a line whose units are its columns, without its cells: in a hundredth of the time. */
function frameOfPlain(line: string, start: number, end: number, room: number): Frame {
  const total = line.length;
  const first = Math.min(start, total);
  const length = Math.max(1, Math.min(end, total) - first);
  if (total <= room) return { text: line, from: first, length };
  return cut(total, first, length, room, (from, to) => line.slice(from, to));
}

/** For any line, exported for the test that holds `frame` against it. */
export function frameOfAny(line: string, start: number, end: number, room: number): Frame {
  const cells = cellsOf(line);
  const total = widthOf(cells);
  const first = cells.find((cell) => cell.end > start)?.column ?? total;
  const under = cells.filter((cell) => cell.end > start && cell.start < end);
  const length = Math.max(1, widthOf(under) - (under.length > 0 ? first : widthOf(under)));
  if (total <= room) return { text: cells.map((cell) => cell.shown).join(""), from: first, length };
  return cut(total, first, length, room, (from, to) => shownBetween(cells, from, to));
}

/** The column after the last cell. */
function widthOf(cells: readonly Cell[]): number {
  const last = cells.at(-1);
  return last === undefined ? 0 : last.column + last.width;
}

/** The cells that are whole between two columns. */
function shownBetween(cells: readonly Cell[], from: number, to: number): string {
  const inside = cells.filter(({ column, width }) => column >= from && column + width <= to);
  // Half of a wide character may be outside.
  const padding = " ".repeat((inside[0]?.column ?? from) - from);
  return padding + inside.map((cell) => cell.shown).join("");
}

function frameOfLong(line: string, start: number, end: number, room: number): Frame {
  const from = Math.max(0, start - LONG / 4);
  const before = from > 0 ? CUT : "";
  const part = `${before}${line.slice(from, from + LONG / 2)}${CUT}`;
  const shift = before.length - from;
  return frame(part, start + shift, Math.min(end + shift, part.length), room);
}

/**
 * The part of a too wide line that shows the start of the underlined range, and of the rest as much as fits. `between`
 * gives what is shown between two columns.
 */
function cut(
  total: number,
  first: number,
  length: number,
  room: number,
  between: (from: number, to: number) => string,
): Frame {
  const fitsAtStart = first + length < room;
  const left = fitsAtStart ? 0 : Math.max(0, Math.min(first - Math.floor(room / 3), total - room));
  const before = left > 0 ? CUT : "";
  const after = total > left + room ? CUT : "";
  const text = before + between(left + before.length, left + room - after.length) + after;
  const from = first - left;
  return { text, from, length: Math.max(1, Math.min(length, room - from)) };
}
