/** Who takes part: participants of a file and of a flow or version, and the parties that role names stand for. */
import { Lineage } from "../syntax/lineage";
import type { Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import type { StatementOf } from "../syntax/statement";
import { sameItems, stretchBetween } from "../syntax/stretch";
import { type At, structureOf } from "../syntax/structure";
import { type Origin, originOf } from "./declarations";
import type { Scope } from "./scope";

export interface Party {
  readonly name: string;
  /** One role; in versions a participant may have any of several. As written: some may be unknown. */
  readonly roles: readonly string[];
  readonly title: string;
  /** Undefined for an implied party, the one that a role's name stands for where no participant has the role. */
  readonly origin: Origin | undefined;
  /** Whether it is declared before the first model and flow, for all flows of the file. */
  readonly shared: boolean;
}

/** What a name in a message may mean. */
export type PartyLookup =
  | { readonly party: Party }
  | { readonly ambiguous: readonly Party[] }
  | { readonly unknown: true };

/** Participants declared in these lines, each name once: the first declaration counts. */
export function participantsOf(
  uri: string,
  section: Section,
  declared: readonly At<StatementOf<"participant">>[],
  shared: boolean,
): Map<string, Party> {
  const parties = new Map<string, Party>();
  for (const { line, statement } of declared) {
    const { name, roles, title } = statement;
    if (parties.has(name.text)) continue;
    const origin = originOf(uri, section, line, name);
    const roleNames = roles.map((role) => role.text);
    parties.set(name.text, { name: name.text, roles: roleNames, title: title?.text ?? "", origin, shared });
  }
  return parties;
}

export interface SharedParticipants {
  readonly parties: ReadonlyMap<string, Party>;
  /** The sections whose participants are shared; elsewhere than there and in flows and versions they are misplaced. */
  readonly sections: ReadonlySet<Section>;
  /** What bad and misplaced lines were meant to declare. */
  readonly lost: ReadonlySet<string>;
}

interface Known {
  /** All sections of the script. */
  readonly all: readonly Section[];
  readonly sections: readonly Section[];
  readonly sharing: number;
  readonly made: SharedParticipants;
}
const lineage = new Lineage<Known>();

/** The participants that all flows of the file share. The same object again while their sections are the same. */
export function sharedParticipants(script: Script): SharedParticipants {
  const known = lineage.last(script);
  const all = script.sections;
  if (known?.all === all) return known.made;
  if (known && isUntouched(known, all)) {
    lineage.keep(script, { ...known, all });
    return known.made;
  }
  const { sections, sharing } = sectionsWithParticipants(script);
  const isSame = known && known.sharing === sharing && sameItems(known.sections, sections);
  const made = isSame ? known.made : sharedBy(script.uri, sections, sharing);
  lineage.keep(script, { all, sections, sharing, made });
  return made;
}

/** Whether only flows and versions have changed, and the first of them did not come or go. */
function isUntouched({ all: before, sharing }: Known, all: readonly Section[]): boolean {
  const { first, removed, inserted } = stretchBetween(before, all);
  const isFirst = first <= sharing && (removed === 0 || inserted === 0);
  return (
    !isFirst && before.slice(first, first + removed).every(isBody) && all.slice(first, first + inserted).every(isBody)
  );
}

const isBody = ({ kind }: Section) => kind === "flow" || kind === "version";

function sharedBy(uri: string, sections: readonly Section[], sharing: number): SharedParticipants {
  const parties = new Map<string, Party>();
  const lost = new Set<string>();
  sections.forEach((section, i) => {
    const { participants, lostParticipants } = structureOf(section);
    for (const name of lostParticipants) lost.add(name);
    for (const [name, party] of participantsOf(uri, section, participants, true))
      if (i >= sharing) lost.add(name);
      else if (!parties.has(name)) parties.set(name, party);
  });
  return { parties, sections: new Set(sections.slice(0, sharing)), lost };
}

/**
 * The sections before the first model, version and flow, where participants are shared, `sharing` of them; and of the
 * declarations behind, those with participants, which are misplaced there.
 */
function sectionsWithParticipants(script: Script) {
  const first = script.sections.findIndex((s) => s.kind === "model" || s.kind === "version" || s.kind === "flow");
  if (first < 0) return { sections: script.sections, sharing: script.sections.length };
  const sections = script.sections.slice(0, first);
  for (let i = first; i < script.sections.length; i++) {
    const section = script.sections[i] as Section;
    if (isBody(section)) continue;
    const { participants, lostParticipants } = structureOf(section);
    if (participants.length + lostParticipants.size > 0) sections.push(section);
  }
  return { sections, sharing: first };
}

/** Finds what names mean in one flow or version; the same implied party for the same role each time. */
export class Parties {
  /** A flow names the same few participants on every line. */
  private readonly known = new Map<string, PartyLookup>();

  /** `shared` is empty for versions: their parties are roles and participants of their own. */
  constructor(
    readonly own: ReadonlyMap<string, Party>,
    readonly shared: ReadonlyMap<string, Party>,
    private readonly scope: Scope,
    private readonly isVersion: boolean,
  ) {}

  /** What the name means; the same object again for the same name. */
  lookup(name: string): PartyLookup {
    let found = this.known.get(name);
    if (!found) {
      found = this.find(name);
      this.known.set(name, found);
    }
    return found;
  }

  private find(name: string): PartyLookup {
    const party = this.own.get(name) ?? this.shared.get(name);
    if (party) return { party };
    if (!this.scope.roles.has(name)) return { unknown: true };
    const ofRole = this.isVersion ? [] : this.inScope().filter((one) => one.roles.includes(name));
    if (ofRole.length > 1) return { ambiguous: ofRole };
    return { party: ofRole[0] ?? { name, roles: [name], title: "", origin: undefined, shared: false } };
  }

  /** All participants in scope, own ones before shared ones. */
  inScope(): Party[] {
    return [...this.own.values(), ...[...this.shared.values()].filter((p) => !this.own.has(p.name))];
  }
}
