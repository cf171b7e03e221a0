/**
 * The blocks of a body while it is built. What each line does to them is decided beforehand, so that one missing or
 * bad line is one finding, though without it the other words of its block have nothing to belong to.
 */
import { type BranchWord, dividedBy, partOf } from "./block-lines";
import { type Action, actionOf, type Decision } from "./block-repair";
import type { Meant, Span, Statement, StatementOf } from "./statement";
import type { Block, Branch, Item, StrayLine, UnclosedBlock } from "./structure";

type Opening = StatementOf<"block" | "each" | "follows">;
type OpenBranch = Branch & { items: Item[] };
interface OpenBlock extends Omit<Block, "branches" | "end"> {
  readonly branches: OpenBranch[];
  end?: number;
  /** No right line opens it. */
  readonly guessed?: true;
  /** What stands in it belongs to what is around it. */
  readonly transparent?: true;
}

/** What a guessed block or branch does not have. */
const NOTHING_ELSE = { label: undefined, comment: undefined };

export class Blocks {
  /** What stands in no block. */
  readonly items: Item[] = [];
  /** Every block in the order of the lines. */
  readonly all: Block[] = [];
  readonly stray: StrayLine[] = [];
  readonly unclosed: UnclosedBlock[] = [];
  /** The lines where it is not certain which blocks are open. */
  readonly unsound: number[] = [];
  /** How deep blocks have been nested. */
  depth = 0;
  private readonly open: OpenBlock[] = [];

  get isOpen(): boolean {
    return this.open.length > 0;
  }

  push(item: Item): void {
    this.innermost().push(item);
  }

  private innermost(): Item[] {
    return this.open.at(-1)?.branches.at(-1)?.items ?? this.items;
  }

  /** A line of a block; `decision` where the lines do not fit together as they are. */
  add(line: number, statement: Statement, decision: Decision | undefined): void {
    for (let i = 0; i < (decision?.leaves ?? 0); i++) this.leave();
    const part = partOf(statement);
    const action = decision?.action ?? (part && actionOf(part));
    if (!action) return;
    if (statement.kind === "bad") {
      // It may begin another branch.
      const isInBranch = this.open.some(({ word }) => dividedBy(word));
      if (action.does !== "nothing" || isInBranch) this.unsound.push(line);
      this.act(line, action, decision?.reading?.meant, statement.word, true);
    } else if (action.otherWord !== undefined) this.otherWord(line, action, statement);
    else if (action.does !== "nothing") this.act(line, action, statement, statement.word, false);
    else if (statement.kind === "branch" && !action.repeats) this.strayBranch(line, statement);
    else this.surplus(line, statement, action.repeats ?? false);
  }

  /** A right line, but not the one that belongs here. */
  private otherWord(line: number, action: Action, { word, kind }: Statement): void {
    const put = action.otherWord as string;
    const said = kind === "block" || kind === "branch" || kind === "end" ? put : undefined;
    const message = `The blocks around do not fit with this line: with \`${put}\` in its place they do.`;
    this.stray.push({ line, ...word, message, ...(said && { put: said }) });
    this.unsound.push(line);
    this.act(line, action, undefined, word, true);
  }

  private act(line: number, action: Action, meant: Meant | undefined, word: Span, isBad: boolean): void {
    switch (action.does) {
      case "open":
        this.begin(line, action.part.statement, word, isBad);
        break;
      case "divide":
        this.divide(line, action, branchOf(meant, action.branch, word), isBad);
        break;
      case "close":
        this.close(line);
        break;
      case "nothing":
        break;
    }
  }

  private begin(line: number, statement: Opening | undefined, span: Span, isBad: boolean): void {
    // Of a bad `each` or `follows` no more is known than that it is there.
    if (!statement || (isBad && statement.kind !== "block")) {
      this.beginTransparent(line, span);
      return;
    }
    const word = statement.kind === "block" ? statement.block : statement.kind;
    const branches: OpenBranch[] = [{ line, statement, items: [] }];
    const block: OpenBlock = { kind: "block", word, line, statement, branches, ...(isBad && { guessed: true }) };
    this.push(block);
    this.all.push(block);
    this.open.push(block);
    this.depth = Math.max(this.depth, this.open.length);
  }

