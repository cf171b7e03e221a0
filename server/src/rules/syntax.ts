import { readingOf } from "../syntax/decisions";
import { sentenceOf } from "../syntax/expected";
import type { Section } from "../syntax/section";
import type { LineFix } from "../syntax/statement";
import { type Fix, replacement, withoutLines } from "./fix";
import { withKnownName } from "./names-in-words";
import { example, type Rule } from "./rule";

export const syntax: Rule = {
  code: "syntax",
  severity: "error",
  summary: "Every line is a statement of the language.",
  rationale: `A line that is no statement takes part in nothing: the message it was meant to be is missing from every check.
The finding stands on the first character that does not fit and says what could stand there.

A flow with such a line is still checked, but nothing is said of messages that are missing from it.`,
  bad: example(`
    flow "A chat" : none
      MediaServer --> InteractionServer : RequestStopProcessing
  `),
  good: example(`
    flow "A chat" : none
      MediaServer -> InteractionServer : RequestStopProcessing
  `),
  checks: {
    statement(statement, line, { section, resolution, report }) {
      if (statement.kind !== "bad") return;
      const problem = withKnownName(readingOf(section, line, statement).problem, resolution);
      const { fix } = problem;
      const fixes = fix && (() => [fixOf(fix, section, line)]);
      report(line, problem, sentenceOf(problem, section.kind), fixes && { fixes });
    },
  },
};

function fixOf({ title, text, guessed, unsure, wholeLine, ...span }: LineFix, section: Section, line: number): Fix {
  const edit = wholeLine ? withoutLines(section, line, line) : replacement(line, span, text);
  return { title, edits: [edit], preferred: unsure !== true, safe: guessed !== true };
}
