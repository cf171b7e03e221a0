/** A subject's shape: its messages with parties as numbers, which is all that the comparison looks at. */
import type { Party } from "../names/parties";
import type { Resolution, ResolvedSend } from "../names/resolve";
import type { Send } from "../syntax/structure";
import type { Shape } from "./choose";
import { type Event, eventOf } from "./moves";
import type { Subject } from "./subject";

export interface Shaped {
  readonly shape: Shape;
  /** The messages that take part, by number. */
  readonly sends: readonly ResolvedSend[];
  /** The number of a message; undefined for those that take no part. */
  readonly numbers: ReadonlyMap<Send, number>;
  /** The parties by number. */
  readonly parties: readonly Party[];
}

/** Numbers the messages in the order of the lines, and the parties as they occur. */
export function shapeOf(subject: Subject, resolution: Resolution): Shaped {
  const partyNumbers = new Map<Party, number>();
  const numbers = new Map<Send, number>();
  const sends: ResolvedSend[] = [];
  const events: Event[] = [];
  const numberOf = (party: Party) => {
    const number = partyNumbers.get(party) ?? partyNumbers.size;
    partyNumbers.set(party, number);
    return number;
  };
  for (const resolved of subject.sends) {
    const { send, from, to, message } = resolved;
    if (!from || !to || !message) continue;
    numbers.set(send, sends.length);
    sends.push(resolved);
    events.push(eventOf(numberOf(from), numberOf(to), message.name));
  }
  const parties = [...partyNumbers.keys()];
  const roles = parties.map((party) => knownRoles(party, resolution));
  const damaged = subject.damaged || sends.length < subject.sends.length || roles.some((known) => known.length === 0);
  const shape = { events, roles, processors: processorsOf(subject, resolution), damaged };
  return { shape, sends, numbers, parties };
}

function knownRoles(party: Party, { scope }: Resolution): readonly string[] {
  return party.roles.filter((role) => scope.roles.has(role));
}

/** The roles of those processing; undefined where the flow does not say, or not in known words. */
function processorsOf(subject: Subject, resolution: Resolution): readonly string[] | undefined {
  const { processed } = resolution;
  if (!subject.hasProcessors || processed.length === 0) return undefined;
  const roles: string[] = [];
  for (const { party } of processed) {
    const known = party ? knownRoles(party, resolution) : [];
    if (known.length === 0) return undefined;
    roles.push(...known);
  }
  return roles;
}
