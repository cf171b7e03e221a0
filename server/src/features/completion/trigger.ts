/**
 * Whether proposals are welcome that the user has not asked for: only where something has to follow, never in comments, in
 * texts, or in the blanks that a line begins with.
 */
import type { Cursor } from "./cursor";
import type { Wanted } from "./wanted";

/** `>` of an arrow, `:` and `=`, the quote and slashes of a path, the dot of a member, and the blank behind a word. */
export const TRIGGERS: readonly string[] = [">", ":", "=", '"', "/", ".", " "];

/** `trigger`: the character that asks; undefined where the user does. */
export function isWelcome(trigger: string | undefined, { before, text, at }: Cursor, wanted: Wanted): boolean {
  if (trigger === undefined) return true;
  if (wanted.in === "text") return trigger === '"' || trigger === "/" || trigger === ".";
  if (wanted.in === "comment") return trigger === " " && /#[ \t]*msgflow-ignore/.test(before);
  if (wanted.in !== "line") return false;
  switch (trigger) {
    case ">":
      return before.endsWith("->");
    case ":":
    case "=":
      return before.endsWith(trigger);
    case " ":
      return before.trim() !== "" && before.length === at;
    case ".":
      return /[\p{L}\p{M}\p{Nd}_]\.$/u.test(text.slice(0, at));
    default:
      return false;
  }
}
