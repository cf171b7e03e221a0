/**
 * Formatting, as the protocol's edits. There is one layout for every script: of the editor's options only the width of its
 * tabs counts, since that is what the lines of a script that is not formatted yet look aligned by.
 */
import type { TextEdit } from "vscode-languageserver-types";
import { type FormatOptions, formatEdits, formatRangeEdits } from "../syntax/format";
import type { Edit } from "../syntax/format-edits";
import { formatTypedEdits } from "../syntax/format-typed";
import type { Position, Range, Script } from "../syntax/script";

/** What formats the whole script: at most one edit a line, of only what changes there. Never throws. */
export function documentEdits(script: Script, options: FormatOptions): TextEdit[] {
  return textEdits(formatEdits(script, options));
}

/** The same, of the lines of these ranges, as if the rest were formatted, too. */
export function rangesEdits(script: Script, ranges: readonly Range[], options: FormatOptions): TextEdit[] {
  return textEdits(formatRangeEdits(script, ranges, options));
}

/** What to change after `typed` was typed right before `position`. */
export function typedEdits(script: Script, position: Position, typed: string, options: FormatOptions): TextEdit[] {
  return textEdits(formatTypedEdits(script, position, typed, options));
}

const textEdits = (edits: readonly Edit[]): TextEdit[] => edits.map(({ range, text }) => ({ range, newText: text }));
