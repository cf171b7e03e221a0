import type { Section } from "../syntax/section";
import type { Statement } from "../syntax/statement";
import { type Fix, indentOf, linesBelow } from "./fix";
import { example, type Rule } from "./rule";

export const unclosedBlock: Rule = {
  code: "unclosed-block",
  severity: "error",
  summary: "Every block is closed with `end`.",
  rationale: `Indentation means nothing to the language, so only \`end\` tells where an \`alt\`, \`opt\`, \`par\`, \`loop\`, \`each\` or \`follows\` ends.
The next top-level line ends an open block as well, but by then it may hold more than was meant.`,
  bad: example(`
    flow "A chat" : none
      MediaServer -> InteractionServer : RequestStopProcessing
      alt "accepted"
        InteractionServer -> MediaServer : EventAck
      else "rejected"
        InteractionServer -> MediaServer : EventError
  `),
  good: example(`
    flow "A chat" : none
      MediaServer -> InteractionServer : RequestStopProcessing
      alt "accepted"
        InteractionServer -> MediaServer : EventAck
      else "rejected"
        InteractionServer -> MediaServer : EventError
      end
  `),
  checks: {
    section({ section, resolution, report }) {
      for (const { line, message, ...span } of resolution.structure.unclosed)
        report(line, span, message, { fixes: () => [endOf(section, line)] });
    },
  },
};

/** `end` below the last line that is indented more than the one that opens the block. */
function endOf(section: Section, line: number): Fix {
  const indent = indentOf(section, line);
  const isInside = (at: number) => isBranch(section.statements[at]) || indentOf(section, at).length > indent.length;
  let last = line;
  for (let at = line + 1; at < section.texts.length; at++) {
    if (section.texts[at]?.trim() === "") continue;
    if (!isInside(at)) break;
    last = at;
  }
  return { title: "Add `end`", edits: [linesBelow(section, last, [`${indent}end`])], preferred: true };
}

const isBranch = (statement: Statement | undefined) => statement?.kind === "branch";
