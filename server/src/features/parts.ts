/**
 * The parts of a section: stretches of whole lines that belong together, one within the other. Symbols, folding and
 * selection are made of them. Lines count from the section's first.
 */
import type { Section } from "../syntax/section";
import type { StatementOf } from "../syntax/statement";
import { type At, type Block, type Branch, type Send, type Structure, structureOf } from "../syntax/structure";
import { lastOwnedLine } from "./owned-lines";

interface Lines {
  /** The line of its statement. */
  readonly line: number;
  readonly last: number;
  /** In the order of their lines; their lines are its own as well. */
  readonly parts: readonly Part[];
}
export interface SectionPart extends Lines {
  readonly kind: "section";
  readonly section: Section;
}
export interface ParticipantPart extends Lines {
  readonly kind: "participant";
  readonly of: At<StatementOf<"participant">>;
}
export interface AttributePart extends Lines {
  readonly kind: "attribute";
  readonly of: At<StatementOf<"attribute">>;
}
export interface SendPart extends Lines {
  readonly kind: "send";
  readonly of: Send;
}
export interface BlockPart extends Lines {
  readonly kind: "block";
  readonly of: Block;
}
/** A branch of a block that has several. */
export interface BranchPart extends Lines {
  readonly kind: "branch";
  readonly of: Branch;
  /** From 0. */
  readonly index: number;
  readonly block: BlockPart;
}
export type Part = SectionPart | ParticipantPart | AttributePart | SendPart | BlockPart | BranchPart;
type Draft<P extends Part = Part> = { -readonly [K in keyof P]: K extends "parts" ? Part[] : P[K] };

/** Blocks may be nested to any depth, but what is answered is written by recursion: what is deeper counts as this deep. */
const DEEPEST = 100;
/** Most parts have none in them. */
const NONE: Part[] = [];

/**
 * The outermost parts: the section itself, where it is more than a place for participants, and the participants behind a
 * declaration. Bad lines are passed over; a block without its `end` goes on to the end of what it is in. Never throws.
 */
export function partsOf(section: Section): readonly Part[] {
  const structure = structureOf(section);
  const outermost: Part[] = [];
  const open: Draft[] = [];
  for (const part of [...ownPart(section, structure), ...innerParts(structure)]) {
    while (open.length > 0 && (open.at(-1) as Part).last < part.line) open.pop();
    const around = open.at(-1);
    part.last = lastLineOf(part, around);
    if (!around) outermost.push(part);
    else if (around.parts === NONE) around.parts = [part];
    else around.parts.push(part);
    if (isContainer(part) && open.length < DEEPEST) open.push(part);
  }
  return outermost;
}

/** The last of the lines in which the parts of a part can stand. */
export function lastInside(part: Part): number {
  return part.kind === "block" && part.of.end !== undefined ? part.of.end - 1 : part.last;
}

const isContainer = ({ kind }: Part) => kind === "section" || kind === "block" || kind === "branch";

function ownPart(section: Section, structure: Structure): Draft[] {
  if (section.kind === "head" || section.kind === "use") return [];
  const last = lastOwnedLine(section, structure);
  return [{ kind: "section", line: section.headLine, last, parts: NONE, section }];
}

/** All parts in it in the order of their lines, a block before its first branch. */
function innerParts({ participants, attributes, sends, blocks }: Structure): Draft[] {
  const parts: Draft[] = [];
  for (const of of participants) parts.push({ kind: "participant", line: of.line, last: of.line, parts: NONE, of });
  for (const of of attributes) parts.push({ kind: "attribute", line: of.line, last: of.line, parts: NONE, of });
  for (const of of sends) parts.push({ kind: "send", line: of.line, last: of.line, parts: NONE, of });
  for (const of of blocks) {
    const block: Draft<BlockPart> = { kind: "block", line: of.line, last: of.line, parts: NONE, of };
    parts.push(block);
    if (of.branches.length > 1)
      for (const [index, branch] of of.branches.entries())
        parts.push({ kind: "branch", line: branch.line, last: branch.line, parts: NONE, of: branch, index, block });
  }
  return parts.sort((a, b) => a.line - b.line);
}

function lastLineOf(part: Part, around: Part | undefined): number {
  switch (part.kind) {
    case "send":
      return Math.max(part.line, part.of.attributes.at(-1)?.line ?? 0, part.of.accepts.at(-1)?.line ?? 0);
    case "block":
      return part.of.end ?? (around ? lastInside(around) : part.last);
    case "branch": {
      const next = part.block.of.branches[part.index + 1];
      return next ? next.line - 1 : lastInside(part.block);
    }
    default:
      return part.last;
  }
}
