/** Refactorings of a flow's participants: give a role that takes part a participant, take one away again. */
import type { Party } from "../names/parties";
import { flowHead, type ReferenceOf, type Resolution } from "../names/resolve";
import type { SectionResult } from "../rules/check";
import { type Edit, type Fix, indentOf, linesBelow, replacement, withoutLines } from "../rules/fix";

/** A participant in place of the role's name that stands at a character of a line of the section. */
export function extractParticipant({ section, resolution }: SectionResult, line: number, character: number): Fix[] {
  const here = participantAt(resolution, line, character);
  const party = here?.target;
  if (!party || party.origin || section.kind !== "flow" || !flowHead(section)) return [];
  const name = freeName(party.name, resolution);
  const declaration = declarationBelowOthers(resolution, `participant ${name} : ${party.name}`);
  const uses = usesOf(resolution, party).map((use) => replacement(use.line, use.name, name));
  return [{ title: `Extract participant \`${name}\` from \`${party.name}\``, edits: [declaration, ...uses] }];
}

/** The role's name in place of a participant of the flow, where no other participant could be meant by it. */
export function inlineParticipant({ section, resolution }: SectionResult, line: number, character: number): Fix[] {
  const party = participantAt(resolution, line, character)?.target ?? declaredAt(resolution, line, character);
  const [role, ...others] = party?.roles ?? [];
  if (!party || party.origin?.section !== section || role === undefined || others.length > 0) return [];
  if (!resolution.scope.roles.has(role)) return [];
  const isOfRole = (one: Party) => one !== party && one.roles.includes(role);
  const { parties } = resolution;
  // A participant that is called like the role is somebody else; one that this one hides would be seen again.
  if (parties.inScope().some((one) => isOfRole(one) || one.name === role) || parties.shared.has(party.name)) return [];
  const uses = usesOf(resolution, party).map((use) => replacement(use.line, use.name, role));
  if (uses.length === 0) return [];
  const declaration = withoutLines(section, party.origin.line, party.origin.line);
  return [{ title: `Inline \`${party.name}\` as \`${role}\``, edits: [declaration, ...uses] }];
}

function participantAt({ references }: Resolution, line: number, character: number) {
  const touches = ({ start, end }: { start: number; end: number }) => start <= character && character <= end;
  return references.find(
    (one): one is ReferenceOf<"participant"> => one.kind === "participant" && one.line === line && touches(one.name),
  );
}

/** The participant whose declaration stands there. */
function declaredAt({ parties, section }: Resolution, line: number, character: number): Party | undefined {
  return [...parties.own.values()].find(({ origin }) => {
    return origin?.section === section && origin.line === line && origin.start <= character && character <= origin.end;
  });
}

function usesOf({ references }: Resolution, party: Party): ReferenceOf<"participant">[] {
  return references.filter((one): one is ReferenceOf<"participant"> => {
    return one.kind === "participant" && one.target === party;
  });
}

/** The role's name with the first number that makes it free. */
function freeName(role: string, { parties, scope }: Resolution): string {
  const taken = new Set([...parties.inScope().map(({ name }) => name), ...scope.roles.keys()]);
  for (let number = 1; ; number++) if (!taken.has(`${role}${number}`)) return `${role}${number}`;
}

/** One that stands in a block stands wrong: the new one has its place above the first message and block. */
function declarationBelowOthers({ section, structure }: Resolution, line: string): Edit {
  const first = structure.items[0]?.line;
  const last = structure.participants.findLast((one) => first === undefined || one.line < first)?.line;
  const like = last ?? first;
  const indent = like === undefined ? `${indentOf(section, section.headLine)}  ` : indentOf(section, like);
  return linesBelow(section, last ?? section.headLine, [`${indent}${line}`]);
}
