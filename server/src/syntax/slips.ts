/**
 * What people write because sequence diagrams, programs or prose have it so: several messages or names in a line, brackets,
 * a semicolon, a colon for `=`, a name or title of several words. Each is told how the language has it.
 */
import type { SyntaxProblem } from "./statement";

type Slip = (before: string, rest: string, span: { readonly start: number; readonly end: number }) => Found;
type Found = SyntaxProblem | undefined;

const SEND = /^\uFEFF?[ \t]*(?:(?:should|may)[ \t]+)?[\p{L}\p{M}\p{Nd}_-]+[ \t]*->[ \t]*/u;

/** The slip that made the parser stop at `offset`; `end`: where the line's content ends. */
export function slipProblem(line: string, offset: number, end: number): Found {
  const [before, rest] = [line.slice(0, offset), line.slice(offset, end)];
  const span = { start: offset, end };
  for (const slip of SLIPS) {
    const found = slip(before, rest, span);
    if (found) return found;
  }
  return undefined;
}

const SLIPS: readonly Slip[] = [semicolon, comma, brackets, colonForValue, titleInWords, nameInWords];

function semicolon(_: string, rest: string, span: { start: number; end: number }): Found {
  if (!/^;+$/.test(rest)) return undefined;
  return { ...span, message: "A line ends without `;`: remove it.", fix: { ...span, title: "Remove `;`", text: "" } };
}

function comma(before: string, rest: string, span: { start: number; end: number }): Found {
  if (!rest.startsWith(",")) return undefined;
  if (!SEND.test(before)) {
    const isSender = /^[ \t\uFEFF]*[\p{L}\p{M}\p{Nd}_-]+[ \t]*$/u.test(before) && rest.includes("->");
    return isSender ? { ...span, message: "A message comes from one party: write a line for each sender." } : undefined;
  }
  const isBehindMessage = before.includes(":");
  const what = isBehindMessage ? "A line holds one message" : "A message goes to one party";
  return { ...span, message: `${what}: write a line for each ${isBehindMessage ? "message" : "receiver"}.` };
}

function brackets(before: string, rest: string, span: { start: number; end: number }): Found {
  if (!/^[([{]/.test(rest) || !SEND.test(before) || !before.includes(":")) return undefined;
  const message = "A message has no brackets: write its attributes in lines below it, `Name = value`.";
  const empty = /^(?:\(\)|\[\]|\{\})$/.test(rest);
  return { ...span, message, ...(empty && { fix: { ...span, title: "Remove the brackets", text: "" } }) };
}

function colonForValue(before: string, rest: string, span: { start: number; end: number }): Found {
  if (!/^:[ \t]*(?:"|-?\d|true$|false$)/.test(rest) || !/^[ \t\uFEFF]*[\p{L}\p{M}\p{Nd}_.-]+[ \t]*$/u.test(before))
    return undefined;
  const blank = /[ \t]$/.test(before) ? "" : " ";
  const fix = { start: span.start, end: span.start + 1, title: "Use `=`", text: `${blank}=`, guessed: true };
  return { ...span, message: "An attribute is given its value by `=`, not `:`.", fix };
}

/** `flow A title : Model`. */
function titleInWords(before: string, rest: string, { end }: { start: number; end: number }): Found {
  const title = /^[ \t\uFEFF]*flow[ \t]+(?=[^"\s:]+[ \t]+$)/.exec(before);
  const words = /^[^":#]*[^":#\s]/.exec(rest)?.[0];
  if (!title || words === undefined || !/^\p{L}/u.test(rest)) return undefined;
  // `flow Title Model`: rather the colon is missing.
  if (!/^[ \t]*:/.test(rest.slice(words.length)) && words.trim().split(/[ \t]+/).length < 3) return undefined;
  const start = title[0].length;
  const text = `"${before.slice(start)}${words}"`;
  const fix = { start, end: before.length + words.length, title: "Put the title in quotes", text };
  return { start, end, message: `A title of several words stands in quotes: write \`flow ${text}\`.`, fix };
}

/** `Ixn -> Chat Server : Message`. */
function nameInWords(before: string, rest: string, span: { start: number; end: number }): Found {
  const first = before.trimEnd().split(/[ \t]/).at(-1) ?? "";
  const second = /^([\p{L}_][\p{L}\p{M}\p{Nd}_-]*)(?:[ \t]+[\p{L}_][\p{L}\p{M}\p{Nd}_-]*)*[ \t]*:/u.exec(rest)?.[1];
  const isName = SEND.test(before) || /^[ \t\uFEFF]*(?:participant|message)[ \t]+[^ \t:]+[ \t]+$/.test(before);
  if (!/^[\p{L}_]/u.test(first) || second === undefined || !isName || before.includes(":")) return undefined;
  return { ...span, message: `\`${second}\` cannot stand here: a name is one word, such as \`${first}${second}\`.` };
}
