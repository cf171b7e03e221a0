/** Comments of several lines, and the comments that mark regions of a script. Lines count from the section's first. */
import type { Section } from "../syntax/section";
import type { Statement } from "../syntax/statement";

/** Lines one below the other that are all documentation or all comments, and all indented alike. */
export interface CommentRun {
  readonly first: number;
  readonly last: number;
}

/** `# region` or `# endregion`. */
export interface RegionMark {
  readonly line: number;
  readonly opens: boolean;
}

/** As syntaxes/language-configuration.json has it, for editors that fold without asking. */
const REGION = /^#[ \t]*(end)?region(?![\w-])/;

/** The runs of a section in the order of its lines, also those of one line. */
export function commentRuns(section: Section): CommentRun[] {
  const runs: CommentRun[] = [];
  for (let line = 0; line < section.statements.length; line++) {
    const run = runAt(section, line);
    if (!run) continue;
    runs.push(run);
    line = run.last;
  }
  return runs;
}

/** The run that a line is in; undefined where it is no comment. */
export function runAt({ statements }: Section, line: number): CommentRun | undefined {
  const statement = statements[line];
  const kind = statement && commentKind(statement);
  if (!kind) return undefined;
  const goesOn = (other: Statement | undefined) =>
    other !== undefined && commentKind(other) === kind && other.word.start === statement.word.start;
  let [first, last] = [line, line];
  while (goesOn(statements[first - 1])) first--;
  while (goesOn(statements[last + 1])) last++;
  return { first, last };
}

/** The marks of a section in the order of its lines. */
export function regionMarks({ statements }: Section): RegionMark[] {
  return statements.flatMap((statement, line) => {
    const match = regionMatch(statement);
    return match ? [{ line, opens: match[1] === undefined }] : [];
  });
}

function commentKind(statement: Statement): "doc" | "comment" | undefined {
  if (statement.kind === "doc") return "doc";
  const isComment = statement.kind === "blank" && statement.comment && !regionMatch(statement);
  return isComment ? "comment" : undefined;
}

function regionMatch(statement: Statement): RegExpExecArray | null {
  return statement.kind === "blank" && statement.comment ? REGION.exec(statement.comment.text) : null;
}
