/** Workspace symbols: the flows, participants and declarations of several scripts, found by some letters of their names. */
import type { SymbolKind, WorkspaceSymbol } from "vscode-languageserver-types";
import type { Range, Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import { lineStarts } from "../syntax/starts";
import { structureOf } from "../syntax/structure";
import { type Extent, rangeOf } from "./extent";
import { perSection } from "./section-lists";
import { participantText, type SymbolText, sectionText } from "./symbol-texts";

/** A name of a section, whose lines count from the section's first. */
interface SectionName extends Extent {
  readonly name: string;
  readonly kind: SymbolKind;
  /** As it is searched in. */
  readonly searched: string;
  /** What it belongs to; undefined: to nothing, or a version to the last model above. */
  readonly container: string | undefined;
}

/** The names of a section. The same list for the same section. */
export const namesOf = perSection((section): readonly SectionName[] => {
  const own = ownNames(section);
  const isBody = section.kind === "flow" || section.kind === "version";
  const container = isBody ? own[0]?.name : undefined;
  const { participants } = structureOf(section);
  return [...own, ...participants.map(({ line, statement }) => named(participantText(statement), line, container))];
});

/** All names of a script, in the order of its lines. They do not hold the script: of files that are not open, they are kept. */
export interface ScriptNames {
  readonly uri: string;
  readonly names: readonly PlacedName[];
}
interface PlacedName {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly searched: string;
  readonly containerName: string | undefined;
  readonly range: Range;
}

/**
 * The names that have the letters of the query in their order, in any case, blanks aside: the nearest to it first, of equally
 * near ones in the order of the scripts and their lines, `atMost` so many. All of them for an empty query. Never throws.
 */
export function workspaceSymbols(
  scripts: readonly ScriptNames[],
  query: string,
  atMost = Number.POSITIVE_INFINITY,
): WorkspaceSymbol[] {
  const wanted = searchable(query);
  const found: WorkspaceSymbol[][] = DISTANCES.map(() => []);
  for (const script of scripts) addMatches(script, wanted, found);
  return found.flat().slice(0, atMost);
}

/** The names of a script, with their places in it. Never throws. */
export function namesOfScript(script: Script): ScriptNames {
  const starts = lineStarts(script);
  let model: string | undefined;
  const names = script.sections.flatMap((section, i) => {
    if (section.kind === "model") model = modelIn(section);
    const around = section.kind === "version" ? model : undefined;
    return namesOf(section, script.uri).map((one) => placed(one, around, starts[i] as number));
  });
  return { uri: script.uri, names };
}

function placed(one: SectionName, around: string | undefined, start: number): PlacedName {
  const { name, kind, searched, container = around } = one;
  return { name, kind, searched, containerName: container, range: rangeOf(one, start) };
}

function ownNames(section: Section): SectionName[] {
  if (section.kind === "head" || section.kind === "use") return [];
  const head = section.statements[section.headLine];
  const model = head?.kind === "version" ? head.model?.text : undefined;
  return [named(sectionText(section), section.headLine, model)];
}

function named({ name, kind, at }: SymbolText, line: number, container: string | undefined): SectionName {
  return { name, kind, searched: searchable(name), container, first: line, start: at.start, last: line, end: at.end };
}

/** Adds the matches in a script to those of the same distance. */
function addMatches({ uri, names }: ScriptNames, wanted: string, found: readonly WorkspaceSymbol[][]): void {
  for (const { name, kind, searched, containerName, range } of names) {
    const distance = DISTANCES.findIndex((isMatch) => isMatch(searched, wanted));
    if (distance < 0) continue;
    const location = { uri, range };
    found[distance]?.push({ name, kind, location, ...(containerName !== undefined && { containerName }) });
  }
}

function modelIn({ statements, headLine }: Section): string | undefined {
  const head = statements[headLine];
  return head?.kind === "model" ? head.name.text : undefined;
}

/** How a name may match what is wanted, the nearest first. */
const DISTANCES: readonly ((name: string, wanted: string) => boolean)[] = [
  (name, wanted) => name === wanted,
  (name, wanted) => name.startsWith(wanted),
  (name, wanted) => name.includes(wanted),
  hasInOrder,
];

function hasInOrder(name: string, wanted: string): boolean {
  let from = 0;
  for (const letter of wanted) {
    const at = name.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}

const searchable = (text: string) => text.normalize("NFC").toLowerCase().replace(/\s+/gu, "");
