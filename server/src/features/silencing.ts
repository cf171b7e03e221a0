/** Comments that silence a finding: at the end of its line, above it where a comment stands there, or for the script. */
import { rules } from "../rules/index";
import type { Script } from "../syntax/script";
import { sectionAt } from "../syntax/script";
import { FOR_FILE, FOR_LINE, suppressionsOf } from "../syntax/suppression";
import type { Placed } from "./code-actions";
import { type FixEdit, lineEndOf } from "./fix-edits";

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

function forScript(script: Script, code: string): Silencing {
  const at = { line: 0, character: 0 };
  const newText = `# ${FOR_FILE} ${code}${lineEndOf(script)}`;
  return { title: `Silence \`${code}\` in this file`, edit: { range: { start: at, end: at }, newText } };
}

function forLine(script: Script, line: number, code: string): FixEdit {
  const { section, start } = sectionAt(script, line);
  const text = section.texts[line - start] ?? "";
  const known = suppressionsOf(section).find((one) => one.target === line - start && one.word.text === FOR_LINE);
  const last = known?.codes.at(-1);
  const insert = (at: number, character: number, newText: string): FixEdit => {
    const place = { line: at, character };
    return { range: { start: place, end: place }, newText };
  };
  if (known && last) return insert(start + known.line, last.end, `, ${code}`);
  const statement = section.statements[line - start];
  // Of a bad line it is not certain where a comment would begin: the line above is.
  const hasRoom = statement !== undefined && statement.comment === undefined && !NO_ROOM.has(statement.kind);
  if (hasRoom) return insert(line, text.trimEnd().length, ` # ${FOR_LINE} ${code}`);
  const indent = /^[ \t]*/.exec(text)?.[0] ?? "";
  return insert(line, 0, `${indent}# ${FOR_LINE} ${code}${lineEndOf(script)}`);
}

const NO_ROOM: ReadonlySet<string> = new Set(["bad", "blank", "doc"]);
