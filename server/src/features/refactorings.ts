/** Refactorings: what changes how a flow is written, not what is found in it; and what makes it another version. */
import type { ScriptResult } from "../rules/check";
import type { Fix } from "../rules/fix";
import { type Position, sectionAt } from "../syntax/script";
import { otherVersions } from "./convert-version";
import { editsOf, type FixEdit, lineEndOf } from "./fix-edits";
import { extractParticipant, inlineParticipant } from "./refactor-participants";
import { sortParticipants } from "./sort-participants";

export interface Refactoring {
  readonly title: string;
  /** As in LSP's kinds, behind `refactor.`. */
  readonly kind: "extract" | "inline" | "rewrite";
  /** Undefined where it is to be worked out by `convertFlow`, since that takes longer. */
  readonly edits: readonly FixEdit[] | undefined;
  /** The version to convert to. */
  readonly version?: string;
}

/** What can be done at a place of the script. Never throws. */
export function refactoringsAt(result: ScriptResult, { line, character }: Position): Refactoring[] {
  const { index, start } = sectionAt(result.script, line);
  const section = result.sections[index];
  if (section?.section.kind !== "flow") return [];
  const at = line - start;
  const made = (kind: Refactoring["kind"], fixes: readonly Fix[]): Refactoring[] =>
    fixes.map((fix) => ({ title: fix.title, kind, edits: editsOf(fix.edits, start, lineEndOf(result.script)) }));
  const versions = at === section.section.headLine ? otherVersions(section) : [];
  return [
    ...made("extract", extractParticipant(section, at, character)),
    ...made("inline", inlineParticipant(section, at, character)),
    ...made("rewrite", sortParticipants(section, at)),
    ...versions.map((version) => {
      return { title: `Convert to version \`${version}\``, kind: "rewrite" as const, edits: undefined, version };
    }),
  ];
}
