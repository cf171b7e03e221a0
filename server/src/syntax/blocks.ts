/**
 * The blocks of a body while it is built: which are open, and which words open, divide and close none. One missing or
 * bad line is one finding, though without it the other words of its block have nothing to belong to.
 */
import type { Span, StatementOf } from "./statement";
import type { Block, Branch, Item, LineProblem } from "./structure";

type Opening = StatementOf<"block" | "each" | "follows">;
type OpenBranch = Branch & { items: Item[] };
interface OpenBlock extends Omit<Block, "branches" | "end"> {
  readonly branches: OpenBranch[];
  end?: number;
  /** It was opened by a bad line. */
  readonly guessed?: true;
}

/** The branch words that a block may have. */
const BRANCHES: ReadonlyMap<string, "else" | "and"> = new Map([
  ["alt", "else"],
  ["par", "and"],
]);

/** What a guessed block or branch does not have. */
const NOTHING_ELSE = { label: undefined, comment: undefined };

export class Blocks {
  /** What stands in no block. */
  readonly items: Item[] = [];
  /** Every block in the order of the lines. */
  readonly all: Block[] = [];
  readonly stray: LineProblem[] = [];
  /** How deep blocks have been nested. */
  depth = 0;
  private readonly open: OpenBlock[] = [];
  private readonly left: OpenBlock[] = [];
  /** How many open blocks each branch word could divide. */
  private readonly dividable = { else: 0, and: 0 };
  /** Bad lines that may have opened or closed a block. */
  private unexplained = 0;
  /** Branches reported because their block's first line is missing: its `end` is yet to come. */
  private headless = 0;

  get isOpen(): boolean {
    return this.open.length > 0;
  }

  push(item: Item): void {
    this.innermost().push(item);
  }

  private innermost(): Item[] {
    return this.open.at(-1)?.branches.at(-1)?.items ?? this.items;
  }

  begin(line: number, statement: Opening, guessed = false): void {
    const word = statement.kind === "block" ? statement.block : statement.kind;
    const branches: OpenBranch[] = [{ line, statement, items: [] }];
    const block: OpenBlock = { kind: "block", word, line, statement, branches, ...(guessed && { guessed }) };
    this.push(block);
    this.all.push(block);
    this.open.push(block);
    this.count(block, 1);
    this.depth = Math.max(this.depth, this.open.length);
  }

  private count({ word }: OpenBlock, change: 1 | -1): void {
    const branch = BRANCHES.get(word);
    if (branch) this.dividable[branch] += change;
  }

  /** Closes the innermost block; the one that was around it. */
  private close(): OpenBlock | undefined {
    const block = this.open.pop();
    if (block) this.count(block, -1);
    return this.open.at(-1);
  }

  divide(line: number, statement: StatementOf<"branch">): void {
    if (this.dividable[statement.branch] === 0) {
      if (this.unexplained === 0) this.strayBranch(line, statement);
      return;
    }
    let block = this.open.at(-1);
    while (block && BRANCHES.get(block.word) !== statement.branch) {
      this.left.push(block); // it lacks its `end`, as the block around it goes on
      block = this.close();
    }
    block?.branches.push({ line, statement, items: [] });
  }

  private strayBranch(line: number, { branch, word }: StatementOf<"branch">): void {
    const owner = branch === "else" ? "alt" : "par";
    const inner = this.open.at(-1);
    const own = inner && BRANCHES.get(inner.word);
    const where = inner ? `the open block is \`${inner.word}\`` : "no block is open here";
    const advice = own ? `write \`${own}\`` : `remove the line, or begin \`${owner}\` above`;
    const message = `\`${branch}\` separates the branches of \`${owner}\`, but ${where}: ${advice}.`;
    this.stray.push({ line, ...word, message });
    this.headless++;
  }

  end(line: number, { word }: StatementOf<"end">): void {
    const block = this.open.at(-1);
    if (block) {
      block.end = line;
      this.close();
    } else if (this.unexplained > 0) this.unexplained--;
    else if (this.headless > 0) this.headless--;
    else
      this.stray.push({
        line,
        ...word,
        message: "`end` closes a block, but no block is open here: remove the line.",
      });
  }

  /** A bad line. Where it seems to open, divide or close a block it does. */
  guess(line: number, { word, block }: StatementOf<"bad">): void {
    switch (block) {
      case "alt":
      case "opt":
      case "par":
      case "loop":
        this.begin(line, { kind: "block", word, block, ...NOTHING_ELSE }, true);
        break;
      case "each":
      case "follows":
      case "foreign":
        this.beginTransparent(line, word);
        break;
      case "else":
      case "and":
        if (this.dividable[block] > 0) this.divide(line, { kind: "branch", word, branch: block, ...NOTHING_ELSE });
        break;
      case "end":
        if (this.isOpen) this.end(line, { kind: "end", word, comment: undefined });
        break;
      case "end?":
        // In a `par` it may be `and` just as well.
        if (this.isOpen && this.open.at(-1)?.word !== "par") this.end(line, { kind: "end", word, comment: undefined });
        else this.unexplained++;
        break;
      case "any":
        this.unexplained++;
        break;
    }
  }

  /** A block that is known to be there and no more: what stands in it belongs to what is around it. */
  private beginTransparent(line: number, word: Span): void {
    const statement = { kind: "block", word, block: "opt", ...NOTHING_ELSE } as const;
    const branches = [{ line, statement, items: this.innermost() }];
    this.open.push({ kind: "block", word: "opt", line, statement, branches, guessed: true });
  }

  /** The blocks that lack their `end`, as far as no bad line may be it. */
  unclosed(): LineProblem[] {
    const open = [...this.left, ...this.open].sort((a, b) => a.line - b.line);
    return open
      .slice(0, Math.max(0, open.length - this.unexplained))
      .filter((block) => !block.guessed)
      .map(({ line, word, statement }) => ({
        line,
        ...statement.word,
        message: `\`${word}\` is not closed: write \`end\` where the block ends.`,
      }));
  }
}
