/**
 * Tries a renaming: whether every name that means something still means the same. What the scripts would be is parsed
 * and resolved anew, so that nothing has to be known of how a name could be captured.
 */
import type { TextEdit } from "vscode-languageserver-types";
import { canonicalAddress } from "../names/addresses";
import type { Origin } from "../names/declarations";
import type { Party } from "../names/parties";
import type { Resolution } from "../names/resolve";
import { type ResolvedScript, resolveScript } from "../names/resolved";
import type { Scope } from "../names/scope";
import type { Files } from "../names/uses";
import { parseScript, type Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import { lineStarts } from "../syntax/starts";
import { sameItems } from "../syntax/stretch";
import { type Edits, movedBy, textAfter } from "./line-edits";
import type { Occurrence } from "./occurrence";
import { occurrencesIn } from "./occurrences";

/** A name that would not mean the same, as it would be written then. */
export interface Lost {
  readonly uri: string;
  /** Of the script, from 0. */
  readonly line: number;
  readonly text: string;
  /** Whether it is a role's name that stands for a party. */
  readonly isRole: boolean;
}

/**
 * The first name that would mean something else after the edits. `results` are those of all scripts that they concern,
 * `library` is what the scripts see without declaring it, `files` what they may use.
 */
export function firstLost(
  results: readonly ResolvedScript[],
  edits: Edits,
  library: Scope,
  files: Files,
): Lost | undefined {
  const scripts = results.map(({ script }) => parseScript(script.uri, textAfter(script, edits.get(script.uri) ?? [])));
  const byAddress = new Map(scripts.map((script) => [canonicalAddress(script.uri), { script }]));
  const same = sameSections(results, scripts);
  for (const [i, before] of results.entries()) {
    const script = scripts[i] as Script;
    const { sections } = resolveScript(script, library, (address) => byAddress.get(address) ?? files(address));
    const after = sections.map(({ resolution }) => resolution);
    const lost = lostIn(before, after, edits.get(script.uri) ?? [], same);
    if (lost) return lost;
  }
  return undefined;
}

type SameSection = (before: Section, after: Section) => boolean;

/** Which sections after the edits are which before: names do not cut a script, so they are the same in number and order. */
function sameSections(before: readonly ResolvedScript[], after: readonly Script[]): SameSection {
  const origins = new Map<Section, Section>();
  for (const [i, { sections }] of after.entries())
    for (const [j, section] of sections.entries()) {
      const origin = before[i]?.script.sections[j];
      if (origin) origins.set(section, origin);
    }
  return (a, b) => a === (origins.get(b) ?? b);
}

function lostIn(before: ResolvedScript, after: readonly Resolution[], edits: readonly TextEdit[], same: SameSection) {
  const { uri } = before.script;
  const starts = lineStarts(before.script);
  const moved = movedBy(edits);
  for (const [i, { resolution }] of before.sections.entries()) {
    const then = after[i];
    const names = new Map(then && occurrencesIn(uri, then).map((one) => [keyOf(one.line, one.start), one]));
    for (const one of occurrencesIn(uri, resolution)) {
      const line = (starts[i] as number) + one.line;
      const start = moved(line, one.start);
      const other = names.get(keyOf(one.line, start));
      if (other && sameMeaning(one, other, same)) continue;
      const text = (then?.section.texts[one.line] ?? "").slice(start, moved(line, one.end));
      return { uri, line, text, isRole: one.parties !== undefined };
    }
  }
  return undefined;
}

const keyOf = (line: number, start: number) => `${line}:${start}`;

function sameMeaning(a: Occurrence, b: Occurrence, same: SameSection): boolean {
  return (
    samePlace(a.thing.origin, b.thing.origin, same) &&
    sameItems(partiesOf(a), partiesOf(b), (x, y) => sameParty(x, y, same))
  );
}

const partiesOf = ({ parties = [] }: Occurrence) => parties;

function sameParty({ origin: a }: Party, { origin: b }: Party, same: SameSection): boolean {
  return a && b ? samePlace(a, b, same) : a === b;
}

const samePlace = (a: Origin, b: Origin, same: SameSection) => a.line === b.line && same(a.section, b.section);
