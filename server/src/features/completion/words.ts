/** Words and signs of the language, where the grammar can read them and they are not out of place. */
import { CompletionItemKind } from "vscode-languageserver-types";
import { parse } from "../../syntax/generated/fast-parser";
import { blockIndent, wholeLine } from "./layout";
import type { Asking, Proposal } from "./proposal";
import { statementWith } from "./slots";
import { snippetFor } from "./snippets";

/** The words in the names of what is wanted: `a type (`string`, …)` names them all. */
const WORDS = /`([a-z ]+|->|[:=,])`/g;

/** `parts`: what the grammar can read at the cursor. Values are not among the words. */
export function wordProposals(parts: Iterable<string>, asking: Asking): Proposal[] {
  const words = new Set([...parts].filter((part) => !part.startsWith("a value")).flatMap(wordsIn));
  const given = marksGiven(asking.cursor.before);
  const possible = [...words].filter((word) => !given.has(word) && mayStand(word, asking));
  return [...possible.filter(isWord), ...possible.filter((sign) => !isWord(sign))].flatMap((one) =>
    proposals(one, asking),
  );
}

const isWord = (word: string) => /^[a-z]/.test(word);
const wordsIn = (part: string) => [...part.matchAll(WORDS)].map((match) => match[1] as string);

/** The marks of an attribute that stand before the cursor. */
function marksGiven(before: string): ReadonlySet<string> {
  const statement = parse(before);
  if (statement?.kind !== "attribute") return new Set();
  return new Set((["required", "reference", "interaction"] as const).filter((mark) => statement[mark]));
}

function mayStand(word: string, { cursor, place }: Asking): boolean {
  if (!isWord(word)) return cursor.after.trim() === "";
  const statement = statementWith(cursor, word);
  return statement !== undefined && place.allows(statement);
}

/** The word, and behind it what it begins, if it begins something. */
function proposals(word: string, asking: Asking): Proposal[] {
  if (!isWord(word)) return [{ label: word, kind: CompletionItemKind.Operator }];
  // Of words that go together the first is explained.
  const about = ["word", word.split(" ")[0] as string] as const;
  const plain: Proposal = { label: word, kind: CompletionItemKind.Keyword, about };
  if (asking.cursor.before.trim() !== "") return [plain];
  if (DIVIDING.has(word)) return [dividing(plain, asking)];
  return [plain, snippetFor(word, plain, asking) ?? []].flat();
}

/** They stand as far to the left as their block. */
const DIVIDING: ReadonlySet<string> = new Set(["else", "and", "end"]);

/**
 * Where its block is, until it is typed in full: to move it then would be all that Enter does, in whose hands the end of
 * the line is. Editors that indent by themselves have moved it already.
 */
function dividing(plain: Proposal, asking: Asking): Proposal {
  const { text, start, end } = asking.cursor;
  if (text.slice(start, end) === plain.label) return plain;
  const moved = wholeLine(plain, blockIndent(asking.place), asking);
  return moved.start === undefined ? moved : { ...moved, isForPartOfWord: true };
}

/** Where a text in quotes can stand. */
export function textProposals(): Proposal[] {
  return [{ label: '"…"', kind: CompletionItemKind.Text, text: '""', snippet: '"$1"', filter: '"' }];
}

export function addressProposals(): Proposal[] {
  return [{ label: "https://", kind: CompletionItemKind.Text }];
}
