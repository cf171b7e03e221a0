/** One line of a script with a range of it underlined, cut to the room there is. */
import { type Cell, cellsOf } from "./cells";

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
  const cells = cellsOf(line);
  const total = widthOf(cells);
  const first = cells.find((cell) => cell.end > start)?.column ?? total;
  const under = cells.filter((cell) => cell.end > start && cell.start < end);
  const length = Math.max(1, widthOf(under) - (under.length > 0 ? first : widthOf(under)));
  if (total <= room) return { text: cells.map((cell) => cell.shown).join(""), from: first, length };
  return cut(cells, total, first, length, room);
}

/** The column after the last cell. */
function widthOf(cells: readonly Cell[]): number {
  const last = cells.at(-1);
  return last === undefined ? 0 : last.column + last.width;
}

function frameOfLong(line: string, start: number, end: number, room: number): Frame {
  const from = Math.max(0, start - LONG / 4);
  const before = from > 0 ? CUT : "";
  const part = `${before}${line.slice(from, from + LONG / 2)}${CUT}`;
  const shift = before.length - from;
  return frame(part, start + shift, Math.min(end + shift, part.length), room);
}

/** The part of a too wide line that shows the start of the underlined range, and of the rest as much as fits. */
function cut(cells: readonly Cell[], total: number, first: number, length: number, room: number): Frame {
  const fitsAtStart = first + length < room;
  const left = fitsAtStart ? 0 : Math.max(0, Math.min(first - Math.floor(room / 3), total - room));
  const before = left > 0 ? CUT : "";
  const after = total > left + room ? CUT : "";
  const inside = cells.filter(
    ({ column, width }) => column >= left + before.length && column + width <= left + room - after.length,
  );
  // Half of a wide character may be outside.
  const padding = " ".repeat((inside[0]?.column ?? left) - left - before.length);
  const text = before + padding + inside.map((cell) => cell.shown).join("") + after;
  const from = first - left;
  return { text, from, length: Math.max(1, Math.min(length, room - from)) };
}
