/**
 * The steps of a version in the canonical layout, two blanks a level and the arrows of neighbours aligned. Remarks,
 * notes and attributes are left out: what is to happen should be seen at a glance.
 */

import { quoted } from "../syntax/quoted";
import type { SendStatement, Statement } from "../syntax/statement";
import type { Block, Item, Send, Structure } from "../syntax/structure";

/** More lines than this nobody reads in a hover. */
const LIMIT = 80;

export function canonicalSteps(structure: Structure): string[] {
  const lines: string[] = [];
  for (const line of linesOf(structure)) {
    if (lines.length === LIMIT) return [...lines, "# …"];
    lines.push(line);
  }
  return lines;
}

// Generators, so that of a version of any size and depth no more is made than is shown.

function* linesOf({ participants, processed, items }: Structure): Generator<string> {
  const width = widest(participants.map(({ statement }) => statement.name.text));
  for (const { statement } of participants) {
    const { name, roles, title } = statement;
    yield `participant ${name.text.padEnd(width)} : ${roles.map((r) => r.text).join(" or ")}${label(title?.text)}`;
  }
  if (processed) yield `processed by ${processed.statement.names.map((name) => name.text).join(", ")}`;
  yield* itemLines(items, "");
}

function* itemLines(items: readonly Item[], indent: string): Generator<string> {
  const shown = items.filter((item) => item.kind !== "note");
  for (let i = 0; i < shown.length; ) {
    const item = shown[i] as Send | Block;
    if (item.kind === "send") {
      const run = runFrom(shown, i);
      yield* runLines(run, indent);
      i += run.length;
    } else {
      yield* blockLines(item, indent);
      i++;
    }
  }
}

/** The messages that follow one another from here on: their arrows are aligned. */
function runFrom(items: readonly Item[], from: number): Send[] {
  const run: Send[] = [];
  for (let i = from; items[i]?.kind === "send"; i++) run.push(items[i] as Send);
  return run;
}

function* runLines(run: readonly Send[], indent: string): Generator<string> {
  const senders = widest(run.map(({ statement }) => sender(statement)));
  const receivers = widest(run.map(({ statement }) => statement.to.text));
  for (const { statement, accepts } of run) {
    const parties = `${sender(statement).padEnd(senders)} -> ${statement.to.text.padEnd(receivers)}`;
    yield `${indent}${parties} : ${statement.message.text}${ending(statement)}`;
    for (const accept of accepts) yield `${indent}  accept ${accept.statement.message.text}`;
  }
}

function sender({ necessity, from }: SendStatement): string {
  return necessity === "must" ? from.text : `${necessity} ${from.text}`;
}

function ending({ via, insteadOf, ground }: SendStatement): string {
  const parts = [via && `via ${via.text}`, insteadOf && `instead of ${insteadOf.text}`, ground?.text];
  return parts.map((part) => (part === undefined ? "" : ` ${part}`)).join("");
}

function* blockLines(block: Block, indent: string): Generator<string> {
  for (const { statement, items } of block.branches) {
    yield indent + opening(statement);
    yield* itemLines(items, `${indent}  `);
  }
  yield `${indent}end`;
}

function opening(statement: Statement): string {
  switch (statement.kind) {
    case "block":
      return statement.block + label(statement.label?.text);
    case "branch":
      return statement.branch + label(statement.label?.text);
    case "each":
      return `each ${statement.role.text}`;
    default:
      return statement.kind;
  }
}

function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, text.length), 0);
}

/** A text as a string of the language, with a blank before it; "" where there is none. */
function label(text: string | undefined): string {
  return text === undefined ? "" : ` ${quoted(text)}`;
}
