import { MOST_STATES } from "../conformance/plan";
import { planOf } from "../conformance/planner";
import { example, type Rule } from "./rule";
import { grouped } from "./wording";

const branches = "abcdefghijklm".split("").map((letter) => `Agent -> InteractionServer : Note-${letter}`);
const messages = branches.map((step) => `message ${step.split(" : ")[1]} : Reporting`).join("\n");

/** A version with these branches in a `par`. */
function versionOf(steps: readonly string[]): string {
  const par = steps.map((step, i) => `  ${i === 0 ? "par" : "and"}\n    ${step}`).join("\n");
  return `${messages}\nmodel Notes\nversion Any\n  Agent -> InteractionServer : RequestStopProcessing\n${par}\n  end\n`;
}

export const modelTooLarge: Rule = {
  code: "model-too-large",
  severity: "error",
  summary: "A version unfolds into few enough states to compare flows with it.",
  rationale: `The branches of a \`par\` go on independently, so the states of a version are those of its branches multiplied. Beyond
${grouped(MOST_STATES)} states flows are not compared with the version.`,
  bad: example(versionOf(branches)),
  good: example(versionOf(branches.slice(0, 4))),
  checks: {
    section({ section, resolution, report }) {
      const { declaration, scope } = resolution;
      const head = section.statements[section.headLine];
      if (declaration?.kind !== "version" || head?.kind !== "version") return;
      const plan = planOf(declaration, scope);
      if (!plan || plan.states <= MOST_STATES) return;
      const most = grouped(MOST_STATES);
      const what = `Version \`${head.name.text}\` unfolds into more than ${most} states, so no flow is checked against it`;
      const advice = "use fewer branches of `par`, or make several versions of it";
      report(section.headLine, head.name, `${what}: ${advice}.`);
    },
  },
};
