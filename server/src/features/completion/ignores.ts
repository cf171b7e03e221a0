/** Codes of rules in comments that silence findings. */
import { CompletionItemKind } from "vscode-languageserver-types";
import type { ScriptResult } from "../../rules/check";
import { rules } from "../../rules/index";
import { sectionAt } from "../../syntax/script";
import { FOR_FILE, FOR_LINE, type SuppressionComment, suppressionsOf } from "../../syntax/suppression";
import type { Cursor } from "./cursor";
import type { Proposal } from "./proposal";

/** The words of such a comment, as far as it is written: `# msgflow-ignore code, code`. */
const BEGUN = /^#[ \t]*(msgflow-ignore(?:-file)?)[ \t]+((?:[\w-]+[ \t]*,[ \t]*)*)$/;
const WORD = /^#[ \t]*$/;

/** `start`: where the comment begins; `line` counts from the script's first. */
export function ignoreProposals(result: ScriptResult, line: number, { before }: Cursor, start: number): Proposal[] {
  const comment = before.slice(start);
  if (WORD.test(comment)) return wordsOn(line);
  const [, word, codes] = BEGUN.exec(comment) ?? [];
  if (word === undefined || codes === undefined) return [];
  const given = new Set(codes.split(/[ \t,]+/));
  const found = word === FOR_FILE ? foundIn(result) : foundFor(result, line);
  const known = new Map(rules.map(({ code, summary }) => [code, summary]));
  const inOrder = new Set([...found, ...known.keys()]);
  return [...inOrder]
    .filter((code) => !given.has(code))
    .map((label) => ({
      label,
      kind: CompletionItemKind.Constant,
      description: found.has(label) ? "found here" : undefined,
      about: ["rule", label],
    }));
}

function wordsOn(line: number): Proposal[] {
  const words = line === 0 ? [FOR_LINE, FOR_FILE] : [FOR_LINE];
  return words.map((label) => ({ label, kind: CompletionItemKind.Keyword }));
}

/** The codes of what is found on the line that the comment is for. */
function foundFor(result: ScriptResult, line: number): ReadonlySet<string> {
  const { index, start } = sectionAt(result.script, line);
  const section = result.sections[index];
  if (!section) return new Set();
  const own = line - start;
  const isHere = (suppression: SuppressionComment & { readonly line: number }) => suppression.line === own;
  const target = suppressionsOf(section.section).find(isHere)?.target ?? own;
  const findings = [...section.findings, ...(result.across.get(section.section) ?? [])];
  return new Set(
    findings.filter((finding) => finding.line === target && !ABOUT_COMMENTS.has(finding.code)).map(({ code }) => code),
  );
}

/** What is found of the comment itself is not for it to silence. */
const ABOUT_COMMENTS: ReadonlySet<string> = new Set(["unused-ignore"]);

function foundIn({ sections, across }: ScriptResult): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const section of sections)
    for (const { code } of [...section.findings, ...(across.get(section.section) ?? [])]) codes.add(code);
  return new Set([...codes].filter((code) => !ABOUT_COMMENTS.has(code)));
}
