import { example, type Rule } from "./rule";

export const emptyVersion: Rule = {
  code: "empty-version",
  severity: "error",
  summary: "A version has at least one step.",
  rationale: `The steps of a version are what flows are compared with. A version without any asks for nothing, and no flow could be said
to follow it.`,
  bad: example(`
    model Callback
    version Plain
      processed by Agent
  `),
  good: example(`
    model Callback
    version Plain
      processed by Agent
      Agent -> InteractionServer : RequestStopProcessing
  `),
  checks: {
    section({ section, resolution, report }) {
      const head = section.statements[section.headLine];
      const { sends, damaged } = resolution.structure;
      if (head?.kind !== "version" || sends.length > 0 || damaged) return;
      const name = head.name.text;
      report(
        section.headLine,
        head.name,
        `Version \`${name}\` has no steps, so no flow can follow it: write one, such as \`Sender -> Receiver : Message\`.`,
      );
    },
  },
};
