import type { Span } from "../syntax/statement";
import { deviationsOf } from "./deviations";
import { replacement } from "./fix";
import { example, type Rule } from "./rule";

export const noModel: Rule = {
  code: "no-model",
  severity: "information",
  summary: "A flow that has to do with no model is marked as a sketch.",
  rationale: `A flow that names no model is compared with the one that fits best. Where no message of it must happen in any version of any
model, nothing says which that is, and the flow is not compared with any. \`: none\` says that this is meant; a flow about
another model names it, and the script declares the model or uses the file that does.`,
  bad: example(`
    message EventInvite : Interaction Management

    flow "An agent is invited"
      InteractionServer -> Agent : EventInvite
  `),
  good: example(`
    message EventInvite : Interaction Management

    flow "An agent is invited" : none
      InteractionServer -> Agent : EventInvite
  `),
  checks: {
    section(context) {
      for (const { within } of deviationsOf(context, "no-model")) {
        const { line, title } = within.subject;
        const fixes = () => [
          { title: "Mark as a sketch with `: none`", edits: [replacement(line, after(title), " : none")] },
        ];
        context.report(
          line,
          title,
          "Nothing in this flow belongs to a model, so it is not compared with one: write `: none` behind the title to mark a sketch, or name the model.",
          { fixes },
        );
      }
    },
  },
};

const after = ({ end }: Span): Span => ({ start: end, end });
