/**
 * The standard library: what is known of Genesys eServices, written in the language itself. The files are embedded
 * when the sources are generated; here they become the scope that every script starts from.
 */
import { EMPTY_SCOPE, type Scope, scopeOf } from "../names/scope";
import { splitLines } from "../syntax/lines";
import type { Script } from "../syntax/script";
import { cutSections } from "../syntax/section";
import type { Statement } from "../syntax/statement";
import { libraryTexts } from "./generated/texts";
import { preparedStatements } from "./prepared";

/** The address under which a library file is spoken of; hosts map it to a real file or a document of their own. */
export const LIBRARY_URI = "msgflow-library:/";

export interface Library {
  readonly scripts: readonly Script[];
  readonly scope: Scope;
  /** For a library file what the other files declare, by address: it does not shadow itself. */
  readonly others: Pick<ReadonlyMap<string, Scope>, "get">;
}

let loaded: Library | undefined;

/** The library, made at the first use. Its files see each other's names, whatever their order. */
export function library(): Library {
  loaded ??= load();
  return loaded;
}

/** Whether it has been used, as in every check. */
export const isLibraryLoaded = (): boolean => loaded !== undefined;

function load(): Library {
  const prepared = preparedStatements();
  const scripts = libraryTexts.map(({ name, text }, i) => scriptOf(name, text, prepared[i] as Statement[]));
  return { scripts, scope: scopeOfAll(scripts), others: new Others(scripts) };
}

/** The script that parsing would give. */
function scriptOf(name: string, text: string, statements: readonly Statement[]): Script {
  return { uri: LIBRARY_URI + name, sections: cutSections({ ...splitLines(text), statements }) };
}

/** Made when it is asked for: only who looks into the library needs it. */
class Others {
  private readonly made = new Map<string, Scope>();

  constructor(private readonly scripts: readonly Script[]) {}

  get(uri: string): Scope | undefined {
    const known = this.made.get(uri);
    if (known || !this.scripts.some((script) => script.uri === uri)) return known;
    const scope = scopeOfAll(this.scripts.filter((script) => script.uri !== uri));
    this.made.set(uri, scope);
    return scope;
  }
}

function scopeOfAll(scripts: readonly Script[]): Scope {
  return scripts.reduce((scope, script) => scopeOf(script, scope).scope, EMPTY_SCOPE);
}

/** The library's files, name (`eservices.msgflow`) and text. */
export function libraryFiles(): readonly { readonly name: string; readonly text: string }[] {
  return libraryTexts;
}
