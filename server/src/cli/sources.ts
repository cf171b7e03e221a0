/** The lines of the scripts that findings point into. */
import { LIBRARY_URI, libraryFiles, type Script } from "../language-service";
import { shownUri } from "./paths";
import type { CheckedFile } from "./report";

export interface Source {
  readonly shown: string;
  /** Undefined where the text is not at hand. */
  readonly lines: readonly string[] | undefined;
}

/** The source at an address. */
export type SourceOf = (uri: string) => Source;

/** Looks up sources for the findings of one file. */
export function sourcesOf(file: CheckedFile): SourceOf {
  const sources = new Map<string, Source>();
  return (uri) => {
    let source = sources.get(uri);
    if (source === undefined) {
      source = sourceOf(uri, file);
      sources.set(uri, source);
    }
    return source;
  };
}

function sourceOf(uri: string, { script, shown, files }: CheckedFile): Source {
  if (uri === script.uri) return { shown, lines: linesOf(script) };
  if (uri.startsWith(LIBRARY_URI)) return librarySource(uri);
  const used = files(uri);
  return { shown: shownUri(uri), lines: used && "script" in used ? linesOf(used.script) : undefined };
}

const linesOf = ({ sections }: Script): readonly string[] => sections.flatMap((section) => section.texts);

const library = new Map<string, Source>();

/** Its path is found out once, not for each file. */
function librarySource(uri: string): Source {
  let source = library.get(uri);
  if (source === undefined) {
    const file = libraryFiles().find(({ name }) => LIBRARY_URI + name === uri);
    source = { shown: shownUri(uri), lines: file?.text.split(/\r\n|\n|\r/) };
    library.set(uri, source);
  }
  return source;
}
