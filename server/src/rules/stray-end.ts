import { withoutLines } from "./fix";
import { example, type Rule } from "./rule";

export const strayEnd: Rule = {
  code: "stray-end",
  severity: "error",
  summary: "`end`, `else` and `and` belong to an open block.",
  rationale: `\`else\` separates the branches of an \`alt\`, \`and\` those of a \`par\`, and \`end\` closes the innermost open block. Without one
the word means nothing; often a block was closed once too often, or its first line is missing.`,
  bad: example(`
    flow "A chat" : none
      opt "an agent is involved"
        InteractionServer -> Agent : EventRevoked
      end
      end
  `),
  good: example(`
    flow "A chat" : none
      opt "an agent is involved"
        InteractionServer -> Agent : EventRevoked
      end
  `),
  checks: {
    section({ section, resolution, report }) {
      for (const { line, message, ...span } of resolution.structure.stray) {
        const fixes = () => [{ title: "Remove the line", edits: [withoutLines(section, line, line)], preferred: true }];
        report(line, span, message, { fixes });
      }
    },
  },
};
