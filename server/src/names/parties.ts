/** Who takes part: participants of a file and of a flow or version, and the parties that role names stand for. */
import type { Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import type { StatementOf } from "../syntax/statement";
import { type At, structureOf } from "../syntax/structure";
import { type Origin, originOf } from "./declarations";
import type { Scope } from "./scope";

export interface Party {
  readonly name: string;
  /** One role; in versions a participant may have any of several. Unknown roles are left out. */
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

/** Where shared participants may stand: in the sections before the first model, version and flow. */
export function sharedSections(script: Script): readonly Section[] {
  const end = script.sections.findIndex((s) => s.kind === "model" || s.kind === "version" || s.kind === "flow");
  return end < 0 ? script.sections : script.sections.slice(0, end);
}

export interface SharedParticipants {
  readonly parties: ReadonlyMap<string, Party>;
  /** The sections whose participants are shared; elsewhere than there and in flows and versions they are misplaced. */
  readonly sections: ReadonlySet<Section>;
}

const cache = new WeakMap<Section, { readonly sections: readonly Section[]; readonly made: SharedParticipants }>();
const NONE: SharedParticipants = { parties: new Map(), sections: new Set() };

/** The participants that all flows of the file share. The same object again while their sections are the same. */
export function sharedParticipants(script: Script): SharedParticipants {
  const sections = sharedSections(script);
  const key = sections[0];
  if (key === undefined) return NONE;
  const known = cache.get(key);
  if (known && known.sections.length === sections.length && known.sections.every((s, i) => s === sections[i]))
    return known.made;
  const parties = new Map<string, Party>();
  for (const section of sections) {
    const own = participantsOf(script.uri, section, structureOf(section).participants, true);
    for (const [name, party] of own) if (!parties.has(name)) parties.set(name, party);
  }
  const made = { parties, sections: new Set(sections) };
  cache.set(key, { sections, made });
  return made;
}

/** Finds what names mean in one flow or version; the same implied party for the same role each time. */
export class Parties {
  private readonly implied = new Map<string, Party>();

  /** `shared` is empty for versions: their parties are roles and participants of their own. */
  constructor(
    readonly own: ReadonlyMap<string, Party>,
    readonly shared: ReadonlyMap<string, Party>,
    private readonly scope: Scope,
    private readonly isVersion: boolean,
  ) {}

  lookup(name: string): PartyLookup {
    const party = this.own.get(name) ?? this.shared.get(name);
    if (party) return { party };
    if (!this.scope.roles.has(name)) return { unknown: true };
    const ofRole = this.isVersion ? [] : this.withRole(name);
    if (ofRole.length > 1) return { ambiguous: ofRole };
    return { party: ofRole[0] ?? this.impliedParty(name) };
  }

  /** All participants in scope, own ones before shared ones. */
  inScope(): Party[] {
    return [...this.own.values(), ...[...this.shared.values()].filter((p) => !this.own.has(p.name))];
  }

  private withRole(role: string): Party[] {
    return this.inScope().filter((party) => party.roles.includes(role));
  }

  private impliedParty(role: string): Party {
    let party = this.implied.get(role);
    if (!party) {
      party = { name: role, roles: [role], title: "", origin: undefined, shared: false };
      this.implied.set(role, party);
    }
    return party;
  }
}
