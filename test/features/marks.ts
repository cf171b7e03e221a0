/** Places in the scripts of examples: marks `<|>` that are taken out of the text. */
import { splitLines } from "../../server/src/syntax/lines";
import type { Position, Range } from "../../server/src/syntax/script";

const MARK = "<|>";

/** The text without its marks, and the places where they stood, in their order. Throws where there is none. */
export function positionsIn(marked: string): { readonly text: string; readonly positions: readonly Position[] } {
  const pieces = marked.split(MARK);
  if (pieces.length === 1) throw new Error(`write one ${MARK} or more into the script`);
  const positions = pieces.slice(1).map((_, i) => {
    const { texts } = splitLines(pieces.slice(0, i + 1).join(""));
    return { line: texts.length - 1, character: texts.at(-1)?.length ?? 0 };
  });
  return { text: pieces.join(""), positions };
}

/** The text without its marks, and what stands between each two of them. Throws where there are none, or one too many. */
export function rangesIn(marked: string): { readonly text: string; readonly ranges: readonly Range[] } {
  const { text, positions } = positionsIn(marked);
  const ranges: Range[] = [];
  for (let i = 0; i < positions.length; i += 2) {
    const [start, end] = positions.slice(i);
    if (!start || !end) throw new Error(`write ${MARK} before and behind what is selected`);
    ranges.push({ start, end });
  }
  return { text, ranges };
}
