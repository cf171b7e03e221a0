import type { ResolvedSend } from "../names/resolve";
import type { SendStatement, Span } from "../syntax/statement";
import { isSubstituted } from "./deviations";
import { replacement } from "./fix";
import { example, type Rule, type SectionContext } from "./rule";

export const wrongProtocol: Rule = {
  code: "wrong-protocol",
  severity: "error",
  summary: "A message goes by the protocol it belongs to.",
  rationale: `**Documented:** media servers and agent applications speak Interaction Management with Interaction Server, reporting engines
Reporting, and Universal Routing Server T-Library. Each message belongs to one of them. A client that waits for
EventPartyRemoved on a connection of Interaction Management waits in vain.

\`via\` may always be left out: a message goes by its own protocol.`,
  bad: example(`
    flow "A chat" : none
      InteractionServer -> Reporting : EventPartyRemoved via Interaction Management
  `),
  good: example(`
    flow "A chat" : none
      InteractionServer -> Reporting : EventPartyRemoved via Reporting
  `),
  checks: { send: check },
};

/** The clause with the blanks before it. */
function clauseOf({ viaClause, message }: SendStatement): Span {
  return { start: message.end, end: viaClause?.end ?? message.end };
}

function check(resolved: ResolvedSend, context: SectionContext): void {
  const { send, message } = resolved;
  const { via } = send.statement;
  if (!via || !message || via.text === message.protocol || isSubstituted(resolved, context)) return;
  const { protocols } = context.resolution.scope;
  if (!protocols.has(via.text) || !protocols.has(message.protocol)) return; // reported where it is named
  const belongs = `\`${message.name}\` belongs to the protocol \`${message.protocol}\`, not to \`${via.text}\``;
  context.report(send.line, via, `${belongs}: write \`via ${message.protocol}\`, or leave \`via\` out.`, {
    related: [{ place: message.origin, message: "The message's declaration." }],
    fixes: () => [
      {
        title: `Change to \`${message.protocol}\``,
        edits: [replacement(send.line, via, message.protocol)],
        preferred: true,
      },
      { title: "Remove `via`", edits: [replacement(send.line, clauseOf(send.statement), "")] },
    ],
  });
}
