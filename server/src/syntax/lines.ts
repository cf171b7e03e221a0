/**
 * Text as lines with their ends. A line ends with `\n`, `\r\n` or a lone `\r`, as in LSP; what follows the last end
 * is a line too, though it may be empty.
 */

export interface Lines {
  /** The lines without their ends. */
  readonly texts: string[];
  /** The end of each line, `""` for the last. */
  readonly ends: string[];
}

/** The lines of a text; at least one. */
export function splitLines(text: string): Lines {
  if (!text.includes("\r")) {
    const texts = text.split("\n");
    const ends = new Array<string>(texts.length).fill("\n");
    ends[texts.length - 1] = "";
    return { texts, ends };
  }
  const parts = text.split(/(\r\n|\n|\r)/);
  const texts: string[] = [];
  const ends: string[] = [];
  for (let i = 0; i < parts.length; i += 2) {
    texts.push(parts[i] ?? "");
    ends.push(parts[i + 1] ?? "");
  }
  return { texts, ends };
}

/** The text again. */
export function joinLines(lines: Lines): string {
  let text = "";
  for (let i = 0; i < lines.texts.length; i++) text += (lines.texts[i] ?? "") + (lines.ends[i] ?? "");
  return text;
}
