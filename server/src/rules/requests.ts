/** Which request each answer is for: the nearest above that it answers, one of the party it goes to if there is one. */
import type { Party } from "../names/parties";
import type { Resolution, ResolvedSend } from "../names/resolve";
import { type Memory, walk } from "./walk";

/** Visits the messages in the order of the lines, each with the request that it answers. */
export function walkAnswers(
  { structure, sends }: Resolution,
  visit: (send: ResolvedSend, requestOf: () => ResolvedSend | undefined) => void,
): void {
  walk(structure.items, new Requests(undefined), ({ number }, requests) => {
    const resolved = sends[number];
    if (!resolved?.message) return;
    visit(resolved, () => requests.answeredBy(resolved));
    requests.remember(resolved, resolved.message.name);
  });
}

/** The request of each answer. */
export function requestsAnswered(resolution: Resolution): ReadonlyMap<ResolvedSend, ResolvedSend> {
  const found = new Map<ResolvedSend, ResolvedSend>();
  walkAnswers(resolution, (send, requestOf) => {
    const request = send.message?.answers.length ? requestOf() : undefined;
    if (request) found.set(send, request);
  });
  return found;
}

/** The latest message of each name, of each party that sent it (and under `undefined` of any). */
class Requests implements Memory<Requests> {
  private readonly latest = new Map<string, Map<Party | undefined, ResolvedSend>>();

  constructor(private readonly before: Requests | undefined) {}

  remember(send: ResolvedSend, name: string): void {
    const ofName = this.latest.get(name) ?? new Map<Party | undefined, ResolvedSend>();
    this.latest.set(name, ofName.set(undefined, send).set(send.from, send));
  }

  answeredBy({ message, to }: ResolvedSend): ResolvedSend | undefined {
    const names = message?.answers ?? [];
    return (to && this.nearest(names, to)) ?? this.nearest(names, undefined);
  }

  private nearest(names: readonly string[], party: Party | undefined): ResolvedSend | undefined {
    let nearest: ResolvedSend | undefined;
    for (const name of names) {
      const found = this.find(name, party);
      if (found && (!nearest || found.send.line > nearest.send.line)) nearest = found;
    }
    return nearest;
  }

  private find(name: string, party: Party | undefined): ResolvedSend | undefined {
    for (let memory: Requests | undefined = this; memory; memory = memory.before) {
      const found = memory.latest.get(name)?.get(party);
      if (found) return found;
    }
    return undefined;
  }

  fork(): Requests {
    return new Requests(this);
  }

  join(branches: readonly Requests[]): void {
    for (const branch of branches)
      for (const [name, ofName] of branch.latest) {
        const own = this.latest.get(name) ?? new Map<Party | undefined, ResolvedSend>();
        for (const [party, send] of ofName) own.set(party, send);
        this.latest.set(name, own);
      }
  }
}
