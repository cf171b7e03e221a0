/**
 * The names that can be used in a script: those of the standard library, shadowed by those of the files it uses and its
 * own. A script that declares and uses nothing shares the library's scope object, so comparing scopes is comparing
 * objects.
 */
import { Lineage } from "../syntax/lineage";
import type { Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import { reselected, sameItems } from "../syntax/stretch";
import {
  type Declaration,
  declarationOf,
  type MessageDeclaration,
  type Model,
  type ProtocolDeclaration,
  type RoleDeclaration,
  type VersionDeclaration,
} from "./declarations";
import { NO_FILES, type Use, type UsedFiles, usedBy, useToBlame } from "./uses";

export interface Scope {
  readonly roles: ReadonlyMap<string, RoleDeclaration>;
  readonly protocols: ReadonlyMap<string, ProtocolDeclaration>;
  readonly messages: ReadonlyMap<string, MessageDeclaration>;
  readonly models: ReadonlyMap<string, Model>;
  /** The script uses files whose declarations are not known: then unknown names are not reported. */
  readonly incomplete: boolean;
  /** What lines that are reported themselves were meant to declare, as `lostName` makes it: not to be called unknown. */
  readonly lost: ReadonlySet<string>;
}

/** The name of something that a bad or misplaced line was meant to declare. */
export function lostName(kind: string, name: string): string {
  return `${kind} ${name}`;
}

/** A name declared again where it is declared already. */
export interface Duplicate {
  readonly later: Declaration;
  readonly first: Declaration;
}
/** Two used files declare the same name; `use` is the line that brings in the later one. */
export interface Clash extends Duplicate {
  readonly use: Use;
}

/** What a script declares and what it can therefore name. */
export interface ScriptScope {
  readonly scope: Scope;
  /** Own declarations of names that are declared already, in a used file or above. */
  readonly duplicates: readonly Duplicate[];
  readonly clashes: readonly Clash[];
  /** Own declarations of names that the library has. */
  readonly shadows: readonly Duplicate[];
  /** The model that a `version` section belongs to, by section; absent where there is none. */
  readonly modelOf: ReadonlyMap<Section, string>;
  /** `version` sections without `of` and without a model above. */
  readonly orphans: ReadonlySet<Section>;
}

export const EMPTY_SCOPE: Scope = {
  roles: new Map(),
  protocols: new Map(),
  messages: new Map(),
  models: new Map(),
  incomplete: false,
  lost: new Set(),
};

interface Known {
  readonly base: Scope;
  readonly sections: readonly Section[];
  readonly used: readonly (readonly Section[])[];
  readonly complete: boolean;
  readonly made: ScriptScope;
}
const cache = new WeakMap<Section, Known>();

/**
 * The scope of a script over `base`, the library's. The same object again while the declaring sections are the same, its
 * own and those of the files it uses.
 */
export function scopeOf(script: Script, base: Scope, used: UsedFiles = usedBy(script, NO_FILES)): ScriptScope {
  const sections = declaringSections(script);
  const key = sections[0];
  if (key === undefined) return nothingDeclared(base);
  const { complete } = used;
  const now = { base, sections, used: used.scripts.map(declaringSections), complete };
  const known = cache.get(key);
  if (known && isSame(known, now)) return known.made;
  const made = new ScopeBuilder(script, base, used).build();
  cache.set(key, { ...now, made });
  return made;
}

function isSame(known: Known, { base, sections, used, complete }: Omit<Known, "made">): boolean {
  if (known.base !== base || known.complete !== complete || known.used.length !== used.length) return false;
  return sameItems(known.sections, sections) && used.every((list, i) => sameItems(known.used[i] ?? [], list));
}

const declaring = new Lineage<{ readonly sections: readonly Section[]; readonly list: readonly Section[] }>();

/** The sections that declare something or use a file. The same list again while they are the same. */
function declaringSections(script: Script): readonly Section[] {
  const { sections } = script;
  const known = declaring.last(script) ?? { sections: [], list: [] };
  if (known.sections === sections) return known.list;
  const list = reselected(known.sections, known.list, sections, ({ kind }) => kind !== "flow" && kind !== "head");
  declaring.keep(script, { sections, list });
  return list;
}

const plain = new WeakMap<Scope, ScriptScope>();
function nothingDeclared(base: Scope): ScriptScope {
  const nothing = { duplicates: [], clashes: [], shadows: [], modelOf: new Map(), orphans: new Set<Section>() };
  const made = plain.get(base) ?? { scope: base, ...nothing };
  plain.set(base, made);
  return made;
}

class ScopeBuilder {
  private readonly first = new Map<string, Declaration>();
  private readonly duplicates: Duplicate[] = [];
  private readonly clashes: Clash[] = [];
  private readonly shadows: Duplicate[] = [];
  /** The line to blame where two files clash, by their addresses. */
  private readonly blamed = new Map<string, Use | undefined>();
  private readonly modelOf = new Map<Section, string>();
  private readonly orphans = new Set<Section>();
  private readonly versions: VersionDeclaration[] = [];
  private readonly lost: Set<string>;
  private readonly scope;

  constructor(
    private readonly script: Script,
    private readonly base: Scope,
    private readonly used: UsedFiles,
  ) {
    this.lost = new Set(base.lost);
    this.scope = {
      lost: this.lost,
      roles: new Map(base.roles),
      protocols: new Map(base.protocols),
      messages: new Map(base.messages),
      models: new Map(base.models),
      incomplete: base.incomplete || !used.complete,
    };
  }

  build(): ScriptScope {
    for (const script of [...this.used.scripts, this.script]) this.read(script);
    // Versions come last: the model they belong to may stand anywhere in the file, and in another one.
    for (const version of this.versions) this.declareVersion(version);
    const { scope, duplicates, clashes, shadows, modelOf, orphans } = this;
    return { scope, duplicates, clashes, shadows, modelOf, orphans };
  }

  private read(script: Script): void {
    let model: { readonly name?: string } | undefined;
    for (const section of declaringSections(script)) {
      const declaration = declarationOf(script.uri, section);
      if (declaration === undefined) {
        this.lose(section);
        if (section.kind === "model") model = {}; // there is a model above what follows, though not known which
      } else if (declaration.kind === "version") {
        this.assign(section, declaration.of, model);
        this.versions.push(declaration);
      } else {
        if (declaration.kind === "model") model = declaration;
        this.declare(declaration);
      }
    }
  }

  /** The model of a version: the one it names, or the last one above. */
  private assign(section: Section, of: string | undefined, above: { readonly name?: string } | undefined): void {
    const model = of ?? above?.name;
    if (model !== undefined) this.modelOf.set(section, model);
    else if (above === undefined) this.orphans.add(section);
  }

  private lose(section: Section): void {
    const head = section.statements[section.headLine];
    if (head?.kind === "bad" && head.declares)
      for (const name of [head.declares.name, head.declares.also])
        if (name !== undefined) this.lost.add(lostName(head.declares.kind, name));
  }

  private declare(declaration: Exclude<Declaration, VersionDeclaration>): void {
    if (!this.isFirst(`${declaration.kind} ${declaration.name}`, declaration)) return;
    const known = this.inBase(declaration);
    if (known && this.isOwn(declaration)) this.shadows.push({ later: declaration, first: known });
    switch (declaration.kind) {
      case "role":
        this.scope.roles.set(declaration.name, declaration);
        break;
      case "protocol":
        this.scope.protocols.set(declaration.name, declaration);
        break;
      case "message":
        this.scope.messages.set(declaration.name, declaration);
        break;
      case "model":
        this.scope.models.set(declaration.name, { declaration, versions: new Map() });
        break;
    }
  }

  private inBase(declaration: Exclude<Declaration, VersionDeclaration>): Declaration | undefined {
    if (declaration.kind === "model") return this.base.models.get(declaration.name)?.declaration;
    const maps = { role: this.base.roles, protocol: this.base.protocols, message: this.base.messages };
    return maps[declaration.kind].get(declaration.name);
  }

  private declareVersion(version: VersionDeclaration): void {
    const of = this.modelOf.get(version.origin.section);
    const model = of === undefined ? undefined : this.scope.models.get(of);
    if (of === undefined || model === undefined) {
      this.lost.add(lostName("version", version.name));
      return;
    }
    if (!this.isFirst(`version ${of} ${version.name}`, version)) return;
    const known = model.versions.get(version.name);
    if (known && this.isOwn(version)) this.shadows.push({ later: version, first: known });
    this.scope.models.set(of, { ...model, versions: new Map(model.versions).set(version.name, version) });
  }

  private isFirst(key: string, later: Declaration): boolean {
    const first = this.first.get(key);
    if (first === undefined) {
      this.first.set(key, later);
      return true;
    }
    if (this.isOwn(later)) this.duplicates.push({ later, first });
    else if (first.origin.uri !== later.origin.uri) this.clash(later, first);
    return false;
  }

  private clash(later: Declaration, first: Declaration): void {
    const files = `${first.origin.uri} ${later.origin.uri}`;
    if (!this.blamed.has(files))
      this.blamed.set(files, useToBlame(this.script, this.used, first.origin.uri, later.origin.uri));
    const use = this.blamed.get(files);
    if (use) this.clashes.push({ later, first, use });
  }

  private isOwn({ origin }: Declaration): boolean {
    return origin.uri === this.script.uri;
  }
}
