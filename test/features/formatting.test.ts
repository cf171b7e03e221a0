/**
 * Formatting of a part by example: which lines change. In fixtures/format-range the ranges stand each between two marks
 * `<|>`; in fixtures/format-on-type one mark stands right behind what was typed last, a line end or a letter. To add one, see
 * golden.ts. The layout itself has examples in fixtures/format.
 */
import { applied, parseScript, rangesEdits, type Script, textOf, typedEdits } from "../../server/src/language-service";
import { TAB_SIZE } from "../syntax/format-support";
import { changedLines } from "./changes";
import { itMatchesGolden } from "./golden";
import { positionsIn, rangesIn } from "./marks";
import { linesOf } from "./soup";

const URI = "file:///a.msgflow";
const OPTIONS = { tabSize: TAB_SIZE };

function shown(script: Script, edits: ReturnType<typeof rangesEdits>): string[] {
  const changed = changedLines(textOf(script), textOf(applied(script, edits)));
  return changed.length > 0 ? changed : ["nothing"];
}

/** A line end, where nothing but blanks stands before the cursor in its line; else the last character. */
function lastTyped(before: string): string {
  return before.trim() === "" ? "\n" : (before.at(-1) ?? "");
}

describe("formatting a range", () => {
  itMatchesGolden("format-range", (marked) => {
    const { text, ranges } = rangesIn(marked);
    const script = parseScript(URI, text);
    return shown(script, rangesEdits(script, ranges, OPTIONS));
  });
});

describe("formatting while typing", () => {
  itMatchesGolden("format-on-type", (marked) => {
    const { text, positions } = positionsIn(marked);
    const [position, ...more] = positions;
    if (!position || more.length > 0) throw new Error("write one mark into the script");
    const script = parseScript(URI, text);
    const before = linesOf(script)[position.line]?.slice(0, position.character) ?? "";
    return shown(script, typedEdits(script, position, lastTyped(before), OPTIONS));
  });
});
