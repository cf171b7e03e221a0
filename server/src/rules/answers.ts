/**
 * An answer goes to whoever sent the request. So a request from a wrong party and the answer to that party are one mistake,
 * with one finding at the request, and what mends the one mends the other. The same holds for who receives a request and who
 * answers it.
 */
import type { Resolution, ResolvedSend } from "../names/resolve";
import type { End } from "./directions";
import type { PartyFault } from "./party-faults";
import { requestsAnswered } from "./requests";

const OTHER = { from: "to", to: "from" } as const;

/** Whether an answer has the same party at this end as its request has at the other. */
function follows(answer: ResolvedSend, end: End, request: ResolvedSend): boolean {
  return answer[end] !== undefined && answer[end] === request[OTHER[end]];
}

/** The faults without those of answers that only follow from a fault of their request. */
export function withoutFollowing(faults: readonly PartyFault[], resolution: Resolution): readonly PartyFault[] {
  if (faults.length < 2) return faults;
  const requests = requestsAnswered(resolution);
  const ofSends = grouped(faults, ({ send }) => send);
  return faults.filter(({ send, ends, when }) => {
    const request = requests.get(send);
    const ofRequest = (request && ofSends.get(request)) ?? [];
    const isFaulted = (end: End) =>
      ofRequest.some((one) => one.ends.includes(OTHER[end]) && (!one.when || one.when.text === when?.text));
    return !request || !ends.every((end) => follows(send, end, request) && isFaulted(end));
  });
}

/** An end of a message. */
export interface Place {
  readonly send: ResolvedSend;
  readonly end: End;
}

/** The ends of answers, and of answers to these, where the same party stands as at this end of a request. */
export function followingPlaces(place: Place, resolution: Resolution): Place[] {
  const answers = grouped(requestsAnswered(resolution), ([, request]) => request);
  const found = [place];
  for (const { send, end } of found)
    for (const [answer] of answers.get(send) ?? [])
      if (follows(answer, OTHER[end], send)) found.push({ send: answer, end: OTHER[end] });
  return found.slice(1);
}

function grouped<K, T>(items: Iterable<T>, keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
