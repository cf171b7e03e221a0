import { nearest } from "../syntax/nearest";
import type { Section } from "../syntax/section";
import type { Span, Text } from "../syntax/statement";
import { FOR_FILE, FOR_LINE, type Suppression } from "../syntax/suppression";
import { isUnclear } from "./clear";
import { type Fix, indentOf, linesAbove, linesBelow, replacement, withoutLines } from "./fix";
import { example, type Rule, type Silencer, type SilencersContext } from "./rule";

const CODE = "unused-ignore";

export const unusedIgnore: Rule = {
  code: CODE,
  severity: "warning",
  summary: "A comment that silences findings silences some.",
  rationale: `A comment \`# ${FOR_LINE}\` that silences nothing is most often left from a mistake that has been mended, or has a slip in
its code. It would hide the next such mistake on its line.

Nothing is said of a code whose rule is off, nor where it cannot be told what the code would silence: where lines or names
that the section depends on are wrong themselves. A comment with no statement on the line below it silences nothing, whatever
else is wrong.`,
  bad: example(`
    flow "A chat" : none
      MediaServer -> InteractionServer : RequestStopProcessing  # msgflow-ignore wrong-sender: mended long ago
  `),
  good: example(`
    flow "A chat" : none
      MediaServer -> InteractionServer : RequestStopProcessing
  `),
  onlyInScript: true,
  checks: {
    silencers(context) {
      const { silencers, report } = context;
      const problems = silencers.flatMap((silencer) => problemsOf(silencer, context));
      const forThese = silencers.filter(({ reach, comment }) => reach === "script" && comment.codes.some(isOwn));
      for (const { silencer, span, message, fixes = [] } of forThese.length === 0 ? problems : []) {
        const { section } = silencer.result;
        const made = () => fixes.map((fix) => fix(section, silencer.comment));
        report(section, silencer.comment.line, span, message, fixes.length > 0 ? { fixes: made } : undefined);
      }
      if (problems.length > 0) return;
      for (const { result, comment } of forThese) {
        const message = `There is no finding \`${CODE}\` in this script: remove the code.`;
        const fixes = (code: Text) => () => [withoutCode(code)(result.section, comment)];
        for (const code of comment.codes.filter(isOwn))
          report(result.section, comment.line, code, message, { fixes: fixes(code) });
      }
    },
  },
};

interface Problem {
  readonly silencer: Silencer;
  readonly span: Span;
  readonly message: string;
  readonly fixes?: readonly IgnoreFix[];
}

function problemsOf(silencer: Silencer, context: SilencersContext): Problem[] {
  const { comment } = silencer;
  const { codes } = comment;
  const useless = uselessComment(comment, silencer.reach);
  if (useless !== undefined) return [{ silencer, ...useless }];
  const wrong = codes.flatMap((code) => {
    const found = wrongCode(code, silencer, context);
    return found === undefined ? [] : [{ silencer, span: code, ...found }];
  });
  if (isForNothing(silencer)) return [{ silencer, ...nothingBelow(silencer) }, ...wrong];
  const unused = codes.filter((code) => isUnused(code, silencer, context));
  if (unused.length > 0 && unused.length === codes.length) {
    const message = `${noneOf(unused, silencer)}: remove the comment.`;
    return [{ silencer, span: comment, message, fixes: [withoutComment] }];
  }
  return [
    ...wrong,
    ...unused.map((code) => {
      const message = `${noneOf([code], silencer)}: remove the code.`;
      return { silencer, span: code, message, fixes: [withoutCode(code)] };
    }),
  ];
}

/** What is wrong with a comment that cannot silence anything. */
function uselessComment(comment: Suppression, reach: Silencer["reach"]): Omit<Problem, "silencer"> | undefined {
  const { word, codes } = comment;
  if (word.text !== FOR_LINE && word.text !== FOR_FILE) {
    const known = `write \`${FOR_LINE}\`, or \`${FOR_FILE}\` on the first line of the script`;
    return { span: word, message: `\`${word.text}\` means nothing: ${known}.`, fixes: [changed(word, FOR_LINE)] };
  }
  if (codes.length === 0) {
    const form = `\`# ${word.text} code: reason\``;
    const message = `This comment names no code, so it silences nothing: write ${form}.`;
    return { span: comment, message, fixes: [withoutComment] };
  }
  if (word.text === FOR_LINE || reach !== "nothing") return undefined;
  return { span: comment, message: `\`${FOR_FILE}\` counts on the first line of the script only: move it there.` };
}

