/** A text of a script on the line that shows it: without what would break the line, or turn the direction it is read in. */
export function oneLine(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text.trim() : withoutControls(text).trim();
}

const withoutControls = (text: string) =>
  text.replace(/\p{Bidi_Control}/gu, "").replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
