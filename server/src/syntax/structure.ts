/**
 * The structure of a section: what its lines, each parsed alone, are together. Messages with their attributes, blocks
 * with their branches, and the lines that stand where they cannot. Lines count from the section's first.
 */
import { BodyBuilder } from "./body";
import { decisionsOf } from "./decisions";
import { rejection } from "./placement";
import type { Section } from "./section";
import type {
  AcceptStatement,
  AnswersStatement,
  AttributeDeclarationStatement,
  AttributeStatement,
  BlockStatement,
  BranchStatement,
  DirectionStatement,
  EachStatement,
  FollowsStatement,
  NoteStatement,
  ParticipantStatement,
  ProcessedStatement,
  SeeStatement,
  SendStatement,
  Span,
  Statement,
  StatementOf,
} from "./statement";

/** A statement and its line in the section. */
export interface At<S extends Statement> {
  readonly line: number;
  readonly statement: S;
}

export interface Send extends At<SendStatement> {
  readonly kind: "send";
  /** Its number among the section's messages, from 0. */
  readonly number: number;
  readonly attributes: readonly At<AttributeStatement>[];
  readonly accepts: readonly At<AcceptStatement>[];
}
export interface Note extends At<NoteStatement> {
  readonly kind: "note";
}
export interface Branch {
  /** The line that begins the branch: the block's own or its `else` or `and`. */
  readonly line: number;
  readonly statement: BlockStatement | EachStatement | FollowsStatement | BranchStatement;
  readonly items: readonly Item[];
}
export interface Block extends At<BlockStatement | EachStatement | FollowsStatement> {
  readonly kind: "block";
  readonly word: "alt" | "opt" | "par" | "loop" | "each" | "follows";
  readonly branches: readonly Branch[];
  /** The line of its `end`; undefined where it has none. */
  readonly end?: number;
}
export type Item = Send | Note | Block;

/** A stretch of a line with what is wrong there. */
export interface LineProblem extends Span {
  readonly line: number;
  readonly message: string;
}

/** A word of a block that belongs to none. */
export interface StrayLine extends LineProblem {
  /** What to write in its place. */
  readonly put?: string;
  /** It is the line above once more. */
  readonly isRepeated?: true;
}
/** A block without its `end`, at its first line. */
export interface UnclosedBlock extends LineProblem {
  /** It is the line above once more. */
  readonly isRepeated?: true;
}

export interface Structure {
  readonly participants: readonly At<ParticipantStatement>[];
  readonly processed?: At<ProcessedStatement>;
  readonly sees: readonly At<SeeStatement>[];
  readonly directions: readonly At<DirectionStatement>[];
  readonly answers: readonly At<AnswersStatement>[];
  readonly attributes: readonly At<AttributeDeclarationStatement>[];
  readonly items: readonly Item[];
  /** Every message in the order of the lines, those in blocks too. */
  readonly sends: readonly Send[];
  /** Every block in the order of the lines, those in blocks too. */
  readonly blocks: readonly Block[];
  readonly misplaced: readonly LineProblem[];
  readonly stray: readonly StrayLine[];
  readonly unclosed: readonly UnclosedBlock[];
  /** Lines of blocks that are bad, misplaced or doubled, or belong to one of which a line is missing: what is around them is guessed. */
  readonly unsound: readonly number[];
  /** Whether some line was bad or stood where it cannot: then the section says less than was meant. */
  readonly damaged: boolean;
  /** How deep blocks are nested; 0 without blocks. */
  readonly depth: number;
  /** Participants that bad and misplaced lines were meant to declare: their names are not to be reported as unknown. */
  readonly lostParticipants: ReadonlySet<string>;
}

const structures = new WeakMap<Section, Structure>();

/** The structure of a section; found once for each section. Never throws. */
export function structureOf(section: Section): Structure {
  const known = structures.get(section);
  if (known !== undefined) return known;
  const structure = build(section);
  structures.set(section, structure);
  return structure;
}

function build(section: Section): Structure {
  const head = section.statements[section.headLine];
  // A bad `flow` line may have been meant as a sketch: what may stand in one is not blamed.
  const mayBeSketch = head?.kind === "bad" ? isPerhapsSketch(head) : head?.kind === "flow" && head.none;
  const hasBody = section.kind === "flow" || section.kind === "version";
  const decisions = hasBody ? decisionsOf(section) : undefined;
  const builder = new BodyBuilder(hasBody, section.kind === "flow" && mayBeSketch, decisions);
  for (let line = 0; line < section.statements.length; line++) {
    const statement = section.statements[line] as Statement;
    if (line === section.headLine && section.kind !== "head") {
      // Of a bad line that is known, nothing is missing below.
      if (statement.kind === "bad" && statement.readings[0].meant.kind !== section.kind) builder.lose();
      continue;
    }
    if (statement.kind === "blank" || statement.kind === "doc") continue;
    if (statement.kind === "bad") {
      builder.bad(line, statement, decisions?.get(line)?.reading ?? statement.readings[0]);
      continue;
    }
    const reason = rejection(section.kind, statement, builder);
    if (reason === undefined) builder.add(line, statement);
    else builder.reject(line, statement, reason);
  }
  return builder.finish();
}

/** Whether a bad `flow` line may say `: none`. */
function isPerhapsSketch({ readings: [{ meant }] }: StatementOf<"bad">): boolean {
  return meant.kind !== "flow" || meant.none;
}