/** That cannot change by what is found elsewhere: there is nothing that the comment is for. */
function nothingBelow({ result: { section }, comment }: Silencer): Omit<Problem, "silencer"> {
  const next = lineBelow(section, comment);
  const message =
    next === undefined
      ? "There is no line below this comment to silence anything on: remove it."
      : "There is no statement on the line below this comment: move it right above the line it is for, or remove it.";
  return { span: comment, message, fixes: next === undefined ? [withoutComment] : [moved(next), withoutComment] };
}

/** What is wrong with a code, whatever is found in the script. */
function wrongCode(
  code: Text,
  { reach }: Silencer,
  { rules }: SilencersContext,
): Pick<Problem, "message" | "fixes"> | undefined {
  const { text } = code;
  if (!rules.has(text)) {
    const near = nearest(text, rules.keys());
    if (near !== undefined)
      return { message: `There is no rule \`${text}\`: did you mean \`${near}\`?`, fixes: [changed(code, near)] };
    const form = "separate codes by commas, and begin a reason with a colon";
    return { message: `There is no rule \`${text}\`: ${form}.` };
  }
  if (text !== CODE || reach === "script") return undefined;
  const message = `\`${CODE}\` is not silenced on a line: remove what is unused, or write \`# ${FOR_FILE} ${CODE}\` on the first line of the script.`;
  return { message, fixes: [withoutCode(code)] };
}

function isUnused({ text }: Text, silencer: Silencer, { rules, sections }: SilencersContext): boolean {
  if (text === CODE || rules.get(text) !== true || silencer.hits.has(text)) return false;
  return !isUnclear(silencer.result, silencer.reach === "script", sections);
}

function noneOf(codes: readonly Text[], { comment, reach }: Silencer): string {
  const where = reach === "script" ? "in this script" : comment.target === comment.line ? "here" : "on the line below";
  return `There is no finding ${codes.map(({ text }) => `\`${text}\``).join(" or ")} ${where}`;
}

/** Whether it is for a line and stands above an empty one, one with another comment, or none. */
function isForNothing({ result, comment: { word, line, target } }: Silencer): boolean {
  if (word.text !== FOR_LINE) return false;
  return target === undefined || (target !== line && result.section.statements[target]?.kind === "blank");
}

/** The line of the next statement below a comment: that behind the section's last where the next section has it. */
function lineBelow({ statements, ends }: Section, { line }: Suppression): number | undefined {
  const next = statements.findIndex(({ kind }, i) => i > line && kind !== "blank" && kind !== "doc");
  if (next >= 0) return next;
  // Only the last line of a script has no end.
  return ends.at(-1) === "" ? undefined : statements.length;
}

const isOwn = ({ text }: Text) => text === CODE;

type IgnoreFix = (section: Section, comment: Suppression) => Fix;

const changed =
  (name: Text, text: string): IgnoreFix =>
  (_, { line }) => ({ title: `Change to \`${text}\``, edits: [replacement(line, name, text)], preferred: true });

/** The line without the comment; no line where there is nothing else on it. */
const withoutComment: IgnoreFix = (section, { line, start: hash, end }) => {
  const start = (section.texts[line] ?? "").slice(0, hash).trimEnd().length;
  const edit = start === 0 ? withoutLines(section, line, line) : replacement(line, { start, end }, "");
  return { title: "Remove the comment", edits: [edit], preferred: true };
};

/** The comment as a line of its own right above another line, indented as that is. */
const moved =
  (to: number): IgnoreFix =>
  (section, { line, start, end }) => {
    const comment = indentOf(section, to) + (section.texts[line] ?? "").slice(start, end);
    const isInSection = to < section.statements.length;
    const inserted = isInSection ? linesAbove(to, [comment]) : linesBelow(section, to - 1, [comment]);
    const edits = [withoutLines(section, line, line), inserted];
    return { title: "Move the comment above the next statement", edits, preferred: true };
  };

/** The comment without one of its codes and the comma beside it; without the whole comment where it is the only one. */
const withoutCode =
  (code: Text): IgnoreFix =>
  (section, comment) => {
    const { codes, line } = comment;
    const index = codes.indexOf(code);
    if (codes.length < 2) return withoutComment(section, comment);
    const [before, after] = [codes[index - 1], codes[index + 1]];
    const span = after ? { start: code.start, end: after.start } : { start: before?.end ?? code.start, end: code.end };
    return { title: `Remove \`${code.text}\``, edits: [replacement(line, span, "")], preferred: true };
  };
