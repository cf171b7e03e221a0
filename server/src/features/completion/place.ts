/**
 * Where a line stands that is being written. The line itself is taken out: half a line is no statement, and what is asked
 * is what could stand in its place.
 */
import type { SharedParticipants } from "../../names/parties";
import { type Resolution, type ResolvedSend, resolve } from "../../names/resolve";
import type { ScriptScope } from "../../names/scope";
import { partOf } from "../../syntax/block-lines";
import { parseLine } from "../../syntax/parse-line";
import { rejection, type Place as State } from "../../syntax/placement";
import type { Section } from "../../syntax/section";
import type { Statement } from "../../syntax/statement";
import { type Block, type Structure, structureOf } from "../../syntax/structure";
import { blocksAround } from "./passages";

/** What is around all sections of a script. */
export interface Around {
  readonly uri: string;
  readonly scope: ScriptScope;
  readonly shared: SharedParticipants;
}

export class Place {
  #resolution: Resolution | undefined;
  #open: readonly Block[] | undefined;
  #state: State | undefined;

  constructor(
    private readonly around: Around,
    /** The section as it stands in the script; another one where the line begins a section. */
    private readonly original: Section,
    /** Without the line, unless that is its head. */
    readonly section: Section,
    /** From the section's first. */
    readonly line: number,
    /** The line is the one that begins the section, and more of it stands than its first word. */
    readonly isHead: boolean,
  ) {}

  /** The same with these lines in the place of this one; `at`: which of them is the new place. */
  with(lines: readonly string[], at: number): Place {
    const { texts, ends, statements } = this.section;
    const end = ends[this.line] || "\n";
    const section = {
      ...this.section,
      texts: texts.toSpliced(this.line, 1, ...lines),
      ends: ends.toSpliced(this.line, 1, ...lines.map(() => end)),
      statements: statements.toSpliced(this.line, 1, ...lines.map(parseLine)),
    };
    return new Place(this.around, this.original, section, this.line + at, false);
  }

  get structure(): Structure {
    return structureOf(this.section);
  }

  get resolution(): Resolution {
    this.#resolution ??= this.#resolve();
    return this.#resolution;
  }

  #resolve(): Resolution {
    const { uri, scope, shared } = this.around;
    return resolve(this.section, {
      uri,
      scope: scope.scope,
      shared: shared.parties,
      lostParticipants: shared.lost,
      declaration: undefined,
      modelName: scope.modelOf.get(this.original),
    });
  }

  /** Whether the section is a flow or a version. */
  get isBody(): boolean {
    return this.section.kind === "flow" || this.section.kind === "version";
  }

  /** The blocks that the line is in, the innermost last. */
  get open(): readonly Block[] {
    this.#open ??= blocksAround(this.structure.items, this.line);
    return this.#open;
  }

  /** Whether a message stands above. */
  get isBegun(): boolean {
    return (this.structure.sends[0]?.line ?? this.line) < this.line;
  }

  /** Whether a block that is open here is closed nowhere below. */
  get lacksEnd(): boolean {
    const open = new Set(this.open.map(({ line }) => line));
    return this.structure.unclosed.some(({ line }) => open.has(line));
  }

  /** The message that attributes on this line would be of; half-written attributes above do not stand in the way. */
  get message(): ResolvedSend | undefined {
    for (let line = this.line - 1; line > this.section.headLine || this.section.kind === "head"; line--) {
      const statement = this.section.statements[line];
      if (statement?.kind === "send") return this.sendAt(line);
      if (!statement || !leavesMessage(statement, this.section.texts[line] ?? "")) return undefined;
    }
    return undefined;
  }

  private sendAt(line: number): ResolvedSend | undefined {
    return this.resolution.sends.find(({ send }) => send.line === line);
  }

  /** Whether the statement can stand on this line without being out of place. */
  allows(statement: Statement): boolean {
    if (this.isHead) return true;
    switch (statement.kind) {
      case "branch":
        return this.open.at(-1)?.word === (statement.branch === "else" ? "alt" : "par");
      case "end":
        return this.lacksEnd;
      case "participant":
        if (statement.roles.length > 1 && this.section.kind !== "version") return false;
        if (!this.isBody && !this.around.shared.sections.has(this.original)) return false;
        break;
      case "follows":
        if (this.open.some((block) => block.word === "follows")) return false;
        break;
    }
    if (BEGINS_SECTION.has(statement.kind)) return this.open.length === 0;
    this.#state ??= this.#stateHere();
    return rejection(this.section.kind, statement, this.#state) === undefined;
  }

  #stateHere(): State {
    return {
      sketch: this.isSketch,
      inBlock: this.open.length > 0,
      sawMessage: this.isBegun,
      sawProcessed: this.structure.processed !== undefined,
      message: this.message ? "known" : "none",
    };
  }

  private get isSketch(): boolean {
    const head = this.section.statements[this.section.headLine];
    return this.section.kind === "flow" && (head?.kind === "bad" || (head?.kind === "flow" && head.none));
  }
}

const BEGINS_SECTION: ReadonlySet<Statement["kind"]> = new Set([
  ...(["use", "protocol", "role", "message", "model", "version", "flow"] as const),
]);

/** Whether lines like this may stand between a message and its attributes. */
function leavesMessage(statement: Statement, text: string): boolean {
  const { kind } = statement;
  if (kind === "bad") return !text.includes("->") && partOf(statement.readings[0].meant) === undefined;
  return kind === "blank" || kind === "doc" || kind === "value" || kind === "accept";
}
