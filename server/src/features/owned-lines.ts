/** The lines that belong to what a section declares: not all that are in it. */
import type { Section } from "../syntax/section";
import type { Statement } from "../syntax/statement";
import type { Structure } from "../syntax/structure";

/**
 * The last line of the section's declaration, flow or version. What stands between it and the next section is mostly
 * meant for that one: blank lines, comments that are not indented and, behind a declaration, participants.
 */
export function lastOwnedLine(section: Section, structure: Structure): number {
  let last = section.kind === "flow" || section.kind === "version" ? Infinity : lastOfDeclaration(section, structure);
  last = Math.min(last, section.statements.length - 1);
  while (last > section.headLine && !isOwned(section, last)) last--;
  return last;
}

/** Participants may stand behind a declaration without being its own, and what stands behind them is not, unless it must. */
function lastOfDeclaration({ statements, headLine }: Section, structure: Structure): number {
  const { sees, directions, answers, attributes } = structure;
  const participant = statements.findIndex((one, line) => line > headLine && declaresParticipant(one));
  if (participant < 0) return Infinity;
  const own = [sees, directions, answers, attributes].map((list) => list.at(-1)?.line ?? 0);
  return Math.max(participant - 1, ...own);
}

function declaresParticipant(statement: Statement): boolean {
  return statement.kind === "bad" ? statement.declares?.kind === "participant" : statement.kind === "participant";
}

function isOwned({ statements, texts }: Section, line: number): boolean {
  const statement = statements[line];
  const isComment = statement?.kind === "doc" || (statement?.kind === "blank" && statement.comment !== undefined);
  return isComment ? /^[ \t]/.test(texts[line] ?? "") : statement?.kind !== "blank";
}
