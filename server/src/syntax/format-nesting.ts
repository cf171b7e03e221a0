/**
 * Which blocks are open, by their words alone: the layout also has to do with words that stand where they cannot and with
 * blocks that are not closed. What is wrong with them is for the structure of the section to say.
 */
import type { Statement, StatementOf } from "./statement";

type BranchWord = StatementOf<"branch">["branch"];
type Guess = StatementOf<"bad">["block"];

const DIVIDED: ReadonlyMap<string, BranchWord> = new Map([
  ["alt", "else"],
  ["par", "and"],
]);

/** Each method gives the depth of the line itself: how many blocks it stands in. */
export class Nesting {
  readonly #words: string[] = [];
  /** How many open blocks each branch word could divide. */
  readonly #dividable = { else: 0, and: 0 };
  /** How many `end`s have no block; if negative, how many blocks have none: bad lines may be what is missing. */
  #spare: number;

  /** `statements` are all lines that the blocks may be in. */
  constructor(statements: readonly Statement[]) {
    this.#spare = statements.reduce((count, { kind }) => count + Number(kind === "end") - Number(isOpening(kind)), 0);
  }

  /** The depth of what stands here. */
  get depth(): number {
    return this.#words.length;
  }

  open(word: string): number {
    this.#words.push(word);
    this.#count(word, 1);
    return this.depth - 1;
  }

  close(): number {
    const word = this.#words.pop();
    if (word !== undefined) this.#count(word, -1);
    return this.depth;
  }

  /** Leaves the blocks in the one that is divided. A branch of none stands as any line does. */
  divide(branch: BranchWord): number {
    if (this.#dividable[branch] === 0) return this.depth;
    while (DIVIDED.get(this.#words.at(-1) ?? "") !== branch) this.close();
    return this.depth - 1;
  }

  /**
   * A bad line, by what it seems to be. That it opens or closes a block is believed where that is missing: else the first
   * letters of a line that is being typed would move all that follows.
   */
  guess(block: Guess): number {
    switch (block) {
      case undefined:
      case "any":
        return this.depth;
      case "else":
      case "and":
        return this.divide(block);
      case "end":
        return this.#guessEnd();
      case "end?":
        // In a `par` it may be `and` just as well.
        return this.#words.at(-1) === "par" ? this.depth : this.#guessEnd();
      default:
        return this.#guessOpening(block);
    }
  }

  #guessEnd(): number {
    if (this.#spare >= 0) return this.depth;
    this.#spare++;
    return this.close();
  }

  #guessOpening(word: string): number {
    if (this.#spare <= 0) return this.depth;
    this.#spare--;
    return this.open(word);
  }

  #count(word: string, change: 1 | -1): void {
    const branch = DIVIDED.get(word);
    if (branch) this.#dividable[branch] += change;
  }
}

const isOpening = (kind: Statement["kind"]) => kind === "block" || kind === "each" || kind === "follows";
