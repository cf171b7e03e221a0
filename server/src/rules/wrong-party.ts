/** The check that `wrong-sender` and `wrong-receiver` share: a message between parties it does not go between. */
import { type DeviationOfKind, deviationsOf, groundOf, remarkOf, stepPlace, tell, versionName } from "./deviations";
import { directionFaults, rolesIfKnown } from "./directions";
import type { Checks, SectionContext } from "./rule";
import { oneOf, withRoles } from "./wording";

type Code = "wrong-sender" | "wrong-receiver";

export function wrongParty(code: Code): Checks {
  return {
    send(send, context) {
      const { statement, line } = send.send;
      const name = code === "wrong-sender" ? statement.from : statement.to;
      for (const { message, related, ...fault } of directionFaults(send, context))
        if (fault.code === code) context.report(line, name, message, { related });
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
  const line = isSender ? `${bound?.name} -> ${to.text}` : `${from.text} -> ${bound?.name}`;
  const advice = bound ? `write \`${line} : ${message.text}\`` : "change the participant";
  const text = `${what}, but in ${versionName(deviation)} ${wanted}: ${advice}.${groundOf(step)}`;
  tell(deviation, context, { line: send.send.line, span: name, text, related: [stepPlace(step)] });
}
