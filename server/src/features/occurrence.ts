/** A name where it stands, and what it is the name of. */
import { type Declaration, type MessageDeclaration, type Model, type Origin, originOf } from "../names/declarations";
import type { Party } from "../names/parties";
import type { Reference, ReferenceOf, Resolution } from "../names/resolve";
import type { Name, Span } from "../syntax/statement";
import { segmentsIn } from "./segments";
import { attributeThing, declaredThing, partyThing, samePlace, type Thing } from "./things";

export interface Occurrence extends Span {
  /** From the section's first. */
  readonly line: number;
  /** What it is the name of, by its letters. */
  readonly thing: Thing;
  readonly declares: boolean;
  /**
   * Of a role's name that stands for a party: that party, declared or implied, or all that it could be. What it is the name
   * of is the role.
   */
  readonly parties?: readonly Party[];
}

/** Chooses names before anything is made of them; of a dotted path, all of it. */
export type Choice = (name: Name, line: number) => boolean;

/** What a reference is, in its parts; nothing where it is not known. */
export function ofReference(reference: Reference, resolution: Resolution): Occurrence[] {
  const { kind, line, name, target } = reference;
  if (kind === "participant") return ofParty(reference, resolution);
  if (kind === "attribute") return ofPath(reference, resolution);
  if (!target) return [];
  const { start, end } = name;
  if (kind === "model") return [{ line, start, end, thing: declaredThing(target.declaration), declares: false }];
  const model = kind === "version" ? (reference.of as Model) : undefined;
  return [{ line, start, end, thing: declaredThing(target, model), declares: false }];
}

function ofParty({ line, name, target, ambiguous }: ReferenceOf<"participant">, { scope }: Resolution): Occurrence[] {
  const { start, end } = name;
  const thing = target?.name === name.text ? partyThing(target) : undefined;
  if (thing) return [{ line, start, end, thing, declares: false }];
  const role = scope.roles.get(name.text);
  const parties = target ? [target] : ambiguous;
  return role && parties ? [{ line, start, end, thing: declaredThing(role), declares: false, parties }] : [];
}

/** Each part of the path is a name. A member of an object that is open is none: nothing says what it is. */
function ofPath({ line, name, of }: ReferenceOf<"attribute">, { section }: Resolution): Occurrence[] {
  return segmentsIn(section.texts[line] ?? "", name).flatMap(({ path, start, end }) => {
    const thing = attributeThing(of as MessageDeclaration, path);
    return thing ? [{ line, start, end, thing, declares: false }] : [];
  });
}

/** Adds the names that a section of the script at `uri` declares. */
export function addDeclared(found: Occurrence[], uri: string, resolution: Resolution, isWanted: Choice): void {
  const { declaration, structure, section } = resolution;
  if (declaration) {
    const { line, start, end } = declaration.origin;
    if (isWanted({ text: declaration.name, start, end }, line)) found.push(ofHead(declaration, resolution));
  }
  for (const { line, statement } of structure.participants)
    if (isWanted(statement.name, line))
      found.push(ofParticipant(statement.name, originOf(uri, section, line, statement.name)));
  if (declaration?.kind !== "message") return;
  for (const { line, statement } of structure.attributes)
    if (isWanted(statement.path, line)) found.push(...ofAttribute(line, statement.path, declaration));
}

function ofHead(declaration: Declaration, { model }: Resolution): Occurrence {
  const { line, start, end } = declaration.origin;
  const thing = declaredThing(declaration, declaration.kind === "version" ? model : undefined);
  return { line, start, end, thing, declares: true };
}

/** Declared twice, a name declares two participants, of which nobody means the second. */
function ofParticipant({ text: name, start, end }: Name, origin: Origin): Occurrence {
  return { line: origin.line, start, end, thing: { kind: "participant", name, of: "", origin }, declares: true };
}

/** Declared twice, a path declares two attributes as well. */
function ofAttribute(line: number, path: Name, message: MessageDeclaration): Occurrence[] {
  const { name: of, origin } = message;
  const { uri, section } = origin;
  return segmentsIn(section.texts[line] ?? "", path).flatMap((segment) => {
    const { path: name, start, end } = segment;
    const here: Thing = { kind: "attribute", name, of, origin: originOf(uri, section, line, segment) };
    const thing = name === path.text ? here : attributeThing(message, name);
    return thing ? [{ line, start, end, thing, declares: samePlace(thing.origin, here.origin) }] : [];
  });
}
