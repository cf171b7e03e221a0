/** The check that `wrong-sender` and `wrong-receiver` share: a message between parties it does not go between. */
import type { Resolution } from "../names/resolve";
import { followingPlaces, type Place } from "./answers";
import { tell } from "./deviations";
import type { End } from "./directions";
import { type Fix, replacement } from "./fix";
import { type Change, type PartyFault, partyFaults } from "./party-faults";
import type { Checks } from "./rule";

export function wrongParty(code: PartyFault["code"]): Checks {
  return {
    section(context) {
      for (const fault of partyFaults(context)) {
        if (fault.code !== code) continue;
        const { line, statement } = fault.send.send;
        const span = code === "wrong-sender" ? statement.from : statement.to;
        const recommends = () => fault.recommends;
        const fixes = () => fixesOf(fault, context.resolution);
        const { text, related } = fault;
        tell(fault, context, { line, span, text, related, fixes, recommends });
      }
    },
  };
}

/** Where more may be meant, a menu of all of them helps nobody. */
const MOST = 6;

/** A fix for each that may be meant. */
function fixesOf(fault: PartyFault, resolution: Resolution): Fix[] {
  const { from, to } = fault.change;
  if (from && to) return arrowFixes(fault, { from, to }, resolution);
  const [end, names = []]: [End, Change[End]] = from ? ["from", from] : ["to", to];
  if (names.length > MOST) return [];
  return names.flatMap((name) => {
    const title = `Change to \`${name}\``;
    return withAnswers(title, names.length === 1, [[{ send: fault.send, end }, name]], resolution);
  });
}

/** Both ends are changed. */
function arrowFixes({ send }: PartyFault, change: Required<Change>, resolution: Resolution): Fix[] {
  const [from = "", to = ""] = [change.from[0], change.to[0]];
  const { statement } = send.send;
  const isTurn = from === statement.to.text && to === statement.from.text;
  const title = isTurn ? "Turn the arrow" : `Change to \`${from} -> ${to}\``;
  const ends: [Place, string][] = [
    [{ send, end: "from" }, from],
    [{ send, end: "to" }, to],
  ];
  return withAnswers(title, true, ends, resolution);
}

/** The names put at these ends, and with them those of the answers; and the same without, where that is what helps. */
function withAnswers(
  title: string,
  preferred: boolean,
  ends: readonly (readonly [Place, string])[],
  resolution: Resolution,
): Fix[] {
  const edit = ([{ send, end }, name]: readonly [Place, string]) =>
    replacement(send.send.line, send.send.statement[end], name);
  const following = ends.flatMap(([place, name]) =>
    followingPlaces(place, resolution).map((one): [Place, string] => [one, name]),
  );
  const alone = { title, edits: ends.map(edit), preferred };
  return following.length === 0 ? [alone] : [{ ...alone, edits: [...ends, ...following].map(edit) }, alone];
}
