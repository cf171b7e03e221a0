/** Several words, or a text in quotes, where one name has to stand: `Chat Server -> Ixn : M`. */
import type { NameInWords, SyntaxProblem } from "./statement";

const NAME = "[\\p{L}_](?:[\\p{L}\\p{M}\\p{Nd}_]|-(?=[\\p{L}\\p{M}\\p{Nd}_]))*";
const WORDS = `${NAME}(?:[ \\t]+${NAME}){1,5}`;
const TEXT = "[\"'`“”„‘’«»][^\"'`“”„‘’«»\\\\]{1,100}[\"'`“”„‘’«»]";
const MANY = `(?:${WORDS}|${TEXT})`;
const START = "^\\uFEFF?[ \\t]*(?:(?:should|may)[ \\t]+)?";
const ANY = `(?:${WORDS}|${TEXT}|${NAME})`;

/** What stands before the words, the words, and what follows them. */
const FORMS: readonly (readonly [NameInWords["of"], RegExp])[] = [
  ["participant", form(START, MANY, "[ \\t]*->")],
  ["participant", form(`${START}${ANY}[ \\t]*->[ \\t]*`, MANY, "[ \\t]*:")],
  ["message", form(`${START}${ANY}[ \\t]*->[ \\t]*${ANY}[ \\t]*:[ \\t]*`, MANY, "[ \\t]*(?:$|#)")],
  ["model", form(`^\\uFEFF?[ \\t]*flow(?:[ \\t]+(?:"[^"]*"|${NAME}))?[ \\t]*:[ \\t]*`, MANY, "[ \\t,]*")],
  ["model", form("^\\uFEFF?[ \\t]*follows[ \\t]+", MANY, "[ \\t,]*")],
  ["role", form(`^\\uFEFF?[ \\t]*participant[ \\t]+${NAME}[ \\t]*:[ \\t]*`, MANY, '[ \\t]*(?:$|#|")')],
  ["declared", form("^\\uFEFF?[ \\t]*(?:participant|message)[ \\t]+", MANY, "[ \\t]*:")],
];

function form(before: string, words: string, behind: string): RegExp {
  return new RegExp(`(${before})(${words})${behind}`, "u");
}

/** Longer lines are not looked at: names are short. */
const LONGEST = 500;

/** The problem of a line in which the parser stopped in such words; `otherwise`: what else may be wrong there. */
export function wordsProblem(line: string, offset: number, otherwise: () => SyntaxProblem): SyntaxProblem | undefined {
  if (line.length > LONGEST) return undefined;
  for (const [of, pattern] of FORMS) {
    const match = pattern.exec(line);
    if (!match) continue;
    const [, before = "", words = ""] = match;
    const start = before.length;
    const end = start + words.length;
    if (offset < start || offset > end || isKeptTitle(of, words)) continue;
    const text = words.replace(/^["'`“”„‘’«»]|["'`“”„‘’«»]$/g, "").trim();
    const name = joinedName(text);
    if (name === "") continue;
    const isTail = of === "model" || of === "message" || of === "role";
    const problem = problemWith({ start, end, of, text }, name);
    return isTail ? { ...problem, words: { ...problem.words, otherwise: otherwise() } } : problem;
  }
  return undefined;
}

/** A participant may be written with the text to show first: that is told otherwise. */
const isKeptTitle = (of: NameInWords["of"], words: string) => of === "declared" && words.includes('" ');

/** The problem that these words are to be this name. */
export function problemWith(words: NameInWords, name: string): SyntaxProblem & { readonly words: NameInWords } {
  const { start, end } = words;
  const fix = { start, end, title: `Change to \`${name}\``, text: name, guessed: true };
  return { start, end, message: `A name is one word, without quotes: write \`${name}\`.`, fix, words };
}

/** The words in one, each with a capital letter where there are several. */
function joinedName(text: string): string {
  const words = text.split(/[^\p{L}\p{M}\p{Nd}_-]+/u).filter(Boolean);
  const joined = words.length < 2 ? (words[0] ?? "") : words.map(capital).join("");
  return /^[\p{L}_]/u.test(joined) ? joined : "";
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
