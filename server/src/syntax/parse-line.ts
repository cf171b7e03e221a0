/**
 * One line's statement. A line's meaning depends on its text alone, so equal lines share one statement: a bounded
 * table holds the last texts seen, and a file that repeats itself is parsed once.
 */
import { parse as parseFast } from "./generated/fast-parser";
import { parse } from "./generated/parser";
import { meantBy } from "./meant";
import { type ParseFailure, problemOf } from "./problems";
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

/** A line that the fast parser does not take, by the parser that says why. */
function parseBad(line: string): Statement {
  try {
    return parse(line);
  } catch (failure) {
    return badStatement(line, failure as ParseFailure);
  }
}

function badStatement(line: string, failure: ParseFailure): BadStatement {
  if (failure.location === undefined) throw failure; // a fault of the grammar's own code, not of the line
  const problem = problemOf(line, failure);
  const start = line.length - line.replace(/^\uFEFF?[ \t]*/, "").length;
  const word = { start, end: start + (/^[^ \t]*/.exec(line.slice(start))?.[0].length ?? 0) };
  return { kind: "bad", word, problem, comment: undefined, ...meantBy(line) };
}
