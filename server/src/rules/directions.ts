/**
 * Whether a message goes in a direction that its declaration allows. What is said where it does not: party-faults.ts. Rules
 * about what a message does in a version keep silent there.
 */
import type { MessageDeclaration } from "../names/declarations";
import type { Party } from "../names/parties";
import type { ResolvedSend } from "../names/resolve";
import type { Scope } from "../names/scope";
import { structureOf } from "../syntax/structure";
import { isSubstituted } from "./deviations";
import type { SectionContext } from "./rule";

/** An end of a message's arrow: its sender, its receiver. */
export type End = "from" | "to";

/** The ends at which a party is wrong; `turned`: both, and changing places would do. */
export interface Broken {
  readonly message: MessageDeclaration;
  readonly ends: readonly End[];
  readonly turned: boolean;
}

type Roles = readonly string[] | undefined;

/** What is wrong with who sends the message to whom, as far as its declaration tells. */
export function brokenDirection(send: ResolvedSend, context: SectionContext): Broken | undefined {
  const { message, from, to } = send;
  const { scope } = context.resolution;
  if (!message || message.directions.length === 0 || isSubstituted(send, context)) return undefined;
  const sender = rolesIfKnown(from, scope);
  const receiver = rolesIfKnown(to, scope);
  if (goes(message, sender, receiver) || !isWhole(message, scope)) return undefined;
  if (sender && receiver && goes(message, receiver, sender)) return { message, ends: ["from", "to"], turned: true };
  const ends: End[] = goes(message, sender, undefined) ? [] : ["from"];
  // Where each could take part, but not with the other, the receiver is the one to change.
  if (ends.length === 0 || !goes(message, undefined, receiver)) ends.push("to");
  return { message, ends: ends.filter((end) => send[end] !== undefined), turned: false };
}

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

/** The roles that a message may have at an end. Of receivers those that `sender` sends it to, if it sends it at all. */
export function rolesAt(end: End, { directions }: MessageDeclaration, sender: Roles): readonly string[] {
  if (end === "from") return directions.flatMap((d) => d.senders);
  const fromHere = directions.filter((d) => fits(sender, d.senders));
  return (fromHere.length > 0 ? fromHere : directions).flatMap((d) => d.receivers);
}

/** On what ground the directions stand, where it is not the reference. */
export function groundOfDirections({ directions }: MessageDeclaration): string {
  if (directions.every((d) => d.ground === "inferred")) return " (our reading, not documented)";
  if (directions.every((d) => d.ground === "seen")) return " (seen in practice, not documented)";
  return "";
}
