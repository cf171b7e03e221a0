import type { Reference, Resolution } from "../names/resolve";
import { slipFixes, slipPlace } from "./declared-slip";
import { type Fix, indentOf, linesBelow } from "./fix";
import { example, type Rule, type SectionContext } from "./rule";
import { unknownName } from "./unknown-name";

export const unknownParticipant: Rule = {
  code: "unknown-participant",
  severity: "error",
  summary: "Whoever sends, receives or processes is a participant or a role.",
  rationale: `What a party may send and receive depends on its role. A name is known where it is declared with a \`participant\` line,
at the beginning of the file or in the same flow; the name of a role stands for the one party of that role. A version
knows its own participants and the roles, not the participants of the file.

Each use of the name is a finding. Where one slip in a \`participant\` line is behind all of them, the findings point to that
line.`,
  bad: example(`
    participant Chat : MediaServer

    flow "A chat" : none
      Chat              -> InteractionServer : RequestStopProcessing
      InteractionServer -> Chta              : EventAck
  `),
  good: example(`
    participant Chat : MediaServer

    flow "A chat" : none
      Chat              -> InteractionServer : RequestStopProcessing
      InteractionServer -> Chat              : EventAck
  `),
  checks: unknownName("participant", {
    subject: ({ name }) => `\`${name.text}\` is neither a participant nor a role`,
    remedy: ({ name }) => `declare it with \`participant ${name.text} : Role\``,
    related: slipPlace,
    others: (reference, context) => [...slipFixes(reference, context), ...declarations(reference, context)],
  }),
};

/** Declares the participant, with each role that its messages here can have. */
function declarations({ name }: Reference, { section, resolution }: SectionContext): Fix[] {
  const { participants } = resolution.structure;
  const above = participants.at(-1)?.line ?? section.headLine;
  const indent = participants.length > 0 ? indentOf(section, above) : `${indentOf(section, above)}  `;
  return rolesFor(name.text, resolution).map((role) => ({
    title: `Declare \`${name.text}\` as \`${role}\``,
    edits: [linesBelow(section, above, [`${indent}participant ${name.text} : ${role}`])],
  }));
}

/** The roles that can send or receive all that the name sends or receives; all roles where that is none. */
function rolesFor(name: string, { sends, scope }: Resolution): string[] {
  const roles = [...scope.roles.keys()];
  const fitting = roles.filter((role) =>
    sends.every(({ send: { statement }, message }) => {
      if (!message || message.directions.length === 0) return true;
      const can = (side: "senders" | "receivers") => message.directions.some((d) => d[side].includes(role));
      return (statement.from.text !== name || can("senders")) && (statement.to.text !== name || can("receivers"));
    }),
  );
  return fitting.length > 0 ? fitting : roles;
}
