/**
 * Which known name an unknown one is a slip of. Names are compared word by word, since a whole word more or less alike makes
 * another name: `EventDoorClosed` is no slip of `EventDoorOpened`, though most letters are the same.
 *
 * A name is near where
 * - each of its words is the other's word or a slip of it (near-words.ts),
 * - or its words are the same in another order,
 * - or it has one word more or less at an end, and only one name is so (`OddWord`).
 *
 * Letter case and what parts the words count nothing. Numbers are never slips: `Desk-1` is somebody else than
 * `Desk-2`.
 */
import { isNumber, type NameWords, wordsOf } from "./name-words";
import { mostSlips, slipsOf } from "./near-words";

/** Longer names are no slips of anything: nobody reads them. */
const LONGEST = 100;

/**
 * Which word a name may have more or less than the one that is meant: `any`, one at an end more or less; `lacking`, one at an
 * end less; `lacking first`, no other than the first. Where names come in families, a word makes another of the family:
 * `OldQueue` beside `Queue`, `EventContentChanged` beside `EventContent`.
 */
export type OddWord = "any" | "lacking" | "lacking first";

interface Known extends NameWords {
  /** So many slips its words may have together. */
  readonly most: number;
}

/** Known names, that unknown ones are compared with. */
export class NearNames {
  private readonly known: readonly Known[];
  private readonly byWords: ByText;
  private readonly byWordsSorted: ByText;
  private readonly byAllButOne: ByText;

  constructor(
    names: Iterable<string>,
    private readonly odd: OddWord,
  ) {
    this.known = [...names].flatMap((name) => (name.length <= LONGEST ? knownBy(name) : []));
    this.byWords = byText(this.known, ({ words }) => [joined(words)]);
    this.byWordsSorted = byText(this.known, ({ words }) => [sorted(words)]);
    this.byAllButOne = byText(this.known, ({ words }) => allButOne(words, odd));
  }

  /** The name that is meant, or undefined where none is near. The first of those with as few slips. */
  nearest(name: string): string | undefined {
    if (name.length > LONGEST) return undefined;
    const asked = wordsOf(name);
    return (this.nearestByLetters(asked) ?? this.inAnotherOrder(asked) ?? this.withOddWord(asked))?.name;
  }

  private nearestByLetters(asked: NameWords): Known | undefined {
    let best: Known | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const known of this.known) {
      const found = slipsBetween(asked, known);
      if (found === undefined) continue;
      // Of equals a name of the same length is nearer.
      const far = found + (known.letters.length === asked.letters.length ? 0 : 0.5);
      if (far >= least) continue;
      least = far;
      best = known;
    }
    return best;
  }

  private inAnotherOrder({ words }: NameWords): Known | undefined {
    return this.byWordsSorted.get(sorted(words))?.[0];
  }

  private withOddWord({ words }: NameWords): Known | undefined {
    const longer = this.byAllButOne.get(joined(words)) ?? [];
    const fewer = this.odd === "any" ? allButOne(words, this.odd) : [];
    const near = [...longer, ...fewer.flatMap((text) => this.byWords.get(text) ?? [])];
    return near.length === 1 ? near[0] : undefined;
  }
}

type ByText = ReadonlyMap<string, readonly Known[]>;

function byText(known: readonly Known[], textsOf: (one: Known) => readonly string[]): ByText {
  const found = new Map<string, Known[]>();
  for (const one of known)
    for (const text of textsOf(one)) {
      const same = found.get(text);
      if (same) same.push(one);
      else found.set(text, [one]);
    }
  return found;
}

function knownBy(name: string): Known {
  const words = wordsOf(name);
  return { ...words, most: words.words.reduce((sum, word) => sum + mostSlips(word), 0) };
}

const joined = (words: readonly string[]) => words.join(" ");
const sorted = (words: readonly string[]) => joined(words.toSorted());

/** The words without the first, and without the last, where these are no numbers. */
function allButOne(words: readonly string[], odd: OddWord): string[] {
  const without = (at: number, rest: readonly string[]) => (isNumber(words.at(at) ?? "") ? [] : [joined(rest)]);
  if (words.length < 2) return [];
  const withoutFirst = without(0, words.slice(1));
  return odd === "lacking first" ? withoutFirst : [...withoutFirst, ...without(-1, words.slice(0, -1))];
}

/** How many slips lead from one name to the other, undefined where some word would need too many. */
function slipsBetween(asked: NameWords, known: Known): number | undefined {
  const apart = Math.abs(asked.letters.length - known.letters.length);
  if (apart > known.most || asked.numbers !== known.numbers) return undefined;
  if (asked.letters === known.letters) return 0;
  return asked.words.length === known.words.length ? wordByWord(asked, known) : letterByLetter(asked, known);
}

function wordByWord(asked: NameWords, { words }: Known): number | undefined {
  let sum = 0;
  for (let i = 0; i < words.length; i++) {
    const slips = slipsOf(words[i] as string, asked.words[i] as string, words.length === 1);
    if (slips === undefined) return undefined;
    sum += slips;
  }
  return sum;
}

/**
 * Where a slip hides that a word begins, or makes one begin (`RequeststopProcessing`, `RequEst`), the letters are cut into as
 * many words as the known name has, where it needs least.
 */
function letterByLetter({ letters }: NameWords, { words }: Known): number | undefined {
  // How many slips the words so far have, by where they end in the letters.
  let ends: ReadonlyMap<number, number> = new Map([[0, 0]]);
  for (const word of words) {
    ends = nextEnds(letters, ends, word, words.length === 1);
    if (ends.size === 0) return undefined;
  }
  return ends.get(letters.length);
}

function nextEnds(letters: string, starts: ReadonlyMap<number, number>, word: string, isAlone: boolean) {
  const ends = new Map<number, number>();
  const most = mostSlips(word);
  for (const [start, before] of starts)
    for (let length = Math.max(1, word.length - most); length <= word.length + most; length++) {
      const end = start + length;
      if (end > letters.length) break;
      const slips = slipsOf(word, letters.slice(start, end), isAlone);
      if (slips !== undefined) ends.set(end, Math.min(before + slips, ends.get(end) ?? Number.POSITIVE_INFINITY));
    }
  return ends;
}
