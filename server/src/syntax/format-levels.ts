/** How deep each line of a section is indented. */
import { partOf } from "./block-lines";
import type { Decision } from "./block-repair";
import { type Decisions, decisionsOf } from "./decisions";
import { indentation } from "./format-cells";
import type { Section, SectionKind } from "./section";
import type { Statement, StatementKind, StatementOf } from "./statement";
import { isSuppressionAlone } from "./suppression";

/** The blanks of one level. */
export const STEP = 2;
/** Deeper than this nothing is indented: in a nest of thousands of blocks the indentation alone would fill the memory. */
const DEEPEST = 100;

/** In these sections a participant is one of the whole script. */
const SHARING: ReadonlySet<SectionKind> = new Set(["head", "use", "protocol", "role", "message", "model"] as const);

/** Lines that others belong under: what begins a block, a branch, or a section with a body. */
const OPENING: ReadonlySet<StatementKind> = new Set([
  ...(["block", "branch", "each", "follows"] as const),
  ...(["protocol", "role", "message", "model", "version", "flow"] as const),
]);

export type Levels = readonly (number | undefined)[];

/** The level of every line; undefined for blank ones and for bad ones, which stay as they are. `tabSize` in columns. */
export function levelsOf(section: Section, tabSize: number): Levels {
  const walk = new Walk(section, tabSize);
  for (let line = 0; line < section.statements.length; line++) walk.add(line);
  return walk.finish();
}

/** The level at which a line below this one goes on; undefined below a bad and a blank one. */
export function levelBelow({ statements }: Section, levels: Levels, line: number): number | undefined {
  const [level, kind] = [levels[line], statements[line]?.kind];
  return level !== undefined && kind !== undefined && OPENING.has(kind) ? level + 1 : level;
}

export function isBlank(statement: Statement | undefined): boolean {
  return statement?.kind === "blank" && statement.comment === undefined;
}

class Walk {
  readonly #section: Section;
  readonly #tabSize: number;
  /** The level of what stands in the section and in no block. */
  readonly #base: 0 | 1;
  readonly #levels: (number | undefined)[];
  readonly #decisions: Decisions | undefined;
  /** How many of the open blocks indent what is in them. */
  #depth = 0;
  /** Whether each open block does. */
  readonly #open: boolean[] = [];
  /** The column of the last line of each level, up to the deepest level that a comment could have here. */
  #columns: (number | undefined)[] = [];
  /** Comments since the last statement: it is not known yet whether they go with it or with the next one. */
  readonly #comments: number[] = [];

  constructor(section: Section, tabSize: number) {
    this.#section = section;
    this.#tabSize = tabSize;
    this.#base = section.kind === "head" ? 0 : 1;
    this.#decisions = decisionsOf(section);
    this.#levels = new Array<number | undefined>(section.statements.length);
  }

  add(line: number): void {
    const { statements, headLine, kind } = this.#section;
    const statement = statements[line] as Statement;
    if (isBlank(statement)) return;
    if (kind !== "head" && line < headLine) this.#levels[line] = 0;
    else if (statement.kind === "blank" || statement.kind === "doc") this.#comments.push(line);
    else if (statement.kind === "bad") this.#guess(line, statement);
    else this.#place(line, statement);
  }

  finish(): Levels {
    // What follows is a section of its own, or nothing.
    this.#placeComments(0);
    return this.#levels;
  }

  #place(line: number, statement: Statement): void {
    const level = Math.min(this.#levelOf(line, statement), DEEPEST);
    this.#placeComments(level);
    this.#levels[line] = level;
    // Below a message its attributes may stand, below an opening line what it opens.
    this.#leave(level, statement.kind === "send" || OPENING.has(statement.kind));
    this.#columns[level] = this.#column(line);
  }

  /** A bad line stays as it is; where it is one of a block's, the others go by it. */
  #guess(line: number, statement: StatementOf<"bad">): void {
    const isHead = this.#isHead(line);
    const depth = this.#depthOf(line, statement);
    const level = Math.min(isHead ? 0 : this.#base + depth, DEEPEST);
    this.#placeComments(level);
    const isOfBlock = (this.#decisions?.get(line)?.action.does ?? "nothing") !== "nothing";
    if (isHead || isOfBlock) this.#leave(level, isHead || level < this.#base + this.#depth);
  }

  /** Behind a line of this level; `opens`: others may stand below it. */
  #leave(level: number, opens: boolean): void {
    this.#columns.length = Math.min(this.#columns.length, level + 1);
    this.#columns.length = Math.min(level + (opens ? 2 : 1), DEEPEST + 1);
  }

  #isHead(line: number): boolean {
    return this.#section.kind !== "head" && line === this.#section.headLine;
  }

  #levelOf(line: number, statement: Statement): number {
    if (this.#isHead(line)) return 0;
    switch (statement.kind) {
      case "participant":
        return SHARING.has(this.#section.kind) ? 0 : this.#base + this.#depth;
      case "value":
      case "accept":
        return this.#base + this.#depth + 1;
      default:
        return this.#base + this.#depthOf(line, statement);
    }
  }

  /** How many blocks the line stands in. Behind it those are open that it leaves open. */
  #depthOf(line: number, statement: Statement): number {
    const decision = this.#decisions?.get(line);
    for (let i = 0; i < (decision?.leaves ?? 0); i++) this.#close();
    switch (decision?.action.does ?? partOf(statement)?.does) {
      case "open":
        this.#open.push(true);
        return this.#depth++;
      case "divide":
        if (!isHeadless(decision)) return this.#depth - Number(this.#open.at(-1));
        // Nothing says where its block begins.
        this.#open.push(false);
        return this.#depth;
      case "close":
        this.#close();
        return this.#depth;
      default:
        return this.#depth;
    }
  }

  #close(): void {
    if (this.#open.pop()) this.#depth--;
  }

  /**
   * A comment goes with the line below, at `level`, unless it stands further right: then with the last line above that
   * does not begin behind it. One that silences findings of the line below always goes with that.
   */
  #placeComments(level: number): void {
    for (const line of this.#comments) {
      const isOfNext = isSuppressionAlone(this.#section.statements[line]);
      this.#levels[line] = isOfNext ? level : this.#levelAt(this.#column(line), level);
    }
    this.#comments.length = 0;
  }

  #levelAt(column: number, below: number): number {
    let found = below;
    let [start, belowStart] = [-STEP, 0];
    for (let level = 0; level < this.#columns.length; level++) {
      start = this.#columns[level] ?? start + STEP;
      if (level === below) belowStart = start;
      if (level > below && start > belowStart && start <= column) found = level;
    }
    return found;
  }

  #column(line: number): number {
    return indentation(this.#section.texts[line] ?? "", this.#tabSize);
  }
}

const isHeadless = (decision: Decision | undefined) =>
  decision?.action.does === "divide" && decision.action.headless === true;
