/** What stands where a name has to, and has characters that no name has: `Desk#1 -> Ixn : M`, `7001 -> Ixn : M`. */
import type { SyntaxProblem } from "./statement";

/** Longer lines are not looked at: names are short. */
const LONGEST = 500;

/** Where the names of a message stand. `=` and quotes are told otherwise. */
const PLACES: readonly RegExp[] = [
  /^(\uFEFF?[ \t]*(?:(?:should|may)[ \t]+)?)([^ \t:="'`“”„‘’«»,;()（）[\]{}<>&]+)[ \t]*->/u,
  /^([^"]*?->[ \t]*)([^ \t:="'`“”„‘’«»,;()（）[\]{}<>&]+)[ \t]*:/u,
  /^([^"]*?->[^":]*:[ \t]*)([^ \t:="'`“”„‘’«»,;()（）[\]{}<>&]+)[ \t]*$/u,
];
const NAME = /^[\p{L}_](?:[\p{L}\p{M}\p{Nd}_]|-(?=[\p{L}\p{M}\p{Nd}_]))*$/u;

/** The problem of such a name, if the parser stopped in it or right behind it. */
export function nameProblem(line: string, offset: number): SyntaxProblem | undefined {
  if (line.length > LONGEST) return undefined;
  for (const place of PLACES) {
    const [, before = "", text = ""] = place.exec(line) ?? [];
    const start = before.length;
    const end = start + text.length;
    if (text === "" || NAME.test(text) || offset < start || line.slice(end, Math.max(end, offset)).trim() !== "")
      continue;
    const rule = "A name begins with a letter or `_` and goes on with letters, digits, `_` and `-`";
    const name = nameLike(text);
    if (name === undefined) return { start, end, message: `${rule}: \`${text}\` is not one.` };
    const fix = { start, end, title: `Change to \`${name}\``, text: name, guessed: true, unsure: true };
    return { start, end, message: `${rule}: instead of \`${text}\` write for example \`${name}\`.`, fix };
  }
  return undefined;
}

/** The name with what it may not have left out. */
function nameLike(text: string): string | undefined {
  const name = text.replace(/[^\p{L}\p{M}\p{Nd}_]+/gu, "-").replace(/^-+|-+$/g, "");
  const begun = /^[\p{L}_]/u.test(name) ? name : `_${name}`;
  return NAME.test(begun) && name !== "" ? begun : undefined;
}
