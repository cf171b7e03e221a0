/**
 * The names that can be used in a script: those of the standard library, shadowed by the script's own. A script that
 * declares nothing shares the library's scope object, so comparing scopes is comparing objects.
 */
import type { Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import {
  type Declaration,
  declarationOf,
  type MessageDeclaration,
  type Model,
  type ProtocolDeclaration,
  type RoleDeclaration,
  type VersionDeclaration,
} from "./declarations";

export interface Scope {
  readonly roles: ReadonlyMap<string, RoleDeclaration>;
  readonly protocols: ReadonlyMap<string, ProtocolDeclaration>;
  readonly messages: ReadonlyMap<string, MessageDeclaration>;
  readonly models: ReadonlyMap<string, Model>;
  /** The script names files whose declarations are not known: then unknown names are not reported. */
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

/** What a script declares and what it can therefore name. */
export interface ScriptScope {
  readonly scope: Scope;
  readonly duplicates: readonly Duplicate[];
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

const cache = new WeakMap<
  Section,
  { readonly sections: readonly Section[]; readonly base: Scope; readonly made: ScriptScope }
>();

/** The scope of a script over `base`, the library's. The same object again while the declaring sections are the same. */
export function scopeOf(script: Script, base: Scope): ScriptScope {
  const sections = script.sections.filter((section) => section.kind !== "flow" && section.kind !== "head");
  const key = sections[0];
  if (key === undefined) return nothingDeclared(base);
  const known = cache.get(key);
  if (known?.base === base && sameItems(known.sections, sections)) return known.made;
  const made = new ScopeBuilder(script.uri, base).build(sections);
  cache.set(key, { sections, base, made });
  return made;
}

const plain = new WeakMap<Scope, ScriptScope>();
function nothingDeclared(base: Scope): ScriptScope {
  const made = plain.get(base) ?? { scope: base, duplicates: [], shadows: [], modelOf: new Map(), orphans: new Set() };
  plain.set(base, made);
  return made;
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

class ScopeBuilder {
  private readonly own = new Map<string, Declaration>();
  private readonly duplicates: Duplicate[] = [];
  private readonly shadows: Duplicate[] = [];
  private readonly modelOf = new Map<Section, string>();
  private readonly orphans = new Set<Section>();
  private readonly lost: Set<string>;
  private readonly scope;

  constructor(
    private readonly uri: string,
    private readonly base: Scope,
  ) {
    this.lost = new Set(base.lost);
    this.scope = {
      lost: this.lost,
      roles: new Map(base.roles),
      protocols: new Map(base.protocols),
      messages: new Map(base.messages),
      models: new Map(base.models),
      incomplete: base.incomplete,
    };
  }

  build(sections: readonly Section[]): ScriptScope {
    let model: { readonly name?: string } | undefined;
    const versions: VersionDeclaration[] = [];
    for (const section of sections) {
      if (section.kind === "use") this.scope.incomplete = true;
      const declaration = declarationOf(this.uri, section);
      if (declaration === undefined) {
        this.lose(section);
        if (section.kind === "model") model = {}; // there is a model above what follows, though not known which
      } else if (declaration.kind === "version") {
        this.assign(section, declaration.of, model);
        versions.push(declaration);
      } else {
        if (declaration.kind === "model") model = declaration;
        this.declare(declaration);
      }
    }
    for (const version of versions) this.declareVersion(version);
    const { scope, duplicates, shadows, modelOf, orphans } = this;
    return { scope, duplicates, shadows, modelOf, orphans };
  }

  /** The model of a version: the one it names, or the last one above. */
  private assign(section: Section, of: string | undefined, above: { readonly name?: string } | undefined): void {
    const model = of ?? above?.name;
    if (model !== undefined) this.modelOf.set(section, model);
    else if (above === undefined) this.orphans.add(section);
  }

  private lose(section: Section): void {
    const head = section.statements[section.headLine];
    if (head?.kind === "bad" && head.declares) this.lost.add(lostName(head.declares.kind, head.declares.name));
  }

  private declare(declaration: Exclude<Declaration, VersionDeclaration>): void {
    if (!this.isFirst(`${declaration.kind} ${declaration.name}`, declaration)) return;
    const known = this.inBase(declaration);
    if (known) this.shadows.push({ later: declaration, first: known });
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

  /** Versions come last: the model they belong to may stand anywhere in the file. */
  private declareVersion(version: VersionDeclaration): void {
    const of = this.modelOf.get(version.origin.section);
    const model = of === undefined ? undefined : this.scope.models.get(of);
    if (of === undefined || model === undefined) {
      this.lost.add(lostName("version", version.name));
      return;
    }
    if (!this.isFirst(`version ${of} ${version.name}`, version)) return;
    const known = model.versions.get(version.name);
    if (known) this.shadows.push({ later: version, first: known });
    this.scope.models.set(of, { ...model, versions: new Map(model.versions).set(version.name, version) });
  }

  private isFirst(key: string, declaration: Declaration): boolean {
    const first = this.own.get(key);
    if (first === undefined) {
      this.own.set(key, declaration);
      return true;
    }
    this.duplicates.push({ later: declaration, first });
    return false;
  }
}
