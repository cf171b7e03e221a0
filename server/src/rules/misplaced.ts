import { flowHead } from "../names/resolve";
import { structureOf } from "../syntax/structure";
import { spanOver } from "./places";
import { example, type Rule, type SectionContext } from "./rule";

export const misplaced: Rule = {
  code: "misplaced",
  severity: "error",
  summary: "Every statement stands where it has a meaning.",
  rationale: `A top-level line (\`protocol\`, \`role\`, \`message\`, \`model\`, \`version\`, \`flow\`) owns the lines below it, and each takes only
some statements: messages stand in flows and versions, attributes under a message, \`should\`, \`may\`, \`accept\`, \`each\` and
\`instead of\` in versions. \`participant\` lines stand at the beginning of the file, for all its flows, or in one flow or
version. A statement that stands elsewhere takes part in nothing.`,
  bad: example(`
    flow "A chat" : none
      MediaServer -> InteractionServer : RequestStopProcessing
      processed by Agent
  `),
  good: example(`
    flow "A chat" : none
      processed by Agent
      MediaServer -> InteractionServer : RequestStopProcessing
  `),
  checks: {
    section(context) {
      const { section, sharesParticipants } = context;
      for (const { line, message, ...span } of structureOf(section).misplaced)
        if (!isSketchMisspelt(line, context)) context.report(line, span, message);
      if (section.kind !== "flow" && section.kind !== "version" && !sharesParticipants) lateParticipants(context);
      if (section.kind !== "version") severalRoles(context);
      modelessVersion(context);
    },
  },
};

/** Whether the line is a `follows` in a flow of an unknown model, which may be a misspelt `none`. */
function isSketchMisspelt(line: number, { section, resolution }: SectionContext): boolean {
  const head = flowHead(section);
  return section.statements[line]?.kind === "follows" && head?.model !== undefined && !resolution.model;
}

/** Participants in a declaration that stands behind a model, version or flow: no flow would see them. */
function lateParticipants({ section, report }: SectionContext): void {
  for (const { line, statement } of structureOf(section).participants)
    report(
      line,
      statement.word,
      "Participants that all flows share stand before the first model, version and flow: move the line up there, or into a flow.",
    );
}

function severalRoles({ section, report }: SectionContext): void {
  for (const { line, statement } of structureOf(section).participants)
    if (statement.roles.length > 1)
      report(
        line,
        spanOver(statement.roles.slice(1)),
        `\`or\` is for the parties of a version: a participant of a flow has one role, so keep one of them.`,
      );
}

function modelessVersion({ section, scriptScope, report }: SectionContext): void {
  const head = section.statements[section.headLine];
  if (head?.kind !== "version" || !scriptScope.orphans.has(section)) return;
  const name = head.name.text;
  report(
    section.headLine,
    head.word,
    `A version belongs to a model, and there is none above: write a \`model\` line above it, or \`version ${name} of Model\`.`,
  );
}
