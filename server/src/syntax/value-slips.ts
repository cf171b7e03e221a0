/** What people write for a value because programs and other files have it so: a text without quotes, `True`, `null`. */
import type { SyntaxProblem } from "./statement";

/** A text that only lacks its quotes. Of what begins like a list, or has a quote in it, nobody knows what it is. */
const BARE_TEXT = /^(?=[^\p{L}\p{N}]*[\p{L}\p{N}])[\p{L}\p{N}_@$./\\-][^"]*$/u;
/** Rather a number that is written otherwise than here. */
const NUMBER_LIKE = /^[-+]?[.\d]+$/;
const VALUE = "a value (a string in quotes, a number, `true` or `false`)";
const BOOLEAN = /^(?:true|false)$/i;
const NULL = /^(?:null|none|nil|undefined)$/i;

/** The slip at `offset`, where a value has to be; `end`: where the line's content ends. */
export function valueProblem(line: string, offset: number, end: number): SyntaxProblem | undefined {
  // Other languages end a line so.
  const value = line.slice(offset, end).replace(/[;,]$/, "").trimEnd();
  const span = { start: offset, end };
  if (value.startsWith("=")) return twice(value, offset, end);
  if (BOOLEAN.test(value)) return otherCase(value, span);
  if (NULL.test(value)) return noValue(value, span);
  return BARE_TEXT.test(value) && !NUMBER_LIKE.test(value) && !value.includes("->") ? bareText(value, span) : undefined;
}

type Place = Pick<SyntaxProblem, "start" | "end">;

/** `Name == value`. */
function twice(value: string, start: number, end: number): SyntaxProblem {
  const signs = /^[= \t]+/.exec(value)?.[0] ?? "";
  const fix = { start, end: start + signs.length, title: "Use one `=`", text: " ", guessed: true };
  return { start, end, message: "An attribute is given its value by one `=`.", fix };
}

function otherCase(value: string, span: Place): SyntaxProblem {
  const text = value.toLowerCase();
  const fix = { ...span, title: `Change to \`${text}\``, text, guessed: true };
  return { ...span, message: `\`${value}\` is not a value: write \`${text}\`, in lower case.`, fix };
}

function noValue(value: string, span: Place): SyntaxProblem {
  const fix = { ...span, title: "Remove the attribute", text: "", guessed: true, wholeLine: true };
  const advice = `remove the line if there is no value, or write \`"${value}"\` if that is the text`;
  return { ...span, message: `\`${value}\` is not a value: ${advice}.`, fix };
}

function bareText(value: string, span: Place): SyntaxProblem {
  const text = `"${value.replaceAll("\\", "\\\\")}"`;
  const fix = { ...span, title: "Put the value in quotes", text, guessed: true };
  const message = `\`${value}\` cannot stand here: expected ${VALUE}. If it is a text, write \`${text}\`.`;
  return { ...span, message, fix };
}
