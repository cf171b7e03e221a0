/**
 * When a word is a slip of another: a letter is left out, added, changed, or swapped with the next. In a word of eight letters
 * and more that may happen twice, where the first letter is right and there are not two letters more or less: `Unlocked` is
 * another word than `Locked`. Of two short words that differ in a letter both are likely meant (`Get`, `Set`; `Ack`, `Back`):
 * in a word of up to three letters, unless it is the whole name, a letter is only left out, doubled or swapped.
 */
import { isNumber } from "./name-words";

const LONG = 8;
const SHORT = 3;

/** How many slips a word may have. */
export function mostSlips(word: string): number {
  if (word.length >= LONG) return isNumber(word) ? 0 : 2;
  return word.length < 2 || isNumber(word) ? 0 : 1;
}

/** How many slips make `written` of `word`; undefined where it is another word. `isAlone`: the word is the whole name. */
export function slipsOf(word: string, written: string, isAlone: boolean): number | undefined {
  if (word === written) return 0;
  // Two letters more or less make another ending or another beginning.
  if (Math.abs(word.length - written.length) > 1) return undefined;
  const most = mostSlips(word);
  if (most === 0) return undefined;
  if (isOneSlip(word, written)) return isSlip(word, written, isAlone) ? 1 : undefined;
  return most > 1 && word[0] === written[0] && differs(word, 0, written, 0, 2) ? 2 : undefined;
}

/** Whether what is one letter apart is likely a slip. */
function isSlip(word: string, written: string, isAlone: boolean): boolean {
  if (word.length > SHORT) return true;
  if (isAlone) return word.length === SHORT || written.length > 1;
  if (written.length < word.length) return true;
  return written.length > word.length ? isDoubled(word, written) : lettersOf(word) === lettersOf(written);
}

const lettersOf = (word: string) => [...word].sort().join("");

/** Whether just a letter is there twice. */
function isDoubled(word: string, written: string): boolean {
  return [...word].some((letter, i) => word.slice(0, i) + letter + word.slice(i) === written);
}

/** Whether two words that are not the same differ by one slip. */
function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  if (endA - start <= 1 && endB - start <= 1) return true;
  return endA - start === 2 && endB - start === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

/** Whether so many slips, or fewer, lead from the rest of one word to the rest of another. */
function differs(a: string, i: number, b: string, j: number, left: number): boolean {
  while (i < a.length && a[i] === b[j]) {
    i++;
    j++;
  }
  if (i === a.length && j === b.length) return true;
  if (left < Math.max(1, Math.abs(a.length - i - (b.length - j)))) return false;
  const isSwapped = a[i] !== undefined && a[i] === b[j + 1] && a[i + 1] === b[j];
  return (
    (isSwapped && differs(a, i + 2, b, j + 2, left - 1)) ||
    differs(a, i + 1, b, j + 1, left - 1) ||
    differs(a, i + 1, b, j, left - 1) ||
    differs(a, i, b, j + 1, left - 1)
  );
}
