/** Helpers for tests of the formatter. */
import assert from "node:assert/strict";
import { formattedText } from "../../server/src/syntax/format";
import type { Edit } from "../../server/src/syntax/format-edits";
import { editScript, parseScript, textOf } from "../../server/src/syntax/script";

export const TAB_SIZE = 4;

export function formatted(text: string): string {
  return formattedText(parseScript("file:///a.msgflow", text), { tabSize: TAB_SIZE });
}

/** The text after edits that are all made for the text as it is, as an editor applies them. */
export function afterEdits(text: string, edits: readonly Edit[]): string {
  let line = 0;
  let character = 0;
  for (const { range } of edits) {
    const { start, end } = range;
    assert.ok(start.line > line || (start.line === line && start.character >= character), "edits are in order");
    [line, character] = [end.line, end.character];
  }
  return textOf(editScript(parseScript("file:///a.msgflow", text), edits.toReversed()));
}
