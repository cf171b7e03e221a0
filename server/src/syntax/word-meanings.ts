/** What a word at the beginning of a line means in this language: the line of a block that it begins, or what to write for it. */
import type { FirstWord } from "./first-word";
import type { Role } from "./foreign-words";
import { quoted } from "./quoted";
import type { BlockWord, LineFix, Meant, Span } from "./statement";

/** Longer lines are not written anew. */
const LONGEST = 2000;

/** The line of a block that a keyword begins, as far as the keyword tells; undefined for other keywords. */
export function blockOf(keyword: string, word: Span): Meant | undefined {
  const base = { word, comment: undefined };
  const nobody = { text: "", ...word };
  switch (keyword) {
    case "alt":
    case "opt":
    case "par":
    case "loop":
      return { kind: "block", block: keyword, label: undefined, ...base };
    case "else":
    case "and":
      return { kind: "branch", branch: keyword, label: undefined, ...base };
    case "each":
      return { kind: "each", role: nobody, ...base };
    case "follows":
      return { kind: "follows", model: nobody, versions: [], ...base };
    case "end":
      return { kind: "end", ...base };
    default:
      return undefined;
  }
}

export function meantByRole(role: Role, word: Span): Meant {
  if (role === "frame") return { kind: "frame" };
  return blockOf(role, word) ?? { kind: "remark" };
}

/** The line with this language's word, its text in quotes. */
export function renamed(line: string, first: FirstWord, role: Role, end: number): LineFix | undefined {
  if (role === "frame" || role === "none" || line.length > LONGEST) return undefined;
  const { start, rest } = first;
  if (role === "flow" || role === "message")
    return { start, end: first.end, title: `Write \`${role}\``, text: role, guessed: true };
  if (role === "end") return { start, end, title: "Write `end`", text: "end", guessed: true };
  const word: BlockWord | "else" | "note" = role;
  const text = textOf(
    word === "note" ? (/:[ \t]*(.+)$/.exec(rest)?.[1] ?? "") : rest.slice(0, end - (line.length - rest.length)),
  );
  if (word === "note" && text === "") return undefined;
  const put = text === "" ? word : `${word} ${text}`;
  return { start, end, title: `Write \`${put}\``, text: put, guessed: true };
}

function textOf(rest: string): string {
  const text = rest.trim();
  return text === "" || /^"(?:[^"\\]|\\.)*"$/.test(text) ? text : quoted(text);
}
