/**
 * An unknown name may be right, and the slip in the declaration of the participant that is meant. Each use is a finding all
 * the same, as compilers have it; each points to the declaration.
 */
import type { Party } from "../names/parties";
import type { Reference, Resolution } from "../names/resolve";
import { type Fix, replacement } from "./fix";
import type { Related, SectionContext } from "./rule";
import { suggestion } from "./unknown-name";

/** The declaration where the slip may be, as a related place. */
export function slipPlace(reference: Reference, { resolution }: SectionContext): readonly Related[] {
  const party = partyMeant(reference, resolution);
  if (!party?.origin) return [];
  const where = `and used nowhere in this ${resolution.section.kind}: the slip may be here`;
  return [{ place: party.origin, message: `\`${party.name}\` is declared here ${where}.` }];
}

/** Gives the declaration the name that is used, where it stands in the same section. */
export function slipFixes(reference: Reference, { resolution }: SectionContext): Fix[] {
  const origin = partyMeant(reference, resolution)?.origin;
  if (origin?.section !== resolution.section) return [];
  const name = reference.name.text;
  return [{ title: `Change the declaration to \`${name}\``, edits: [replacement(origin.line, origin, name)] }];
}

const known = new WeakMap<Resolution, Map<string, Party | undefined>>();

/** The participant with the nearest name, if no name of the section means it; each name is looked for once. */
function partyMeant(reference: Reference, resolution: Resolution): Party | undefined {
  const ofNames = known.get(resolution) ?? new Map<string, Party | undefined>();
  known.set(resolution, ofNames);
  const name = reference.name.text;
  if (!ofNames.has(name)) ofNames.set(name, unusedParty(suggestion(reference, resolution), resolution));
  return ofNames.get(name);
}

function unusedParty(name: string | undefined, { parties, references }: Resolution): Party | undefined {
  const party = name === undefined ? undefined : (parties.own.get(name) ?? parties.shared.get(name));
  return party && !references.some(({ target }) => target === party) ? party : undefined;
}
