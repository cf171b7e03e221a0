/**
 * What a script uses: the files its `use` lines name, and what those use in turn. Each file counts once, so cycles are
 * harmless. Nothing is read here: a lookup tells what is known of a file, and hosts read what is not known yet.
 */
import { Lineage } from "../syntax/lineage";
import type { Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import type { Text } from "../syntax/statement";
import { reselected } from "../syntax/stretch";
import { canonicalAddress, destinationOf, pathRewritten } from "./addresses";

/** What is known of a file: its script, or why there is none. */
export type UsedFile = { readonly script: Script } | Unreadable;
/** Why a file cannot be read. */
export interface Unreadable {
  /** Such as "there is no such file". */
  readonly problem: string;
  /** The canonical address of the file that differs in letter case only. */
  readonly otherCase?: string | undefined;
}
/** Looks a file up by its canonical address; undefined where nothing is known of it yet. */
export type Files = (address: string) => UsedFile | undefined;

/** A `use` line. */
export interface Use {
  readonly section: Section;
  /** Undefined where the line is bad. */
  readonly path: Text | undefined;
  readonly address?: string;
  /** Why the path leads nowhere. */
  readonly problem?: string;
}

/** A `use` line that leads to no script. */
export interface UseFailure {
  readonly use: Use;
  readonly problem: string;
  /** The path to write: the same in the letter case that the file has. */
  readonly otherCase?: string | undefined;
}

/** All that a script uses. */
export interface UsedFiles {
  /** The scripts of the files, a file's after those it uses; without the script itself. */
  readonly scripts: readonly Script[];
  /** The addresses of the files, also of those that could not be read. */
  readonly addresses: ReadonlySet<string>;
  /** The addresses of those of which nothing is known yet. */
  readonly unknown: readonly string[];
  /** The script's own `use` lines that fail. */
  readonly failures: readonly UseFailure[];
  /** Whether every file is there. */
  readonly complete: boolean;
}

export const NO_FILES: Files = () => undefined;

interface Known {
  readonly sections: readonly Section[];
  /** Those of them that use a file. */
  readonly using: readonly Section[];
  readonly uses: readonly Use[];
}
const lineage = new Lineage<Known>();

/** The `use` lines of a script. The same list again while they are the same. */
function usesOf(script: Script): readonly Use[] {
  const { sections } = script;
  const known = lineage.last(script) ?? { sections: [], using: [], uses: [] };
  if (known.sections === sections) return known.uses;
  const using = reselected(known.sections, known.using, sections, (section) => section.kind === "use");
  const uses = using === known.using ? known.uses : using.map((section) => useOf(script.uri, section));
  lineage.keep(script, { sections, using, uses });
  return uses;
}

function useOf(uri: string, section: Section): Use {
  const head = section.statements[section.headLine];
  const path = head?.kind === "use" ? head.path : undefined;
  return { section, path, ...(path && destinationOf(uri, path.text)) };
}

const NOTHING: UsedFiles = { scripts: [], addresses: new Set(), unknown: [], failures: [], complete: true };

/** Follows the `use` lines from a script on. */
export function usedBy(script: Script, files: Files): UsedFiles {
  if (usesOf(script).length === 0) return NOTHING;
  const scripts: Script[] = [];
  const addresses = new Set<string>();
  const unknown: string[] = [];
  let complete = true;
  const own = canonicalAddress(script.uri);
  // By hand, not by recursion: chains may be long.
  const path = [{ script, rest: usesOf(script).values() }];
  for (let last = path.at(-1); last; last = path.at(-1)) {
    const { value: use } = last.rest.next();
    if (!use) {
      path.pop();
      if (last.script !== script) scripts.push(last.script);
    } else if (use.address === undefined) complete = false;
    else if (use.address !== own && !addresses.has(use.address)) {
      addresses.add(use.address);
      const file = files(use.address);
      if (!file) unknown.push(use.address);
      if (file && "script" in file) path.push({ script: file.script, rest: usesOf(file.script).values() });
      else complete = false;
    }
  }
  return { scripts, addresses, unknown, failures: failuresOf(script, files, own), complete };
}

function failuresOf(script: Script, files: Files, own: string): UsedFiles["failures"] {
  return usesOf(script).flatMap((use) => {
    const file = use.address === undefined || use.address === own ? undefined : files(use.address);
    if (use.problem !== undefined) return [{ use, problem: use.problem }];
    return file && "problem" in file ? [failureOf(script, use, file)] : [];
  });
}

function failureOf({ uri }: Script, use: Use, { problem, otherCase }: Unreadable): UseFailure {
  const isNamed = otherCase !== undefined && use.path !== undefined;
  return { use, problem, otherCase: isNamed ? pathRewritten(uri, use.path.text, otherCase) : undefined };
}

/**
 * The line to blame where two used files are at odds: the first that leads to the later one. Undefined where one line
 * leads to both: then they are at odds in a used file already, and that is told there.
 */
export function useToBlame(script: Script, used: UsedFiles, first: string, later: string): Use | undefined {
  // Without the script itself: what comes back through it is for it to tell.
  const byAddress = new Map(used.scripts.map((each) => [canonicalAddress(each.uri), each]));
  const files: Files = (address) => {
    const found = byAddress.get(address);
    return found && { script: found };
  };
  let blamed: Use | undefined;
  for (const use of usesOf(script)) {
    const start = use.address === undefined ? undefined : byAddress.get(use.address);
    if (!start) continue;
    const reached = usedBy(start, files).addresses;
    const reaches = (uri: string) => use.address === canonicalAddress(uri) || reached.has(canonicalAddress(uri));
    if (reaches(first) && reaches(later)) return undefined;
    if (reaches(later)) blamed ??= use;
  }
  return blamed;
}
