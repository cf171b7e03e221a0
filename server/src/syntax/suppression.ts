/**
 * Comments that silence findings: `# msgflow-ignore CODE, CODE: reason` on a line or alone above it, and
 * `# msgflow-ignore-file CODE` for the whole script. Here they are only read; what they silence is for the rules to say.
 */
import type { Section } from "./section";
import type { Span, Statement, Text } from "./statement";

/** Such a comment; the span is all of it, from `#`. */
export interface SuppressionComment extends Span {
  /** `msgflow-ignore`, `msgflow-ignore-file`, or another word that begins with `msgflow-` and means nothing. */
  readonly word: Text;
  /** What is separated by commas, up to the colon. */
  readonly codes: readonly Text[];
}
/** A comment in its section, whose lines are counted from the section's first. */
export interface Suppression extends SuppressionComment {
  readonly line: number;
  /** The line whose findings it is for; undefined where none follows. */
  readonly target: number | undefined;
}

export const FOR_LINE = "msgflow-ignore";
export const FOR_FILE = "msgflow-ignore-file";

/** Any word that begins like them: one that is misspelt would silence nothing, and nobody would know. */
const COMMENT = /^#[ \t]*(msgflow-[\w-]+)(?![^ \t:,])/;
/** A line up to a comment that is in neither a text nor an address. */
const CONTENT = /^(?:"(?:[^"\\]|\\.)*"?|https?:\/\/[^ \t]+|[^"#])*/;
const NONE: readonly Suppression[] = [];

/** The suppressions of a section, in the order of its lines. */
export function suppressionsOf({ statements, texts, ends }: Section): readonly Suppression[] {
  let found: Suppression[] | undefined;
  /** The nearest line below that is neither a suppression alone nor documentation. */
  let below: number | undefined;
  for (let line = statements.length - 1; line >= 0; line--) {
    const statement = statements[line] as Statement;
    const hasComment = statement.comment !== undefined || statement.kind === "bad";
    const comment = hasComment ? suppressionIn(statement, texts[line] ?? "") : undefined;
    if (comment) {
      found ??= [];
      found.push({ ...comment, line, target: statement.kind === "blank" ? below : line });
    }
    // Behind the last line end of a script there is an empty line that nobody has written.
    const isEndOfScript = texts[line] === "" && ends[line] === "";
    if (statement.kind !== "doc" && !isSuppressionAlone(statement) && !isEndOfScript) below = line;
  }
  return found?.reverse() ?? NONE;
}

/** Whether a line is only such a comment. It belongs to the line below, as documentation does. */
export function isSuppressionAlone(statement: Statement | undefined): boolean {
  if (statement?.kind !== "blank" || statement.comment === undefined) return false;
  return read(statement.comment)?.word.text === FOR_LINE;
}

function suppressionIn(statement: Statement, text: string): SuppressionComment | undefined {
  return read(statement.kind === "bad" ? commentOf(text) : statement.comment);
}

/** The comment of a line that is no statement. */
function commentOf(line: string): Text | undefined {
  if (!line.includes("msgflow-")) return undefined;
  const start = CONTENT.exec(line)?.[0].length ?? line.length;
  const text = line.slice(start).trimEnd();
  return { text, start, end: start + text.length };
}

function read(comment: Text | undefined): SuppressionComment | undefined {
  const match = comment && COMMENT.exec(comment.text);
  if (!match) return undefined;
  const [all, word = ""] = match;
  const { start, end } = comment;
  const list = /^[^:]*/.exec(comment.text.slice(all.length))?.[0] ?? "";
  const wordEnd = start + all.length;
  const name: Text = { text: word, start: wordEnd - word.length, end: wordEnd };
  return { start, end, word: name, codes: codesIn(list, wordEnd) };
}

function codesIn(list: string, offset: number): Text[] {
  return [...list.matchAll(/[^ \t,](?:[^,]*[^ \t,])?/g)].map(({ 0: text, index }) => {
    return { text, start: offset + index, end: offset + index + text.length };
  });
}
