/** The scripts in which a name may stand, beside the one that is asked of. */
import { type Script, textOf } from "../syntax/script";

/** The script, or the library's own where it is a copy of one: what the library declares is declared there. */
export function originalOf(script: Script, library: readonly Script[]): Script {
  const own = library.find(({ uri }) => uri === script.uri);
  return own && textOf(own) === textOf(script) ? own : script;
}

/** The other scripts, each address once, and behind them the library's own. */
export function othersThan(script: Script, known: readonly Script[], library: readonly Script[]): Script[] {
  const seen = new Set([script, ...library].map(({ uri }) => uri));
  const others = known.filter(({ uri }) => !seen.has(uri) && seen.add(uri));
  return [...others, ...library.filter(({ uri }) => uri !== script.uri)];
}
