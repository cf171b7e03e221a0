import { nearest } from "../syntax/nearest";
import type { Span, Text } from "../syntax/statement";
import { FOR_FILE, FOR_LINE } from "../syntax/suppression";
import { isUnclear } from "./clear";
import { example, type Rule, type Silencer, type SilencersContext } from "./rule";

const CODE = "unused-ignore";

export const unusedIgnore: Rule = {
  code: CODE,
  severity: "warning",
  summary: "A comment that silences findings silences some.",
  rationale: `A comment \`# ${FOR_LINE}\` that silences nothing is most often left from a mistake that has been mended, or has a slip in
its code. It would hide the next such mistake on its line.

Nothing is said of a code whose rule is off, nor where it cannot be told what the code would silence: where lines or names
that the section depends on are wrong themselves.`,
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
      for (const { silencer, span, message } of forThese.length === 0 ? problems : [])
        report(silencer.result.section, silencer.comment.line, span, message);
      if (problems.length > 0) return;
      for (const { result, comment } of forThese) {
        const message = `There is no \`${CODE}\` in this script: remove the code.`;
        for (const code of comment.codes.filter(isOwn)) report(result.section, comment.line, code, message);
      }
    },
  },
};

interface Problem {
  readonly silencer: Silencer;
  readonly span: Span;
  readonly message: string;
}

function problemsOf(silencer: Silencer, context: SilencersContext): Problem[] {
  const { comment } = silencer;
  const { codes } = comment;
  const useless = uselessComment(silencer);
  if (useless !== undefined) return [{ silencer, span: useless.span, message: useless.message }];
  const wrong = codes.flatMap((code) => {
    const message = wrongCode(code, silencer, context);
    return message === undefined ? [] : [{ silencer, span: code, message }];
  });
  const unused = codes.filter((code) => isUnused(code, silencer, context));
  if (unused.length > 0 && unused.length === codes.length)
    return [{ silencer, span: comment, message: `${noneOf(unused, silencer)}: remove the comment.` }];
  return [
    ...wrong,
    ...unused.map((code) => ({ silencer, span: code, message: `${noneOf([code], silencer)}: remove the code.` })),
  ];
}

/** What is wrong with a comment that cannot silence anything. */
function uselessComment({ comment, reach }: Silencer): { span: Span; message: string } | undefined {
  const { word, codes } = comment;
  if (word.text !== FOR_LINE && word.text !== FOR_FILE) {
    const known = `write \`${FOR_LINE}\`, or \`${FOR_FILE}\` on the first line of the script`;
    return { span: word, message: `\`${word.text}\` means nothing: ${known}.` };
  }
  if (codes.length === 0) {
    const form = `\`# ${word.text} code: reason\``;
    return { span: comment, message: `This comment names no code, so it silences nothing: write ${form}.` };
  }
  if (reach !== "nothing") return undefined;
  if (word.text === FOR_LINE)
    return { span: comment, message: "There is no line below this comment to silence anything on: remove it." };
  return { span: comment, message: `\`${FOR_FILE}\` counts on the first line of the script only: move it there.` };
}

/** What is wrong with a code, whatever is found in the script. */
function wrongCode({ text }: Text, { reach }: Silencer, { rules }: SilencersContext): string | undefined {
  if (!rules.has(text)) {
    const near = nearest(text, rules.keys());
    const form = "separate codes by commas, and begin a reason with a colon";
    return `There is no rule \`${text}\`: ${near === undefined ? `${form}.` : `did you mean \`${near}\`?`}`;
  }
  if (text !== CODE || reach === "script") return undefined;
  return `\`${CODE}\` is not silenced on a line: remove what is unused, or write \`# ${FOR_FILE} ${CODE}\` on the first line of the script.`;
}

function isUnused({ text }: Text, silencer: Silencer, { rules, sections }: SilencersContext): boolean {
  if (text === CODE || rules.get(text) !== true || silencer.hits.has(text)) return false;
  return !isUnclear(silencer.result, silencer.reach === "script", sections);
}

function noneOf(codes: readonly Text[], { comment, reach }: Silencer): string {
  const where = reach === "script" ? "in this script" : comment.target === comment.line ? "here" : "on the line below";
  return `There is no ${codes.map(({ text }) => `\`${text}\``).join(" or ")} ${where}`;
}

const isOwn = ({ text }: Text) => text === CODE;
