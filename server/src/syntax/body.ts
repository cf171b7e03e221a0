/** Builds the structure of a section from its statements, one after the other. */
import type { Place, Rejection } from "./placement";
import type { Span, Statement, StatementOf } from "./statement";
import type { At, Block, Branch, Item, LineProblem, Send, Structure } from "./structure";

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type OpenSend = Send & { attributes: At<StatementOf<"value">>[]; accepts: At<StatementOf<"accept">>[] };
type OpenBranch = Branch & { items: Item[] };
/** `guessed`: it was opened by a bad line. */
type OpenBlock = Writable<Omit<Block, "branches">> & { branches: OpenBranch[]; guessed?: true };

/** The branch words that a block may have. */
const BRANCHES: ReadonlyMap<string, string> = new Map([
  ["alt", "else"],
  ["par", "and"],
]);

export class BodyBuilder implements Place {
  private readonly participants: At<StatementOf<"participant">>[] = [];
  private readonly sees: At<StatementOf<"see">>[] = [];
  private readonly directions: At<StatementOf<"from">>[] = [];
  private readonly answers: At<StatementOf<"answers">>[] = [];
  private readonly attributes: At<StatementOf<"attribute">>[] = [];
  private processed: At<StatementOf<"processed">> | undefined;
  private readonly items: Item[] = [];
  private readonly sends: Send[] = [];
  private readonly blocks: Block[] = [];
  private readonly lostParticipants: string[] = [];
  private readonly misplaced: LineProblem[] = [];
  private readonly stray: LineProblem[] = [];
  private readonly open: OpenBlock[] = [];
  private current: OpenSend | undefined;
  private lost = false;
  private damaged = false;
  private refused = false;
  /** Bad lines that may have opened or closed a block. */
  private unexplained = 0;

  /** `sketch`: the section is a flow `: none`. */
  constructor(readonly sketch: boolean) {}

  get inBlock(): boolean {
    return this.open.length > 0;
  }
  get sawMessage(): boolean {
    return this.sends.length > 0;
  }
  get sawProcessed(): boolean {
    return this.processed !== undefined;
  }
  get message(): "known" | "lost" | "none" {
    return this.current ? "known" : this.lost ? "lost" : "none";
  }

  /** A line that does not count: it may have been a message, so what stands under it is not blamed. */
  lose(): void {
    this.current = undefined;
    this.lost = true;
    this.damaged = true;
  }

  /** A line that is no statement. Where it seems to open, divide or close a block it does: else its others were stray. */
  bad(line: number, statement: StatementOf<"bad">, hasBody: boolean): void {
    this.lose();
    if (statement.declares?.kind === "participant") this.lostParticipants.push(statement.declares.name);
    if (hasBody) this.guessBlock(line, statement);
  }

  private guessBlock(line: number, { word, block }: StatementOf<"bad">): void {
    switch (block) {
      case "alt":
      case "opt":
      case "par":
      case "loop":
        this.openBlock(line, { kind: "block", word, block }, true);
        break;
      case "each":
      case "follows":
        this.openTransparent(line, word);
        break;
      case "else":
      case "and":
        if (BRANCHES.get(this.open.at(-1)?.word ?? "") === block)
          this.addBranch(line, { kind: "branch", word, branch: block });
        break;
      case "end":
        if (this.open.length > 0) this.closeBlock(line, { kind: "end", word });
        break;
      case "any":
        this.unexplained++;
        break;
    }
  }

  /** A block that is known to be there and no more: what stands in it belongs to what is around it. */
  private openTransparent(line: number, word: Span): void {
    const statement = { kind: "block", word, block: "opt" } as const;
    const items: Item[] = this.open.at(-1)?.branches.at(-1)?.items ?? this.items;
    this.open.push({
      kind: "block",
      word: "opt",
      line,
      statement,
      branches: [{ line, statement, items }],
      guessed: true,
    });
  }

  /** A statement that cannot stand here. What follows from it (attributes, more messages without a flow) is not told. */
  reject(line: number, statement: Statement, why: Rejection): void {
    const repeated = this.refused && !why.partial && statement.kind !== "processed";
    if (!repeated) this.misplaced.push({ line, ...(why.span ?? statement.word), message: why.message });
    if (why.partial) {
      this.add(line, statement);
      this.damaged ||= statement.kind !== "send";
      return;
    }
    if (statement.kind === "send" || statement.kind === "block") this.refused = true;
    if (statement.kind === "participant") this.lostParticipants.push(statement.name.text);
    this.lose();
  }