  /** A block that is known to be there and no more: what stands in it belongs to what is around it. */
  private beginTransparent(line: number, word: Span): void {
    const statement = { kind: "block", word, block: "opt", ...NOTHING_ELSE } as const;
    const branches = [{ line, statement, items: this.innermost() }];
    this.open.push({ kind: "block", word: "opt", line, statement, branches, guessed: true, transparent: true });
  }

  private divide(
    line: number,
    action: Action & { does: "divide" },
    branch: StatementOf<"branch">,
    isBad: boolean,
  ): void {
    if (action.headless) {
      // The block's first line is missing.
      if (!isBad) this.strayBranch(line, branch);
      this.beginTransparent(line, branch.word);
      return;
    }
    const block = this.open.at(-1);
    if (action.wrongWord && !isBad) this.strayBranch(line, branch, dividedBy(block?.word ?? ""));
    if (!block?.transparent) block?.branches.push({ line, statement: branch, items: [] });
  }

  /** A branch word of no block that is open here; `own`: that of the block that is. */
  private strayBranch(line: number, { branch, word }: StatementOf<"branch">, own?: BranchWord): void {
    const owner = branch === "else" ? "alt" : "par";
    const inner = this.open.at(-1);
    const where = inner ? `the open block is \`${inner.word}\`` : "no block is open here";
    const advice = own ? `write \`${own}\`` : `remove the line, or begin \`${owner}\` above`;
    const message = `\`${branch}\` separates the branches of \`${owner}\`, but ${where}: ${advice}.`;
    this.stray.push({ line, ...word, message, ...(own && { put: own }) });
    this.unsound.push(line);
  }

  private close(line: number): void {
    const block = this.open.pop();
    if (block) block.end = line;
  }

  /** The innermost block ends, and has no `end`. */
  private leave(): void {
    const block = this.open.pop();
    if (!block) return;
    this.unsound.push(block.line);
    if (block.guessed) return;
    const { line, word, statement } = block;
    const message = `\`${word}\` is not closed: write \`end\` where the block ends.`;
    this.unclosed.push({ line, ...statement.word, message });
  }

  /** A line that belongs to no block. */
  private surplus(line: number, statement: Exclude<Statement, StatementOf<"bad">>, repeats: boolean): void {
    const { word } = statement;
    this.unsound.push(line);
    if (statement.kind === "branch") {
      const message = `This line repeats the one above, and the branch between them is empty: remove it.`;
      this.stray.push({ line, ...word, message, isRepeated: true });
    } else if (statement.kind === "end") {
      const message = "`end` closes a block, but no block is open here: remove the line.";
      this.stray.push({ line, ...word, message, ...(repeats && { isRepeated: true }) });
    } else {
      const message =
        "This line repeats the one above, and only one of the two blocks is closed: remove it, or write `end`.";
      this.unclosed.push({ line, ...word, message, isRepeated: true });
    }
  }

  /** Where the section ends, so do its blocks. `vague`: bad lines that may be anything. */
  finish(vague: readonly number[]): void {
    while (this.isOpen) this.leave();
    this.unclosed.sort((a, b) => a.line - b.line);
    // Of a block that has one branch where others have several, such a line may be the other's first.
    for (const { line, end = Number.POSITIVE_INFINITY, word, branches } of this.all)
      if (branches.length === 1 && dividedBy(word) && vague.some((at) => at > line && at < end))
        this.unsound.push(line);
  }
}

function branchOf(meant: Meant | undefined, branch: BranchWord, word: Span): StatementOf<"branch"> {
  return meant?.kind === "branch" ? meant : { kind: "branch", word, branch, ...NOTHING_ELSE };
}
