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

const SLIPS: readonly Slip[] = [semicolon, comma, brackets, colonForValue, chain];

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
  if (!/^[([{（［｛]/u.test(rest) || !SEND.test(before) || !before.includes(":")) return undefined;
  const message = "A message has no brackets: write its attributes in lines below it, `Name = value`.";
  const empty = /^(?:\(\)|\[\]|\{\}|（）)$/u.test(rest);
  return { ...span, message, ...(empty && { fix: { ...span, title: "Remove the brackets", text: "" } }) };
}

function colonForValue(before: string, rest: string, span: { start: number; end: number }): Found {
  if (!/^:[ \t]*(?:"|-?\d|true$|false$)/.test(rest) || !/^[ \t\uFEFF]*[\p{L}\p{M}\p{Nd}_.-]+[ \t]*$/u.test(before))
    return undefined;
  const blank = /[ \t]$/.test(before) ? "" : " ";
  const fix = { start: span.start, end: span.start + 1, title: "Use `=`", text: `${blank}=`, guessed: true };
  return { ...span, message: "An attribute is given its value by `=`, not `:`.", fix };
}

/** `A -> B -> C : M`. */
function chain(before: string, rest: string, span: { start: number; end: number }): Found {
  if (!rest.startsWith("->") || !SEND.test(before) || before.includes(":")) return undefined;
  return { ...span, message: "A message goes from one party to another: write a line for each arrow." };
}

/** `Chat ->x Ixn : M`: what ends the arrow was read as the receiver. */
export function crossedArrow(line: string, offset: number, end: number): Found {
  const [before, rest] = [line.slice(0, offset), line.slice(offset, end)];
  const arrow = /->[xo][ \t]+$/.exec(before);
  if (!arrow || !/^[\p{L}_][^:]*:/u.test(rest)) return undefined;
  const [start, mark] = [arrow.index, arrow[0].trimEnd()];
  const fix = { start, end: start + mark.length, title: "Use `->`", text: "->" };
  return { start, end, message: `\`${mark}\` is no arrow of this language: use \`->\`.`, fix };
}
