/**
 * Tokens of names: colours that only those can give who know what a name means. Names that are not known have none: they
 * are shown by their findings.
 *
 * A role's name is coloured as a role also where it stands for a party: so one sees who is a participant of the script's own.
 */
import { LIBRARY_URI } from "../library/library";
import type { Origin } from "../names/declarations";
import type { Reference, ReferenceOf, Resolution } from "../names/resolve";
import { segmentsIn } from "./segments";
import { DECLARATION, LIBRARY, type Token, tokenOf } from "./token-types";

/** The tokens of a section's names, in no particular order. */
export function nameTokens(resolution: Resolution): Token[] {
  const tokens: Token[] = [];
  for (const reference of resolution.references) {
    const token = referenceToken(reference, resolution);
    if (token) tokens.push(token);
  }
  addDeclared(tokens, resolution);
  return tokens;
}

function addDeclared(tokens: Token[], { declaration, structure }: Resolution): void {
  const modifiers = DECLARATION | ofLibrary(declaration?.origin);
  if (declaration) tokens.push(tokenOf(declaration.kind, declaration.origin.line, declaration.origin, modifiers));
  for (const { line, statement } of structure.participants)
    tokens.push(tokenOf("participant", line, statement.name, DECLARATION));
  for (const { line, statement } of structure.attributes)
    tokens.push(tokenOf("attribute", line, statement.path, modifiers));
}

function referenceToken(reference: Reference, resolution: Resolution): Token | undefined {
  const { kind, line, name, target } = reference;
  if (kind === "participant") return partyToken(reference, resolution);
  if (!target) return kind === "attribute" ? memberToken(reference, resolution) : undefined;
  const { origin } = kind === "model" ? target.declaration : target;
  return tokenOf(kind, line, name, ofLibrary(origin));
}

function partyToken({ line, name, target, ambiguous }: ReferenceOf<"participant">, { scope }: Resolution) {
  if (target?.origin && target.name === name.text) return tokenOf("participant", line, name);
  const role = target || ambiguous ? scope.roles.get(name.text) : undefined;
  return role && tokenOf("role", line, name, ofLibrary(role.origin));
}

/** Of a member that nothing declares, in an object that is declared, the object has a token. */
function memberToken({ line, name, of }: ReferenceOf<"attribute">, { section }: Resolution): Token | undefined {
  if (!of || !("attributes" in of)) return undefined;
  const { attributes, origin } = of;
  const object = segmentsIn(section.texts[line] ?? "", name).findLast(({ path }) => attributes.has(path));
  return object && tokenOf("attribute", line, { start: name.start, end: object.end }, ofLibrary(origin));
}

function ofLibrary(origin: Origin | undefined): number {
  return origin?.uri.startsWith(LIBRARY_URI) ? LIBRARY : 0;
}
