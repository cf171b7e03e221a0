/** What a hover tells of a participant, declared or implied by a role's name. */
import type { Party } from "../names/parties";
import type { Scope } from "../names/scope";
import { roleMessages } from "./hover-role";
import { bullets, code, documentation, heading, page, plain } from "./markdown";
import { listed } from "./wording";

export interface PartyPlace {
  /** The name as it stands at the place: the participant's own, or that of its role. */
  readonly name: string;
  readonly inVersion: boolean;
  /** The line, from 1, that declares the party, if one does. */
  readonly declaredIn: number | undefined;
}

export function partyHover(party: Party, place: PartyPlace, scope: Scope): string {
  return page(
    heading(
      party.name,
      party.title,
      `participant, ${listed(
        party.roles.map((role) => roleWords(role, scope)),
        "or",
      )}`,
    ),
    roleDocumentation(party, scope),
    bullets(party.origin ? [byRole(party, place), declared(party, place)] : [implied(place), ...sentBy(party, scope)]),
  );
}

/** `Agent application (`Agent`)`; just the name where the role has no title or is not known. */
function roleWords(role: string, scope: Scope): string {
  const title = scope.roles.get(role)?.title ?? "";
  return title === "" ? code(role) : `${plain(title)} (${code(role)})`;
}

/** What the role is; of a party that may have several, that would be too much. */
function roleDocumentation({ roles }: Party, scope: Scope): string {
  const role = roles.length === 1 ? scope.roles.get(roles[0] ?? "") : undefined;
  return documentation(role?.documentation ?? "");
}

function byRole(party: Party, { name }: PartyPlace): string {
  return name === party.name ? "" : `${code(name)} means it, the only participant here with this role`;
}

function declared(party: Party, { declaredIn, inVersion }: PartyPlace): string {
  if (declaredIn === undefined) return "";
  const owner = party.shared ? "for all flows of this file" : `for this ${inVersion ? "version" : "flow"}`;
  return `declared in line ${declaredIn}, ${owner}`;
}

function implied({ inVersion }: PartyPlace): string {
  return inVersion
    ? "stands for a party of the flow with this role"
    : "not declared: the role's name stands for the one party with this role";
}

/** Its role is named nowhere else, so what the role may send and receive is told here. */
function sentBy({ roles }: Party, scope: Scope): string[] {
  return roles.flatMap((role) => roleMessages(role, scope));
}
