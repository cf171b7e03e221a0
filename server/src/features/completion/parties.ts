/** Names of participants, and of roles that stand for one. */
import { CompletionItemKind } from "vscode-languageserver-types";
import type { MessageDeclaration } from "../../names/declarations";
import type { Party } from "../../names/parties";
import { fits, partyOf } from "./messages";
import { type NextMessage, nextMessages } from "./outlook";
import type { Place } from "./place";
import type { AskedName, Asking, Proposal } from "./proposal";
import { othersIn } from "./slots";

/** Who can be named: the participants, and the roles that nobody is declared for. */
function partiesIn({ resolution: { parties, scope } }: Place): Party[] {
  const implied = [...scope.roles.keys()].flatMap((role) => {
    // Of a role that several have none is meant, and a participant may be called like a role.
    const found = parties.lookup(role);
    return "party" in found && found.party.origin === undefined ? [found.party] : [];
  });
  return [...parties.inScope(), ...implied];
}

function partyProposal({ name, roles, title, origin }: Party): Proposal {
  const description = origin ? title || roles.join(" or ") : undefined;
  const kind = origin ? CompletionItemKind.Variable : CompletionItemKind.Interface;
  return { label: name, kind, description, about: origin ? ["party", name] : ["role", name] };
}

/** The senders of what is expected next first, then those who can send something, then all others. */
export function senders(asked: AskedName): Proposal[] {
  const { place, slot } = asked;
  const to = slot.isWhole && slot.statement.kind === "send" ? partyOf(place, slot.statement.to.text) : undefined;
  const next = nextMessages(place).filter((one) => (to ?? one.to) === one.to);
  return partiesFor(asked, next, "from", (message, party) => fits(message, party, to, place));
}

/** As the senders, for the one that sends. */
export function receivers(asked: AskedName): Proposal[] {
  const { place, slot } = asked;
  const from = slot.statement.kind === "send" ? partyOf(place, slot.statement.from.text) : undefined;
  const next = nextMessages(place).filter((one) => (from ?? one.from) === one.from);
  const isFitting = (message: MessageDeclaration, party: Party) => party !== from && fits(message, from, party, place);
  return partiesFor(asked, next, "to", isFitting);
}

/** Where the line has a message already, only that counts. */
function partiesFor(
  { place, slot: { statement, isWhole } }: AskedName,
  next: readonly NextMessage[],
  side: "from" | "to",
  isFitting: (message: MessageDeclaration, party: Party) => boolean,
): Proposal[] {
  const { scope } = place.resolution;
  const given = isWhole && statement.kind === "send" ? scope.messages.get(statement.message.text) : undefined;
  const messages = given ? [given] : [...scope.messages.values()];
  const expected = next.filter(({ event }) => !given || event.message === given.name);
  return ranked(
    partiesIn(place),
    expected.map((one) => one[side]),
    (party) => messages.some((message) => isFitting(message, party)),
  );
}

function ranked(parties: readonly Party[], next: readonly Party[], isFitting: (party: Party) => boolean): Proposal[] {
  const first = new Set(next);
  const others = parties.filter((party) => !first.has(party));
  const rest = others.filter((party) => !isFitting(party));
  return [...first, ...others.filter(isFitting), ...rest].map(partyProposal);
}

/** Those who may process the interaction: first those whose role the versions name. */
export function processors({ place, slot: { statement } }: AskedName): Proposal[] {
  if (statement.kind !== "processed") return [];
  const given = othersIn(statement.names);
  const wanted = new Set(processingRoles(place));
  const isFitting = ({ roles }: Party) => roles.some((role) => wanted.has(role));
  return ranked(partiesIn(place), [], isFitting).filter(({ label }) => !given.has(label));
}

/** The roles that the named versions want to be processing; of all versions of the model where none is named. */
function processingRoles({ resolution: { model, versions } }: Place): string[] {
  const counting = versions.length > 0 ? versions : [...(model?.versions.values() ?? [])];
  return counting.flatMap(({ origin: { section } }) =>
    section.statements.flatMap((one) => (one.kind === "processed" ? one.names.map(({ text }) => text) : [])),
  );
}

/** A participant to declare: names that are used and that nobody has declared. */
export function undeclared({ place }: Asking): Proposal[] {
  const names = new Set<string>();
  for (const reference of place.resolution.references)
    if (reference.kind === "participant" && !reference.target && !reference.ambiguous) names.add(reference.name.text);
  return [...names].map((label) => ({ label, kind: CompletionItemKind.Variable, description: "not declared" }));
}
