const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\t", "\\t"],
]);

/** A text as a string of the language, in quotes. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\\p{Cc}\p{Zl}\p{Zp}]/gu, (c) => ESCAPES.get(c) ?? hex(c))}"`;
}

const hex = (c: string) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;
