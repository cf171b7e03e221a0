/**
 * One line's statement. A line's meaning depends on its text alone, so equal lines share one statement: a bounded
 * table holds the last texts seen, and a file that repeats itself is parsed once.
 */

import { firstWordOf } from "./first-word";
import { parse as parseFast } from "./generated/fast-parser";
import { parse } from "./generated/parser";
import type { ParseFailure } from "./problems";
import { readingsOf } from "./readings";
import { startOf } from "./section-start";
import type { BadStatement, Statement } from "./statement";

/** Texts in each of the table's two generations; the older is dropped when the newer is full. */
const GENERATION = 1 << 12;
let young = new Map<string, Statement>();
let old = new Map<string, Statement>();

/** The statement that `line` (without its line end) is; a `bad` one where it is none. Never throws. */
export function parseLine(line: string): Statement {
  const known = young.get(line);
  if (known !== undefined) return known;
  const statement = old.get(line) ?? parseFast(line) ?? parseBad(line);
  if (young.size >= GENERATION) {
    old = young;
    young = new Map();
  }
  young.set(line, statement);
  return statement;
}

/** A line that the fast parser does not take, by the parser that says why; `depth`: so many fixes led to it. */
function parseBad(line: string, depth = 0): Statement {
  try {
    return parse(line);
  } catch (failure) {
    return badStatement(line, failure as ParseFailure, depth);
  }
}

function badStatement(line: string, failure: ParseFailure, depth: number): BadStatement {
  if (failure.location === undefined) throw failure; // a fault of the grammar's own code, not of the line
  const readings = readingsOf(line, failure, (fixed, next) => parseFast(fixed) ?? parseBad(fixed, next), depth);
  const start = line.length - line.replace(/^\uFEFF?[ \t]*/, "").length;
  const word = { start, end: start + (/^[^ \t]*/.exec(line.slice(start))?.[0].length ?? 0) };
  return { kind: "bad", word, readings, comment: undefined, ...startOf(firstWordOf(line), readings) };
}
