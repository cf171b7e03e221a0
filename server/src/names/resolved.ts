/** What the names of a whole script mean. Nothing is checked: that takes many times as long. */
import type { Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import { declarationOf } from "./declarations";
import { type SharedParticipants, sharedParticipants } from "./parties";
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

/** What the names of a section mean, with what is around it in the script. */
export function resolveSection(
  { uri }: Script,
  section: Section,
  { scope, modelOf }: ScriptScope,
  { parties: shared, lost: lostParticipants }: SharedParticipants,
): Resolution {
  const [declaration, modelName] = [declarationOf(uri, section), modelOf.get(section)];
  return resolve(section, { uri, scope, shared, lostParticipants, declaration, modelName });
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
  const shared = sharedParticipants(script);
  const sections = script.sections.map((section) => {
    return { section, resolution: resolveSection(script, section, scope, shared) };
  });
  const made = { script, scope, used, sections };
  known.set(script, made);
  return made;
}
