/** Edits of a script, as a client applies them. */
import { editScript, type Range, type Script, type TextChange } from "../syntax/script";

/** An edit of the document; lines are parted as the script parts them. */
export interface FixEdit {
  readonly range: Range;
  readonly newText: string;
}

/** How the lines of a script end: as its first one does. */
export function lineEndOf({ sections }: Script): string {
  return sections[0]?.ends[0] || "\n";
}

/** The script after edits that are in the order of their places. */
export function applied(script: Script, edits: readonly FixEdit[]): Script {
  const changes = edits.map(({ range, newText }): TextChange => ({ range, text: newText }));
  return editScript(script, changes.reverse());
}
