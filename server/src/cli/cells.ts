/**
 * A line as a terminal shows it: characters that people see (grapheme clusters) in columns. A tab goes to the next
 * stop, East Asian characters and emoji take two columns, combining marks none of their own. What a terminal would obey
 * instead of showing, and what it would not show at all, is replaced by something visible.
 */

export interface Cell {
  /** Where it stands in the line, in UTF-16 units; `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** The first of its columns, from 0, and how many it takes. */
  readonly column: number;
  readonly width: number;
  readonly shown: string;
}

const TAB_STOP = 4;
const control = /^\p{Control}/u;
/** Alone these are invisible, or turn the direction of the text around them. */
const invisible = /^\p{Default_Ignorable_Code_Point}+$|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const marksOnly = /^\p{Mark}+$/u;
const emoji = /^\p{Emoji_Presentation}|^\p{Extended_Pictographic}\uFE0F|^[0-9#*]\uFE0F?\u20E3/u;
/** The blocks whose characters are Wide or Fullwidth in Unicode's EastAsianWidth, beside emoji. */
const wide =
  /^[\u1100-\u115F\u2329\u232A\u2E80-\u303E\u3041-\u4DBF\u4E00-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18CFF}\u{1AFF0}-\u{1B2FF}\u{1D300}-\u{1D376}\u{1F200}-\u{1F265}\u{20000}-\u{3FFFD}]/u;

let segmenter: Intl.Segmenter | undefined;

/** The line's cells, from left to right. */
export function cellsOf(line: string): Cell[] {
  segmenter ??= new Intl.Segmenter("und", { granularity: "grapheme" });
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of segmenter.segment(line)) {
    const shown = segment === "\t" ? " ".repeat(TAB_STOP - (column % TAB_STOP)) : visible(segment);
    const width = segment === "\t" ? shown.length : widthOf(shown);
    cells.push({ start: index, end: index + segment.length, column, width, shown });
    column += width;
  }
  return cells;
}

/** Whether each of the text's units is a column, shown as it is. Most lines and messages are such. */
export const isPlain = (text: string): boolean => /^[\x20-\x7E]*$/.test(text);

/** Text for one line of a terminal: nothing in it moves the cursor, sets a colour or hides. */
export function printable(text: string): string {
  if (isPlain(text)) return text;
  return cellsOf(text)
    .map((cell) => cell.shown)
    .join("");
}

function visible(grapheme: string): string {
  if (control.test(grapheme)) return [...grapheme].map(pictureOf).join("");
  return invisible.test(grapheme) ? "\uFFFD" : grapheme;
}

/** Unicode has pictures of the control characters of ASCII. */
function pictureOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\uFFFD";
}

function widthOf(grapheme: string): number {
  if (marksOnly.test(grapheme)) return 0;
  return emoji.test(grapheme) || wide.test(grapheme) ? 2 : 1;
}
