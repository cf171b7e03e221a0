import type { Section } from "../syntax/section";
import type { Statement } from "../syntax/statement";
import { type Fix, indentOf, linesBelow, withoutLines } from "./fix";
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
      for (const { line, message, start, end, isRepeated } of resolution.structure.unclosed) {
        const fixes = () => (isRepeated ? [onceOnly(section, line)] : [endOf(section, line)]);
        report(line, { start, end }, message, { fixes });
      }
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

function onceOnly(section: Section, line: number): Fix {
  return { title: "Remove the line", edits: [withoutLines(section, line, line)], preferred: true };
}

const isBranch = (statement: Statement | undefined) => statement?.kind === "branch";
