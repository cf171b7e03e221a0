/** What a hover tells of a role and of a protocol. */
import type { Direction, ProtocolDeclaration, RoleDeclaration } from "../names/declarations";
import type { Party } from "../names/parties";
import type { Scope } from "../names/scope";
import { bullets, documentation, heading, links, page } from "./markdown";
import { byGround, codes, type Known } from "./wording";

export function roleHover(role: RoleDeclaration, scope: Scope, here?: string): string {
  return page(
    heading(role.name, role.title, "role"),
    documentation(role.documentation),
    bullets([here, ...roleMessages(role.name, scope)]),
    links(role.sees),
  );
}

/** A role's name where it could mean several participants. */
export function ambiguousHover(role: RoleDeclaration, parties: readonly Party[], scope: Scope): string {
  return roleHover(role, scope, `several participants have it here, so name the one that is meant: ${names(parties)}`);
}

function names(parties: readonly Party[]): string {
  return codes(parties.map((party) => party.name));
}

/** Which messages a role may send and receive, and on what ground. */
export function roleMessages(role: string, scope: Scope): string[] {
  const sent = byGround(messagesWhere(scope, ({ senders }) => senders.includes(role)));
  const received = byGround(messagesWhere(scope, ({ receivers }) => receivers.includes(role)));
  return [sent === "" ? "" : `may send ${sent}`, received === "" ? "" : `may receive ${received}`];
}

/** A message without a direction is unrestricted: it counts for every role. */
function messagesWhere(scope: Scope, holds: (direction: Direction) => boolean): Known[] {
  return [...scope.messages.values()].flatMap(({ name, directions }) => {
    if (directions.length === 0) return [{ name, ground: undefined }];
    return directions.filter(holds).map(({ ground }) => ({ name, ground }));
  });
}

export function protocolHover(protocol: ProtocolDeclaration, scope: Scope): string {
  const messages = [...scope.messages.values()].filter((message) => message.protocol === protocol.name);
  return page(
    heading(protocol.name, protocol.title, "protocol"),
    documentation(protocol.documentation),
    bullets([messages.length === 0 ? "" : `its messages: ${codes(messages.map((message) => message.name))}`]),
    links(protocol.sees),
  );
}
