/** Comments that silence a finding: at the end of its line, above it where a comment stands there, or for the script. */
import { rules } from "../rules/index";
import type { Script } from "../syntax/script";
import { sectionAt } from "../syntax/script";
import { FOR_FILE, FOR_LINE, type Suppression, suppressionsOf } from "../syntax/suppression";
import { type FixEdit, lineEndOf } from "./fix-edits";
import type { Placed } from "./placed-findings";

export interface Silencing {
  readonly title: string;
  readonly edit: FixEdit;
}

/** Rules that are about the script as a whole, or about these comments. */
const IN_SCRIPT: ReadonlySet<string> = new Set(rules.filter((rule) => rule.onlyInScript).map(({ code }) => code));

/** What silences the finding. */
export function silencingOf(script: Script, { finding, start }: Placed): Silencing {
  if (IN_SCRIPT.has(finding.code)) return forScript(script, finding.code);
  return {
    title: `Silence \`${finding.code}\` on this line`,
    edit: forLine(script, start + finding.line, finding.code),
  };
}

/** Counts on the script's first line only: a comment that stands there takes the code, too. */
function forScript(script: Script, code: string): Silencing {
  const first = sectionAt(script, 0).section;
  const known = suppressionsOf(first).find(({ line, word }) => line === 0 && word.text === FOR_FILE);
  const above = `# ${FOR_FILE} ${code}${lineEndOf(script)}`;
  return {
    title: `Silence \`${code}\` in this file`,
    edit: codeBehind(known, 0, code) ?? insert(0, markOf(first.texts[0]).length, above),
  };
}

function forLine(script: Script, line: number, code: string): FixEdit {
  const { section, start } = sectionAt(script, line);
  const text = section.texts[line - start] ?? "";
  const known = suppressionsOf(section).find((one) => one.target === line - start && one.word.text === FOR_LINE);
  const added = codeBehind(known, start, code);
  if (added) return added;
  const statement = section.statements[line - start];
  // Of a bad line it is not certain where a comment would begin: the line above is.
  const hasRoom = statement !== undefined && statement.comment === undefined && !NO_ROOM.has(statement.kind);
  if (hasRoom) return replacing(line, text.trimEnd().length, text.length, `  # ${FOR_LINE} ${code}`);
  const mark = markOf(text);
  const indent = /^[ \t]*/.exec(text.slice(mark.length))?.[0] ?? "";
  return insert(line, mark.length, `${indent}# ${FOR_LINE} ${code}${lineEndOf(script)}`);
}

const NO_ROOM: ReadonlySet<string> = new Set(["bad", "blank", "doc"]);

/** One more code in a comment that has some; `start`: the first line of its section. */
function codeBehind(comment: Suppression | undefined, start: number, code: string): FixEdit | undefined {
  const last = comment?.codes.at(-1);
  return comment && last && insert(start + comment.line, last.end, `, ${code}`);
}

/** The byte order mark that a line begins with. */
const markOf = (text = "") => (text.startsWith("\uFEFF") ? "\uFEFF" : "");

const insert = (line: number, character: number, newText: string) => replacing(line, character, character, newText);

const replacing = (line: number, start: number, end: number, newText: string): FixEdit => ({
  range: { start: { line, character: start }, end: { line, character: end } },
  newText,
});
