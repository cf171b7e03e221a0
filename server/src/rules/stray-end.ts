import type { Section } from "../syntax/section";
import type { StrayLine } from "../syntax/structure";
import { type Fix, replacement, withoutLines } from "./fix";
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
      for (const stray of resolution.structure.stray) {
        const { line, message, start, end } = stray;
        report(line, { start, end }, message, { fixes: () => fixesOf(stray, section) });
      }
    },
  },
};

function fixesOf({ line, start, end, put, isRepeated }: StrayLine, section: Section): Fix[] {
  const change: Fix[] = [];
  if (put !== undefined)
    change.push({ title: `Change to \`${put}\``, edits: [replacement(line, { start, end }, put)], preferred: true });
  // The line may be right, and another one missing: it goes unasked only where it is there twice.
  const removal = {
    title: "Remove the line",
    edits: [withoutLines(section, line, line)],
    preferred: isRepeated === true,
  };
  return [...change, removal];
}
