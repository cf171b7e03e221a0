/**
 * Where it can be told that nothing is wrong. After a mistake some things are not checked, lest one mistake give several
 * findings; that nothing is found there then says nothing.
 */
import type { MessageDeclaration, Origin } from "../names/declarations";
import type { Reference, Resolution } from "../names/resolve";
import { structureOf } from "../syntax/structure";
import type { SectionResult } from "./run";
import { isOpen } from "./unknown-attribute";

/**
 * Whether some checks may have been left out of a section because of a mistake. Flows and versions depend on what they
 * refer to; what is found elsewhere depends on the whole script.
 */
export function isUnclear(result: SectionResult, all: boolean, sections: readonly SectionResult[]): boolean {
  const { kind } = result.section;
  const alone = !all && (kind === "flow" || kind === "version");
  return alone ? lacksSomething(result) : anyLacks(sections);
}

const knownOfAll = new WeakMap<readonly SectionResult[], boolean>();

function anyLacks(sections: readonly SectionResult[]): boolean {
  const lacks = knownOfAll.get(sections) ?? sections.some(lacksSomething);
  knownOfAll.set(sections, lacks);
  return lacks;
}

const known = new WeakMap<Resolution, boolean>();

function lacksSomething({ resolution }: SectionResult): boolean {
  let lacks = known.get(resolution);
  if (lacks === undefined) {
    const { structure, scope, references } = resolution;
    const isBroken = structure.damaged || structure.unclosed.length > 0 || structure.stray.length > 0;
    lacks = isBroken || scope.incomplete || references.some(lacksTarget) || versionsFor(resolution).some(isDamaged);
    known.set(resolution, lacks);
  }
  return lacks;
}

function lacksTarget(reference: Reference): boolean {
  const { kind, target, of, name } = reference;
  if (kind === "attribute" && !target) return !isOpen(of as MessageDeclaration, name.text);
  return target === undefined || ("origin" in target && isDamaged(target));
}

/** All that a flow may be compared with. */
function versionsFor({ section, scope }: Resolution): readonly Declared[] {
  if (section.kind !== "flow") return [];
  return [...scope.models.values()].flatMap((model) => [...model.versions.values()]);
}

interface Declared {
  readonly origin: Origin | undefined;
}

/** Whether lines of a declaration are bad or stand where they cannot. */
function isDamaged({ origin }: Declared): boolean {
  // Where the line of a file's participant stands, others may be bad: it is by itself.
  return origin !== undefined && origin.section.kind !== "head" && structureOf(origin.section).damaged;
}
