/**
 * What a name at the cursor would be: a made-up name is put in its place, with different continuations of the line, and
 * the parser says as what it reads it. So every place of a name in the grammar is told apart, and no other one.
 */
import { parse } from "../../syntax/generated/fast-parser";
import type { Name, Statement } from "../../syntax/statement";
import type { Cursor } from "./cursor";

/** A place of a name. */
export interface Slot {
  /** The kind of the statement and the part that the name is of it, such as `send.message`. */
  readonly part: string;
  /** The line as it would be, with the made-up name. */
  readonly statement: Statement;
  /** Where the name begins: names of several words may begin before the word under the cursor. */
  readonly start: number;
  /** Whether the rest of the line stands as it is in `statement`. */
  readonly isWhole: boolean;
}

const MADE_UP = "\u01c2";

/** Continuations with which a line can be read that ends in a name; the shortest of each kind. */
const ENDINGS = ["", " -> X : X", " : X", " to X", " = 1", " : string"];

/** Never throws. */
export function slotsAt({ before, after, isBegun }: Cursor): Slot[] {
  const whole = after.trim() === "" ? undefined : slotIn(before, after, true);
  if (whole) return [whole];
  const slots = new Map<string, Slot>();
  for (const ending of ENDINGS) {
    const slot = slotIn(before, ending, false);
    if (slot && !slots.has(slot.part)) slots.set(slot.part, slot);
    // Only a first word may be read as several things.
    if (slot && isBegun) break;
  }
  return [...slots.values()];
}

function slotIn(before: string, ending: string, isWhole: boolean): Slot | undefined {
  const statement = parse(before + MADE_UP + ending);
  if (!statement) return undefined;
  const at = before.length;
  // The first word of a statement may be a name as well, and then is a part of its own besides.
  for (const [part, value] of Object.entries({ ...statement, word: undefined }))
    for (const one of Array.isArray(value) ? value : [value])
      if (isName(one) && one.start <= at && at < one.end && one.text.includes(MADE_UP))
        return { part: `${statement.kind}.${part}`, statement, start: one.start, isWhole };
  return undefined;
}

/** Beside names this takes in texts, comments and addresses, but there no name is looked for. */
function isName(value: unknown): value is Name {
  return typeof value === "object" && value !== null && "text" in value && "start" in value;
}

/** Names in the same list as the one at the cursor, such as those already given behind `processed by`. */
export function othersIn(list: readonly Name[]): ReadonlySet<string> {
  return new Set(list.map((name) => name.text).filter((name) => !name.includes(MADE_UP)));
}

/** Words behind which a line can end, or go on with a name or a text. */
const AFTER_WORDS = ["", " X", ' "x"', " X : X", " X to X", " X : string", " X -> X : X", " http://x"];

/** A statement that has this word of the language at the cursor; undefined where it cannot stand there. */
export function statementWith({ before, after }: Cursor, word: string): Statement | undefined {
  for (const ending of AFTER_WORDS) {
    const statement = parse(before + word + ending + after);
    if (statement) return statement;
  }
  return undefined;
}
