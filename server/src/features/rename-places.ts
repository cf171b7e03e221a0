/** How the messages of renaming speak of places. */
import { LIBRARY_URI } from "../library/library";
import { fileName } from "../names/addresses";
import type { Origin } from "../names/declarations";
import type { ResolvedScript } from "../names/resolved";
import { startOf } from "../rules/place";

export const isOfLibrary = ({ uri }: Origin): boolean => uri.startsWith(LIBRARY_URI);

/**
 * `line 7`, `line 7 of lib.msgflow` or `the standard library`, for someone who looks at the script at `asked`. The place is in
 * the script of the result or in one that it uses.
 */
export function placeWords(origin: Origin, { script, used }: ResolvedScript, asked: string): string {
  if (isOfLibrary(origin)) return "the standard library";
  const start = startOf(origin.section, [script, ...used.scripts]) ?? 0;
  return lineWords(start + origin.line, origin.uri, asked);
}

/** Lines count from 0, and in words from 1. */
export function lineWords(line: number, uri: string, asked: string): string {
  return `line ${line + 1}${uri === asked ? "" : ` of \`${fileName(uri)}\``}`;
}
