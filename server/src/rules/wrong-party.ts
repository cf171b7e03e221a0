/** The check that `wrong-sender` and `wrong-receiver` share: a message between parties it does not go between. */
import type { ResolvedSend } from "../names/resolve";
import type { Name } from "../syntax/statement";
import { type DeviationOfKind, deviationsOf, groundOf, remarkOf, stepPlace, tell, versionName } from "./deviations";
import { type DirectionFault, directionFaults, onlyParty, rolesIfKnown, TURN } from "./directions";
import { type Fix, replacement } from "./fix";
import type { Checks, SectionContext } from "./rule";
import { oneOf, withRoles } from "./wording";

type Code = "wrong-sender" | "wrong-receiver";

export function wrongParty(code: Code): Checks {
  return {
    send(send, context) {
      const { statement, line } = send.send;
      const name = code === "wrong-sender" ? statement.from : statement.to;
      for (const { message, related, change, ...fault } of directionFaults(send, context))
        if (fault.code === code)
          context.report(line, name, message, { related, fixes: () => fixesOf(send, name, change) });
    },
    section(context) {
      for (const deviation of deviationsOf(context, code)) {
        const { send } = deviation;
        const party = code === "wrong-sender" ? send.from : send.to;
        const known = rolesIfKnown(party, context.resolution.scope) !== undefined;
        if (known && directionFaults(send, context).length === 0) againstVersion(deviation, context);
      }
    },
  };
}

/** The parties could exchange the message, but in the version others do. */
function againstVersion(deviation: DeviationOfKind<Code>, context: SectionContext): void {
  const { kind, send, step, bound, roles } = deviation;
  const { from, to, message } = send.send.statement;
  const isSender = kind === "wrong-sender";
  const name = isSender ? from : to;
  const party = isSender ? send.from : send.to;
  const what = `\`${message.text}\` ${isSender ? "comes from" : "goes to"} ${party ? withRoles(party) : `\`${name.text}\``}`;
  const wanted = `${isSender ? "it comes from" : "it goes to"} ${bound ? `\`${bound.name}\`` : oneOf(roles)}${remarkOf(step)}`;
  const meant = bound?.name ?? onlyParty(roles, context.resolution);
  const line = isSender ? `${meant} -> ${to.text}` : `${from.text} -> ${meant}`;
  const advice = meant === undefined ? "change the participant" : `write \`${line} : ${message.text}\``;
  const text = `${what}, but in ${versionName(deviation)} ${wanted}: ${advice}.${groundOf(step)}`;
  const fixes = () => fixesOf(send, name, meant);
  tell(deviation, context, { line: send.send.line, span: name, text, related: [stepPlace(step)], fixes });
}

/** The participant that is meant, where there is just one, or the arrow turned. */
function fixesOf({ send }: ResolvedSend, name: Name, change: DirectionFault["change"]): Fix[] {
  if (change === undefined) return [];
  if (change !== TURN)
    return [{ title: `Change to \`${change}\``, edits: [replacement(send.line, name, change)], preferred: true }];
  const { from, to } = send.statement;
  const edits = [replacement(send.line, from, to.text), replacement(send.line, to, from.text)];
  return [{ title: "Turn the arrow", edits, preferred: true }];
}
