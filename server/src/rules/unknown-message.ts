import type { MessageDeclaration } from "../names/declarations";
import type { Party } from "../names/parties";
import type { Reference, ResolvedSend } from "../names/resolve";
import type { Scope } from "../names/scope";
import type { Fix } from "./fix";
import { example, type Rule, type SectionContext } from "./rule";
import { unknownName } from "./unknown-name";

export const unknownMessage: Rule = {
  code: "unknown-message",
  severity: "error",
  summary: "Every message that is named is declared, in the standard library or in the script.",
  rationale: `A message's declaration says which protocol it belongs to, who sends it to whom, and what it answers. One that is not
declared takes part in nothing, and nothing is said of messages that are missing from its flow.

The library declares the messages of the models that it ships. A script declares others itself, with a \`message\` line.

Another name is proposed only where each of its words is the one that is written or differs by a slip: EventPartyRemove is
EventPartyRemoved, misspelt, but EventPartyAdded is another message.`,
  bad: example(`
    flow "A chat" : none
      MediaServer -> InteractionServer : RequestStopProcesing
  `),
  good: example(`
    flow "A chat" : none
      MediaServer -> InteractionServer : RequestStopProcessing
  `),
  checks: unknownName("message", {
    subject: ({ name }) => `There is no message \`${name.text}\``,
    remedy: ({ name }) => `declare it with \`message ${name.text} : Protocol\``,
    others: declarations,
  }),
};

/** Declares the message above what it stands in, as it is used there, in each protocol that it may be of. */
function declarations({ name }: Reference, { section, resolution }: SectionContext): Fix[] {
  const { sends, scope } = resolution;
  const uses = sends.filter(({ send }) => send.statement.message.text === name.text);
  if (uses.length === 0) return [];
  const directions = [...new Set(uses.flatMap((use) => directionOf(use, scope)))];
  const place = { line: 0, character: section.texts[0]?.startsWith("\uFEFF") ? 1 : 0 };
  return protocolsFor(uses, scope).map((protocol) => {
    const lines = [`message ${name.text} : ${protocol}`, ...directions, "", ""];
    return {
      title: `Declare \`${name.text}\` in \`${protocol}\``,
      edits: [{ start: place, end: place, text: lines.join("\n") }],
    };
  });
}

/** None where it is not known who they are. */
function directionOf({ from, to }: ResolvedSend, { roles }: Scope): string[] {
  const areKnown = [from, to].every((party) => party?.roles.every((role) => roles.has(role)) ?? false);
  return from && to && areKnown ? [`  from ${from.roles.join(", ")} to ${to.roles.join(", ")}`] : [];
}

/** The protocols that its lines name; else those that its parties speak with each other; else all. */
function protocolsFor(uses: readonly ResolvedSend[], { messages, protocols }: Scope): string[] {
  const named = uses.flatMap(({ send }) => send.statement.via?.text ?? []);
  const spoken = [...messages.values()].filter((message) => uses.some((use) => goesAlike(message, use)));
  const lists = [named, spoken.map(({ protocol }) => protocol), [...protocols.keys()]];
  const known = lists.map((list) => [...protocols.keys()].filter((protocol) => list.includes(protocol)));
  return known.find((list) => list.length > 0) ?? [];
}

/** Whether a message goes between the same parties, in one direction or the other. */
function goesAlike({ directions }: MessageDeclaration, { from, to }: ResolvedSend): boolean {
  const has = (roles: readonly string[], party: Party | undefined) => party?.roles.some((role) => roles.includes(role));
  return directions.some(({ senders, receivers }) => {
    return (has(senders, from) && has(receivers, to)) || (has(senders, to) && has(receivers, from));
  });
}
