/** Names of messages. What comes next comes first, then what the sender may send to the receiver, then all others. */
import { CompletionItemKind } from "vscode-languageserver-types";
import type { MessageDeclaration } from "../../names/declarations";
import type { Party, PartyLookup } from "../../names/parties";
import { goes, rolesIfKnown } from "../../rules/directions";
import { type NextMessage, nextMessages } from "./outlook";
import type { Place } from "./place";
import type { AskedName, Proposal } from "./proposal";
import { othersIn } from "./slots";

function messageProposal({ name, title }: MessageDeclaration, next?: NextMessage): Proposal {
  const description = next ? `next in ${next.version.name}` : title;
  return { label: name, kind: CompletionItemKind.Event, description, about: ["message", name] };
}

/** The message that a line sends. */
export function sentMessages({ place, slot: { statement } }: AskedName): Proposal[] {
  if (statement.kind !== "send") return [];
  const [from, to] = [partyOf(place, statement.from.text), partyOf(place, statement.to.text)];
  const next = nextMessages(place).filter((one) => (from ?? one.from) === one.from && (to ?? one.to) === one.to);
  return ranked(place, next, (message) => fits(message, from, to, place));
}

/** The party that a name means; undefined where it means none, or one of several. */
export function partyOf(place: Place, name: string): Party | undefined {
  const found: PartyLookup = place.resolution.parties.lookup(name);
  return "party" in found ? found.party : undefined;
}

export function fits(
  message: MessageDeclaration,
  from: Party | undefined,
  to: Party | undefined,
  { resolution: { scope } }: Place,
): boolean {
  return message.directions.length === 0 || goes(message, rolesIfKnown(from, scope), rolesIfKnown(to, scope));
}

function ranked(
  { resolution: { scope } }: Place,
  next: readonly NextMessage[],
  isFitting: (message: MessageDeclaration) => boolean,
): Proposal[] {
  const all = [...scope.messages.values()];
  const expected = new Map(next.map((one) => [one.event.message, one]));
  const first = [...expected].flatMap(([name, one]) => {
    const message = scope.messages.get(name);
    return message ? [messageProposal(message, one.needed ? one : undefined)] : [];
  });
  const others = all.filter((message) => !expected.has(message.name));
  const proposals = (some: readonly MessageDeclaration[]) => some.map((message) => messageProposal(message));
  return [
    ...first,
    ...proposals(others.filter(isFitting)),
    ...proposals(others.filter((message) => !isFitting(message))),
  ];
}

/** The requests that a message answers: those that go the other way first, itself never. */
export function answeredMessages({ place, slot: { statement } }: AskedName): Proposal[] {
  if (statement.kind !== "answers") return [];
  const head = place.section.statements[place.section.headLine];
  const own = head?.kind === "message" ? head.name.text : undefined;
  const given = othersIn(statement.messages);
  const { directions } = place.structure;
  const isReturned = (message: MessageDeclaration) =>
    directions.some(({ statement: { senders, receivers } }) =>
      goes(
        message,
        receivers.map((role) => role.text),
        senders.map((role) => role.text),
      ),
    );
  return ranked(place, [], isReturned).filter(({ label }) => label !== own && !given.has(label));
}

/** The message in whose place a step's stands: another one, first what could go the same way. */
export function replacedMessages({ place, slot: { statement } }: AskedName): Proposal[] {
  if (statement.kind !== "send") return [];
  return inPlaceOf(statement.message.text, statement.from.text, statement.to.text, place);
}

/** A message that is taken in place of the step's above. */
export function acceptedMessages({ place }: AskedName): Proposal[] {
  const step = place.message?.send;
  if (!step) return ranked(place, [], () => true);
  const { message, from, to } = step.statement;
  const given = new Set(step.accepts.map((accept) => accept.statement.message.text));
  return inPlaceOf(message.text, from.text, to.text, place).filter(({ label }) => !given.has(label));
}

function inPlaceOf(message: string, from: string, to: string, place: Place): Proposal[] {
  const [sender, receiver] = [partyOf(place, from), partyOf(place, to)];
  const proposals = ranked(place, [], (other) => fits(other, sender, receiver, place));
  return proposals.filter(({ label }) => label !== message);
}
