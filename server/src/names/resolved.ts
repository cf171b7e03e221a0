/** What the names of a whole script mean. Nothing is checked: that takes many times as long. */
import type { Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import { declarationOf } from "./declarations";
import { sharedParticipants } from "./parties";
import { type Resolution, resolve } from "./resolve";
import { type Scope, type ScriptScope, scopeOf } from "./scope";
import { type Files, type UsedFiles, usedBy } from "./uses";

export interface ResolvedScript {
  readonly script: Script;
  readonly scope: ScriptScope;
  readonly used: UsedFiles;
  /** One for each section, in order. */
  readonly sections: readonly ResolvedSection[];
}
export interface ResolvedSection {
  readonly section: Section;
  readonly resolution: Resolution;
}

const known = new WeakMap<Script, ResolvedScript>();

/**
 * The names of a script against those of `library` and of the files it uses. The same sections again for the same script
 * while what it can name is the same. Never throws.
 */
export function resolveScript(script: Script, library: Scope, files: Files): ResolvedScript {
  const used = usedBy(script, files);
  const scope = scopeOf(script, library, used);
  const last = known.get(script);
  if (last?.scope === scope) return { ...last, used };
  const { uri } = script;
  const { parties: shared, lost: lostParticipants } = sharedParticipants(script);
  const sections = script.sections.map((section) => {
    const [declaration, modelName] = [declarationOf(uri, section), scope.modelOf.get(section)];
    const around = { uri, scope: scope.scope, shared, lostParticipants, declaration, modelName };
    return { section, resolution: resolve(section, around) };
  });
  const made = { script, scope, used, sections };
  known.set(script, made);
  return made;
}
