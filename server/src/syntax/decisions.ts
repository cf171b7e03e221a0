/** What each bad line of a section was meant to be, and what each line does to its blocks: found once for each section. */
import { areSound, blockLines, partOf } from "./block-lines";
import { type Action, type Decision, repaired } from "./block-repair";
import type { Section } from "./section";
import type { Reading, Statement, StatementOf } from "./statement";

export type Decisions = ReadonlyMap<number, Decision>;

const known = new WeakMap<Section, Decisions | undefined>();

/** The decisions about the lines of blocks, by line; undefined where all lines are what they say. Never throws. */
export function decisionsOf(section: Section): Decisions | undefined {
  if (known.has(section)) return known.get(section);
  const lines = blockLines(section);
  const decisions = areSound(lines) ? undefined : new Map(repaired(lines).map((decision) => [decision.line, decision]));
  known.set(section, decisions);
  return decisions;
}

/** Whether a line of a block is missing or surplus, so that it is not certain which lines are in which block. */
export function isUncertain(section: Section): boolean {
  let depth = 0;
  for (const { line, action, leaves } of decisionsOf(section)?.values() ?? []) {
    const isSurplus = action.does === "nothing" && wasToOpen(section.statements[line]);
    if (leaves > 0 || isSurplus || "headless" in action || "wrongWord" in action || "otherWord" in action) return true;
    depth += Number(action.does === "open") - Number(action.does === "close");
  }
  return depth !== 0;
}

/** Whether a line that counts as none of a block is a right one, or a bad one that was most likely to open a block. */
function wasToOpen(statement: Statement | undefined): boolean {
  return statement?.kind !== "bad" || partOf(statement.readings[0].meant)?.does === "open";
}

/** How a bad line of a section is read. */
export function readingOf(section: Section, line: number, statement: StatementOf<"bad">): Reading {
  const hasBlocks = section.kind === "flow" || section.kind === "version";
  const decision = hasBlocks ? decisionsOf(section)?.get(line) : undefined;
  if (!decision) return statement.readings[0];
  const { reading } = decision;
  if (!reading) return missingLine(decision.action, section.texts[line] ?? "", statement);
  // Where the lines around need no such line, a word of the language is still what was likely to be meant.
  const [likeliest] = statement.readings;
  const isUnknown = reading.meant.kind === "unknown" || likeliest.doubt === 0;
  return isUnknown ? { ...reading, problem: likeliest.problem } : reading;
}

/** A line of which nothing is known but that here a line of a block is missing. */
function missingLine(action: Action, text: string, { readings: [likeliest] }: StatementOf<"bad">): Reading {
  const word = action.does === "close" ? "end" : action.does === "divide" ? action.branch : undefined;
  const { start, end } = likeliest.problem;
  if (word === undefined) return likeliest;
  const message = `\`${text.slice(start, end)}\` is no statement, and here a block lacks a line: did you mean \`${word}\`?`;
  const fix = { start, end, title: `Change to \`${word}\``, text: word, guessed: true };
  return { ...likeliest, problem: { start, end, message, fix } };
}
