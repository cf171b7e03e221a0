/** The lines of the scripts that findings point into. */
import { LIBRARY_URI, libraryFiles, type UsedFile } from "../language-service";
import { shownUri } from "./paths";
import type { CheckedFile } from "./report";

export interface Source {
  readonly shown: string;
  /** Undefined where the text is not at hand. */
  readonly lines: readonly string[] | undefined;
}

/** The source at an address. */
export type SourceOf = (uri: string) => Source;

const splitLines = (text: string) => text.split(/\r\n|\n|\r/);

const library = new Map<string, readonly string[]>();

/** Looks up sources for the findings of one file. */
export function sourcesOf(file: CheckedFile): SourceOf {
  const sources = new Map<string, Source>();
  return (uri) => {
    const source = sources.get(uri) ?? sourceOf(uri, file);
    sources.set(uri, source);
    return source;
  };
}

function sourceOf(uri: string, file: CheckedFile): Source {
  if (uri === file.uri) return { shown: file.shown, lines: splitLines(file.text) };
  return { shown: shownUri(uri), lines: libraryLines(uri) ?? linesOf(file.files(uri)) };
}

function linesOf(used: UsedFile | undefined): readonly string[] | undefined {
  return used && "script" in used ? used.script.sections.flatMap((section) => section.texts) : undefined;
}

function libraryLines(uri: string): readonly string[] | undefined {
  if (library.size === 0)
    for (const { name, text } of libraryFiles()) library.set(LIBRARY_URI + name, splitLines(text));
  return library.get(uri);
}
