/** Places in bytes of UTF-8 and in UTF-16 units, made into one another as plainly as can be. */
import type { Position, Range, SemanticTokens, TextDocumentContentChangeEvent } from "vscode-languageserver-protocol";
import { edited } from "./plain-text";

const lineOf = (text: string, line: number) => text.split(/\r\n|\n|\r/)[line] ?? "";

export function inBytes(text: string, { line, character }: Position): Position {
  return { line, character: Buffer.byteLength(lineOf(text, line).slice(0, character)) };
}

/** Within a character a U+FFFD comes out, and so another column than any right one. */
export function inUnits(text: string, { line, character }: Position): Position {
  return { line, character: Buffer.from(lineOf(text, line)).subarray(0, character).toString().length };
}

/** Where a part of a text stands first, in bytes. */
export function bytesAround(text: string, part: string): Range {
  const lines = (before: string) => before.split(/\r\n|\n|\r/);
  const at = (offset: number): Position => {
    const before = lines(text.slice(0, offset));
    return { line: before.length - 1, character: Buffer.byteLength(before.at(-1) ?? "") };
  };
  const start = text.indexOf(part);
  if (start < 0) throw new Error(`${part} is not in ${text}`);
  return { start: at(start), end: at(start + part.length) };
}

/** Edits in bytes: each in terms of the text that those before it leave. */
export function editsInBytes(text: string, edits: readonly { readonly range: Range; readonly text: string }[]) {
  let now = text;
  return edits.map((edit): TextDocumentContentChangeEvent => {
    const range = { start: inBytes(now, edit.range.start), end: inBytes(now, edit.range.end) };
    now = edited(now, [edit]);
    return { range, text: edit.text };
  });
}

/** Of documents by their addresses; others are taken to be of ASCII. */
export type Texts = ReadonlyMap<string, string>;

/** An answer in UTF-16 units. `uri`: the document that it belongs to as far as it does not say otherwise. */
export function answerInUnits(answer: unknown, uri: string, texts: Texts): unknown {
  if (typeof answer !== "object" || answer === null) return answer;
  if (Array.isArray(answer)) return answer.map((one) => answerInUnits(one, uri, texts));
  const text = texts.get(uri);
  if ("line" in answer && "character" in answer)
    return text === undefined ? answer : inUnits(text, answer as unknown as Position);
  const of = (key: string, value: unknown) => {
    if (key.startsWith("target") && "targetUri" in answer) return `${answer.targetUri}`;
    if (texts.has(key)) return key;
    if ("textDocument" in answer) return (answer.textDocument as { uri: string }).uri;
    return "uri" in answer && value !== answer.uri ? `${answer.uri}` : uri;
  };
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => [key, answerInUnits(value, of(key, value), texts)]),
  );
}

/** Tokens with the lines and UTF-16 columns where they begin and end, of the numbers of a client that counts by `toUnits`. */
export function tokensOf({ data }: Pick<SemanticTokens, "data">, toUnits: (position: Position) => Position) {
  const tokens: object[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [lines = 0, columns = 0, length = 0, type, modifiers] = data.slice(i, i + 5);
    character = lines > 0 ? columns : character + columns;
    line += lines;
    const range = { start: toUnits({ line, character }), end: toUnits({ line, character: character + length }) };
    tokens.push({ range, type, modifiers });
  }
  return tokens;
}
