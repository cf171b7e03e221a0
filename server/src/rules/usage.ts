/** Which participants a flow or version uses. */
import type { Party } from "../names/parties";
import type { Reference, Resolution } from "../names/resolve";
import { partOf } from "../syntax/block-lines";
import { readingOf } from "../syntax/decisions";
import { nearest } from "../syntax/nearest";
import type { Section } from "../syntax/section";
import type { Reading } from "../syntax/statement";
import { structureOf } from "../syntax/structure";
import { isUnknown, namesInReach, suggestion } from "./unknown-name";

const known = new WeakMap<Resolution, ReadonlySet<Party>>();

/**
 * The parties that a section's names mean. All that a name may mean count, also where it is ambiguous, misspelt or on a
 * line that does not count: the mistake is reported there, and that the participant is then unused only follows from it.
 */
export function partiesUsed(resolution: Resolution): ReadonlySet<Party> {
  let used = known.get(resolution);
  if (!used) {
    used = new Set(findUsed(resolution));
    known.set(resolution, used);
  }
  return used;
}

function* findUsed(resolution: Resolution): Iterable<Party> {
  const seen = new Set<string>();
  for (const reference of resolution.references) {
    if (reference.kind !== "participant" || seen.has(reference.name.text)) continue;
    seen.add(reference.name.text);
    yield* partiesMeant(reference, resolution);
  }
  for (const word of wordsThatDoNotCount(resolution.section)) yield* partiesNamed(word, resolution.parties);
}

function* partiesMeant(reference: Reference & { kind: "participant" }, resolution: Resolution): Iterable<Party> {
  if (reference.target) yield reference.target;
  else if (reference.ambiguous) yield* reference.ambiguous;
  else if (isUnknown(reference, resolution)) {
    // Who has a name of much the same letters may be meant, even where that is too little to say so: `Desk-1` by `Desk-2`.
    const alike = nearest(reference.name.text, namesInReach(reference, resolution));
    for (const name of new Set([suggestion(reference, resolution), alike]))
      if (name !== undefined) yield* partiesNamed(name, resolution.parties);
  }
}

/** All whom a name may mean. */
export function partiesNamed(name: string, parties: Resolution["parties"]): readonly Party[] {
  const found = parties.lookup(name);
  return "party" in found ? [found.party] : "ambiguous" in found ? found.ambiguous : [];
}

const WORD = /[\p{L}_](?:[\p{L}\p{M}\p{Nd}_]|-(?=[\p{L}\p{M}\p{Nd}_]))*/gu;

/** Whether a bad line was meant as a remark, or as a line of a block: who is named in these takes no part. */
function namesNobody({ meant }: Reading): boolean {
  return meant.kind === "remark" || meant.kind === "note" || partOf(meant) !== undefined;
}

/** The words of lines that are bad or stand where they cannot. */
function* wordsThatDoNotCount(section: Section): Iterable<string> {
  const { damaged, misplaced } = structureOf(section);
  if (!damaged && misplaced.length === 0) return;
  const hasBody = section.kind === "flow" || section.kind === "version";
  const lines = new Set(misplaced.map((problem) => problem.line));
  for (const [line, statement] of section.statements.entries()) {
    const { kind } = statement;
    if (kind === "participant" || (kind === "bad" && namesNobody(readingOf(section, line, statement)))) continue;
    const counts = kind !== "bad" && !lines.has(line) && (hasBody || (kind !== "send" && kind !== "processed"));
    if (!counts) for (const word of section.texts[line]?.match(WORD) ?? []) yield word.normalize("NFC");
  }
}
