import { hoverAt } from "../../server/src/features/hover";
import { library } from "../../server/src/library/library";
import { check, type ScriptResult } from "../../server/src/rules/check";
import { type Position, parseScript } from "../../server/src/syntax/script";

/** A text with a cursor mark, without the mark, and the place where it stood. */
function atCursor(marked: string): { readonly text: string; readonly position: Position } {
  const [before, after, ...more] = marked.split("<|>");
  if (before === undefined || after === undefined || more.length > 0) throw new Error("write one `<|>` into the text");
  const lines = before.split(/\r\n|\n|\r/);
  return { text: before + after, position: { line: lines.length - 1, character: (lines.at(-1) ?? "").length } };
}

export function checked(text: string): ScriptResult {
  return check(parseScript("file:///a.msgflow", text), library().scope);
}

/** The Markdown of the hover at the mark; undefined where there is none. */
export function markdownAt(marked: string): string | undefined {
  const contents = hovered(marked)?.contents;
  return contents && typeof contents === "object" && "value" in contents ? contents.value : undefined;
}

/** The text under the hover at the mark; undefined where there is none. */
export function hoveredText(marked: string): string | undefined {
  const range = hovered(marked)?.range;
  const line = atCursor(marked).text.split(/\r\n|\n|\r/)[range?.start.line ?? -1];
  return range && line?.slice(range.start.character, range.end.character);
}

function hovered(marked: string) {
  const { text, position } = atCursor(marked);
  return hoverAt(checked(text), position);
}
