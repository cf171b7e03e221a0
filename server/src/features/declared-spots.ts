/** The names that a line declares, and the title of a flow. */
import type { Declaration, Model, ModelDeclaration } from "../names/declarations";
import { participantsOf } from "../names/parties";
import type { Scope } from "../names/scope";
import type { Statement } from "../syntax/statement";
import { attributeHover } from "./hover-attribute";
import { flowHover } from "./hover-flow";
import { messageHover } from "./hover-message";
import { partyHover } from "./hover-party";
import { protocolHover, roleHover } from "./hover-role";
import { modelHover, versionHover } from "./hover-version";
import { type LinePlace, partyPlace, type Spot } from "./line-place";

export function declaredSpots(place: LinePlace): Spot[] {
  const statement = place.section.section.statements[place.line];
  if (!statement) return [];
  return [...headSpots(statement, place), ...attributeSpots(place), ...participantSpots(place)];
}

function headSpots(statement: Statement, { section, line }: LinePlace): Spot[] {
  if (line !== section.section.headLine) return [];
  if (statement.kind === "flow") {
    const { title } = statement;
    return title ? [{ start: title.start, end: title.end, describe: () => flowHover(section) }] : [];
  }
  const { declaration, model, scope } = section.resolution;
  if (!declaration) return [];
  const { start, end } = declaration.origin;
  return [{ start, end, describe: () => describe(declaration, model, scope) }];
}

function describe(declaration: Declaration, model: Model | undefined, scope: Scope): string {
  switch (declaration.kind) {
    case "role":
      return roleHover(declaration, scope);
    case "protocol":
      return protocolHover(declaration, scope);
    case "message":
      return messageHover(declaration, scope);
    case "model":
      return modelHover(asModel(declaration, scope));
    case "version":
      return versionHover(declaration, model);
  }
}

/** The model with its versions; a second declaration of the same name has none. */
function asModel(declaration: ModelDeclaration, scope: Scope): Model {
  const model = scope.models.get(declaration.name);
  return model?.declaration === declaration ? model : { declaration, versions: new Map() };
}

function attributeSpots({ section, line }: LinePlace): Spot[] {
  const { declaration, structure, scope } = section.resolution;
  if (declaration?.kind !== "message") return [];
  return structure.attributes
    .filter((attribute) => attribute.line === line)
    .flatMap(({ statement: { path } }) => {
      const attribute = declaration.attributes.get(path.text);
      if (!attribute) return [];
      return [{ start: path.start, end: path.end, describe: () => attributeHover(attribute, declaration, scope) }];
    });
}

function participantSpots(place: LinePlace): Spot[] {
  const { section, resolution } = place.section;
  const { structure, parties, scope } = resolution;
  return structure.participants
    .filter((participant) => participant.line === place.line)
    .flatMap((participant) => {
      const { name } = participant.statement;
      const shared = parties.shared.get(name.text)?.origin?.section === section;
      // Made anew and not looked up: a name declared a second time says here what it declares here.
      const party = participantsOf(place.result.script.uri, section, [participant], shared).get(name.text);
      if (!party) return [];
      const describeParty = () => partyHover(party, partyPlace(name, party.origin, place), scope);
      return [{ start: name.start, end: name.end, describe: describeParty }];
    });
}
