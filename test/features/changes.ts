/** What an answer changes in a text, for people to read: the lines that go and come. */
import { splitLines } from "../../server/src/syntax/lines";

/**
 * The lines that go (`3 -`, counted in the text before) and that come (`3 +`, in the text after), from 0. Line ends other
 * than `\n` are written out; blanks at the end of a line are dots.
 */
export function changedLines(before: string, after: string): string[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const common = commonLengths(old, fresh);
  const shown: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && old[i] === fresh[j]) [i, j] = [i + 1, j + 1];
    else if (j === fresh.length || (i < old.length && lengthAt(common, i + 1, j) >= lengthAt(common, i, j + 1)))
      shown.push(`${i} - ${old[i++]}`);
    else shown.push(`${j} + ${fresh[j++]}`);
  }
  return shown;
}

/** Every line with what ends it, where that is not `\n`. The empty one behind the last line end is none. */
function linesOf(text: string): string[] {
  const { texts, ends } = splitLines(text);
  const lines = texts.map((line, i) => blanksShown(line) + endShown(ends[i] ?? ""));
  return texts.at(-1) === "" ? lines.slice(0, -1) : lines;
}

const blanksShown = (line: string) => line.replace(/ +$/, (blanks) => "·".repeat(blanks.length));

function endShown(end: string): string {
  if (end === "\n") return "";
  return end === "" ? " (no line end)" : JSON.stringify(end).slice(1, -1);
}

type Lengths = readonly (readonly number[])[];
const lengthAt = (lengths: Lengths, i: number, j: number) => lengths[i]?.[j] ?? 0;

/** How many lines the rests of both from any two places on have in common, in their order. */
function commonLengths(old: readonly string[], fresh: readonly string[]): Lengths {
  const lengths: number[][] = [];
  for (let i = old.length - 1; i >= 0; i--) {
    const row: number[] = [];
    for (let j = fresh.length - 1; j >= 0; j--)
      row[j] =
        old[i] === fresh[j]
          ? lengthAt(lengths, i + 1, j + 1) + 1
          : Math.max(lengthAt(lengths, i + 1, j), row[j + 1] ?? 0);
    lengths[i] = row;
  }
  return lengths;
}
