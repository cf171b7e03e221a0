/**
 * Whether a message goes in a direction that its declaration allows. Shared by the rules about senders and receivers,
 * and by those that keep silent where these have spoken.
 */
import type { MessageDeclaration } from "../names/declarations";
import type { Party } from "../names/parties";
import type { Resolution, ResolvedSend } from "../names/resolve";
import type { Scope } from "../names/scope";
import { structureOf } from "../syntax/structure";
import { isSubstituted } from "./deviations";
import type { Related, SectionContext } from "./rule";
import { oneOf, withRoles } from "./wording";

export interface DirectionFault {
  readonly code: "wrong-sender" | "wrong-receiver";
  readonly message: string;
  /** The participant to write instead, where there is just one, or that sender and receiver are to change places. */
  readonly change: string | typeof TURN | undefined;
  readonly related: readonly Related[];
}
export const TURN = Symbol("turn");
const NONE: readonly DirectionFault[] = [];

/** What is wrong with who sends the message to whom, as far as its declaration tells. */
export function directionFaults(send: ResolvedSend, context: SectionContext): readonly DirectionFault[] {
  const { message, from, to } = send;
  if (!message || message.directions.length === 0 || isSubstituted(send, context)) return NONE;
  const sender = rolesIfKnown(from, context.resolution.scope);
  const receiver = rolesIfKnown(to, context.resolution.scope);
  if (goes(message, sender, receiver) || !isWhole(message, context.resolution.scope)) return NONE;
  const faults = [...faultsOf(message, sender, receiver, send, context.resolution)];
  const related = message.directions.map(({ origin }) => ({ place: origin, message: "Who may send it to whom." }));
  return faults.map((fault) => ({ ...fault, related }));
}

type Roles = readonly string[] | undefined;
type Fault = Omit<DirectionFault, "related">;

/** The roles of a party; undefined where nothing can be said: its name is unknown or ambiguous, or one of its roles. */
export function rolesIfKnown(party: Party | undefined, scope: Scope): Roles {
  return party?.roles.every((role) => scope.roles.has(role)) ? party.roles : undefined;
}

/** Whether all directions are known: none on a bad line, none of a role that is unknown. */
function isWhole({ origin, directions }: MessageDeclaration, scope: Scope): boolean {
  if (structureOf(origin.section).damaged) return false;
  return directions.every((d) => [...d.senders, ...d.receivers].every((role) => scope.roles.has(role)));
}

const fits = (roles: Roles, allowed: readonly string[]) => !roles || roles.some((role) => allowed.includes(role));

/** Whether some direction leads from such a sender to such a receiver. */
export function goes({ directions }: MessageDeclaration, sender: Roles, receiver: Roles): boolean {
  return directions.some((d) => fits(sender, d.senders) && fits(receiver, d.receivers));
}

function* faultsOf(
  message: MessageDeclaration,
  sender: Roles,
  receiver: Roles,
  send: ResolvedSend,
  resolution: Resolution,
): Iterable<Fault> {
  const { from, to } = send;
  if (from && to && sender && receiver && goes(message, receiver, sender)) {
    yield { code: "wrong-sender", message: wrongWay(message, from, to, receiver), change: TURN };
    return;
  }
  const cannotSend = !goes(message, sender, undefined);
  if (cannotSend && from) yield { code: "wrong-sender", ...cannot("send", message, from, resolution) };
  // Where each could take part, but not with the other, the receiver is the one to change.
  const wrongReceiver = !cannotSend || !goes(message, undefined, receiver);
  if (wrongReceiver && to) yield { code: "wrong-receiver", ...cannot("receive", message, to, resolution, sender) };
}

function wrongWay(message: MessageDeclaration, from: Party, to: Party, roles: readonly string[]): string {
  const receivers = message.directions.filter((d) => fits(roles, d.senders)).flatMap((d) => d.receivers);
  const rule = `${withRoles(to)} sends it to ${oneOf(receivers)}${ground(message)}`;
  return `\`${message.name}\` points the wrong way: ${rule}. Write \`${to.name} -> ${from.name} : ${message.name}\`.`;
}

/** `sender`: the roles of the one that sends; only what it sends to counts, unless it cannot send at all. */
function cannot(
  verb: "send" | "receive",
  message: MessageDeclaration,
  party: Party,
  resolution: Resolution,
  sender?: Roles,
): Pick<Fault, "message" | "change"> {
  const fromHere = message.directions.filter((d) => fits(sender, d.senders));
  const directions = fromHere.length > 0 ? fromHere : message.directions;
  const roles = directions.flatMap((d) => (verb === "send" ? d.senders : d.receivers));
  const who = `It ${verb === "send" ? "comes from" : "goes to"} ${oneOf(roles)}`;
  const one = onlyParty(roles, resolution);
  const advice = one === undefined ? "change the participant or the message" : `write \`${one}\``;
  const text = `${withRoles(party)} cannot ${verb} \`${message.name}\`. ${who}${ground(message)}: ${advice}.`;
  return { message: text, change: one };
}

/** The one participant that has one of these roles; the role itself where it is one and nobody is declared for it. */
export function onlyParty(roles: readonly string[], { parties }: Resolution): string | undefined {
  const fitting = parties.inScope().filter((party) => party.roles.some((role) => roles.includes(role)));
  if (fitting.length > 0) return fitting.length === 1 ? fitting[0]?.name : undefined;
  return new Set(roles).size === 1 ? roles[0] : undefined;
}

/** On what ground the directions stand, where it is not the reference. */
function ground({ directions }: MessageDeclaration): string {
  if (directions.every((d) => d.ground === "inferred")) return " (our reading, not documented)";
  if (directions.every((d) => d.ground === "seen")) return " (seen in practice, not documented)";
  return "";
}
