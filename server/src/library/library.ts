/**
 * The standard library: what is known of Genesys eServices, written in the language itself. The files are embedded
 * when the sources are generated; here they become the scope that every script starts from.
 */
import { EMPTY_SCOPE, type Scope, scopeOf } from "../names/scope";
import { parseScript, type Script } from "../syntax/script";
import { libraryTexts } from "./generated/texts";

/** The address under which a library file is spoken of; hosts map it to a real file or a document of their own. */
export const LIBRARY_URI = "msgflow-library:/";

export interface Library {
  readonly scripts: readonly Script[];
  readonly scope: Scope;
  /** For a library file what the other files declare, by address: it does not shadow itself. */
  readonly others: ReadonlyMap<string, Scope>;
}

let loaded: Library | undefined;

/** The library, parsed at the first use. Its files see each other's names, whatever their order. */
export function library(): Library {
  loaded ??= load();
  return loaded;
}

function load(): Library {
  const scripts = libraryTexts.map(({ name, text }) => parseScript(LIBRARY_URI + name, text));
  const others = new Map(
    scripts.map((script) => [script.uri, scopeOfAll(scripts.filter((other) => other !== script))]),
  );
  return { scripts, scope: scopeOfAll(scripts), others };
}

function scopeOfAll(scripts: readonly Script[]): Scope {
  return scripts.reduce((scope, script) => scopeOf(script, scope).scope, EMPTY_SCOPE);
}

/** The library's files, name (`eservices.msgflow`) and text. */
export function libraryFiles(): readonly { readonly name: string; readonly text: string }[] {
  return libraryTexts;
}
