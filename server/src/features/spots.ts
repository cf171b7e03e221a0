/** The places of a line that a hover knows something of. */
import type { Reference, ReferenceOf } from "../names/resolve";
import { declaredSpots } from "./declared-spots";
import { attributeHover, openMemberHover } from "./hover-attribute";
import { wordHover, wordsOf } from "./hover-keywords";
import { messageHover } from "./hover-message";
import { partyHover } from "./hover-party";
import { ambiguousHover, protocolHover, roleHover } from "./hover-role";
import { inStep } from "./hover-step";
import { modelHover, versionHover } from "./hover-version";
import { type LinePlace, partyPlace, type Spot } from "./line-place";

export function spotsOf(place: LinePlace): Spot[] {
  return [...referenceSpots(place), ...declaredSpots(place), ...wordSpots(place)];
}

function wordSpots({ section: { section }, line }: LinePlace): Spot[] {
  const statement = section.statements[line];
  if (!statement) return [];
  const words = wordsOf(section.texts[line] ?? "", statement);
  return words.map(({ text, start, end }) => ({ start, end, describe: () => wordHover(text) }));
}

function referenceSpots(place: LinePlace): Spot[] {
  const here = place.section.resolution.references.filter((reference) => reference.line === place.line);
  return here.map((reference) => ({
    start: reference.name.start,
    end: reference.name.end,
    describe: () => describe(reference, place),
  }));
}

function describe(reference: Reference, place: LinePlace): string | undefined {
  const { resolution } = place.section;
  const { scope } = resolution;
  if (reference.kind === "participant") return describeParty(reference, place);
  if (reference.kind === "attribute") return describeAttribute(reference, place);
  if (!reference.target) return undefined;
  switch (reference.kind) {
    case "role":
      return roleHover(reference.target, scope);
    case "protocol":
      return protocolHover(reference.target, scope);
    case "message":
      return messageHover(reference.target, scope, inStep(resolution, reference.line, reference.name));
    case "model":
      return modelHover(reference.target);
    case "version":
      return versionHover(reference.target, modelOf(reference));
  }
}

function modelOf({ of }: ReferenceOf<"version">) {
  return of && "versions" in of ? of : undefined;
}

function describeAttribute(reference: ReferenceOf<"attribute">, place: LinePlace): string | undefined {
  const { name, target, of } = reference;
  if (!of || !("attributes" in of)) return undefined;
  return target ? attributeHover(target, of, place.section.resolution.scope) : openMemberHover(name.text, of);
}

function describeParty({ name, target, ambiguous }: ReferenceOf<"participant">, place: LinePlace): string | undefined {
  const { scope } = place.section.resolution;
  const role = scope.roles.get(name.text);
  if (ambiguous) return role && ambiguousHover(role, ambiguous, scope);
  return target && partyHover(target, partyPlace(name, target.origin, place), scope);
}
