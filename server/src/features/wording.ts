/** Words that several hovers share. */
import type { Model, VersionDeclaration } from "../names/declarations";
import type { Ground } from "../syntax/statement";
import { code, plain } from "./markdown";

/** The grounds, the firmest first. */
const GROUNDS: readonly Ground[] = ["documented", "seen", "inferred"];

const GROUND_WORDS: Readonly<Record<Ground, string>> = {
  documented: "documented in the reference",
  seen: "seen in practice",
  inferred: "our reading",
};

/** On what ground something is said; "" where the script does not say. */
export function groundWords(ground: Ground | undefined): string {
  return ground === undefined ? "" : GROUND_WORDS[ground];
}

/** `A, B or C`. The items are Markdown. */
export function listed(items: readonly string[], conjunction: "and" | "or"): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}

export function codes(names: readonly string[]): string {
  return names.map(code).join(", ");
}

/** Something known by name, and on what ground. */
export interface Known {
  readonly name: string;
  readonly ground: Ground | undefined;
}

/** Names by their grounds: `A`, `B` (documented in the reference); `C` (our reading). Each once, by its firmest. */
export function byGround(known: readonly Known[]): string {
  const told = new Set<string>();
  const groups: string[] = [];
  for (const ground of [...GROUNDS, undefined]) {
    const names = known.filter((k) => k.ground === ground && !told.has(k.name)).map((k) => k.name);
    if (names.length === 0) continue;
    for (const name of names) told.add(name);
    const list = codes([...new Set(names)]);
    groups.push(ground === undefined ? list : `${list} (${groundWords(ground)})`);
  }
  return groups.join("; ");
}

/** The model as people call it: its title, or its name where it has none. */
export function modelLabel(model: Model): string {
  return plain(model.declaration.title) || plain(model.declaration.name);
}

/** `Stop Processing A or B`. */
export function versionsLabel(
  model: Model | undefined,
  versions: readonly VersionDeclaration[],
  conjunction: "and" | "or",
): string {
  const names = listed(
    versions.map((version) => plain(version.name)),
    conjunction,
  );
  return model ? `${modelLabel(model)} ${names}`.trimEnd() : names;
}