  add(line: number, statement: Statement): void {
    if (statement.kind !== "value" && statement.kind !== "accept") this.endMessage();
    switch (statement.kind) {
      case "participant":
        this.participants.push({ line, statement });
        break;
      case "see":
        this.sees.push({ line, statement });
        break;
      case "from":
        this.directions.push({ line, statement });
        break;
      case "answers":
        this.answers.push({ line, statement });
        break;
      case "attribute":
        this.attributes.push({ line, statement });
        break;
      case "processed":
        this.processed = { line, statement };
        break;
      default:
        this.addToBody(line, statement);
    }
  }

  private addToBody(line: number, statement: Statement): void {
    switch (statement.kind) {
      case "value":
        this.current?.attributes.push({ line, statement });
        break;
      case "accept":
        this.current?.accepts.push({ line, statement });
        break;
      case "send":
        this.addSend(line, statement);
        break;
      case "note":
        this.push({ kind: "note", line, statement });
        break;
      case "block":
      case "each":
      case "follows":
        this.openBlock(line, statement);
        break;
      case "branch":
        this.addBranch(line, statement);
        break;
      case "end":
        this.closeBlock(line, statement);
        break;
    }
  }

  private push(item: Item): void {
    const items: Item[] = this.open.at(-1)?.branches.at(-1)?.items ?? this.items;
    items.push(item);
  }

  private endMessage(): void {
    this.current = undefined;
    this.lost = false;
  }

  private addSend(line: number, statement: StatementOf<"send">): void {
    const send: OpenSend = { kind: "send", line, statement, attributes: [], accepts: [] };
    this.current = send;
    this.sends.push(send);
    this.push(send);
  }

  private openBlock(line: number, statement: StatementOf<"block" | "each" | "follows">, guessed = false): void {
    const word = statement.kind === "block" ? statement.block : statement.kind;
    const branches: OpenBranch[] = [{ line, statement, items: [] }];
    const block: OpenBlock = { kind: "block", word, line, statement, branches, ...(guessed && { guessed }) };
    this.push(block);
    this.blocks.push(block);
    this.open.push(block);
  }

  private addBranch(line: number, statement: StatementOf<"branch">): void {
    const block = this.open.at(-1);
    if (block && BRANCHES.get(block.word) === statement.branch) {
      block.branches.push({ line, statement, items: [] });
      return;
    }
    if (this.unexplained > 0) return; // its block's first line may be the bad one
    const owner = statement.branch === "else" ? "alt" : "par";
    const where = block ? `the open block is a \`${block.word}\`` : "no block is open here";
    this.strayWord(line, statement, `\`${statement.branch}\` separates the branches of \`${owner}\`, but ${where}.`);
  }

  private closeBlock(line: number, statement: StatementOf<"end">): void {
    const block = this.open.pop();
    if (block) block.end = line;
    else if (this.unexplained > 0) this.unexplained--;
    else this.strayWord(line, statement, "`end` closes a block, but no block is open here: remove the line.");
  }

  private strayWord(line: number, statement: Statement, message: string): void {
    this.stray.push({ line, ...statement.word, message });
    this.damaged = true;
  }

  finish(): Structure {
    const left = this.open.slice(0, Math.max(0, this.open.length - this.unexplained));
    const unclosed = left
      .filter((block) => !block.guessed)
      .map((block) => ({
        line: block.line,
        ...block.statement.word,
        message: `\`${block.word}\` is not closed: write \`end\` where the block ends.`,
      }));
    const { participants, sees, directions, answers, attributes, items, sends, blocks, lostParticipants } = this;
    const { misplaced, stray } = this;
    return {
      ...{ participants, sees, directions, answers, attributes, items, sends, blocks, lostParticipants },
      ...{ misplaced, stray, unclosed },
      ...(this.processed && { processed: this.processed }),
      damaged: this.damaged || unclosed.length > 0,
    };
  }
}
