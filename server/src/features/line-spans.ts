/** The stretches of a line that a selection grows through: from the word at the cursor to all that stands in the line. */
import type { Span, Statement } from "../syntax/statement";

const WORD = /[\p{L}\p{M}\p{Nd}_]+(?:-[\p{L}\p{M}\p{Nd}_]+)*/gu;
/** What begins a comment and is not its text. */
const COMMENT_MARK = /^#+[ \t]*/;

/** The word that a cursor at this character is in or next to. */
export function wordAt(text: string, character: number): Span | undefined {
  let at: Span | undefined;
  for (const { index, 0: word } of text.matchAll(WORD)) {
    if (index > character) break;
    if (character <= index + word.length) at = { start: index, end: index + word.length };
  }
  return at;
}

/** The parts of a line: of two of them, either one holds the other or they have nothing in common. In no order. */
export function spansOf(text: string, statement: Statement): Span[] {
  const spans = statement.kind === "bad" ? quotedIn(text) : [...partsOf(statement), ...jointParts(statement)];
  const all = spans.concat(
    spans.flatMap((span) => within(text, span)),
    wholes(text, statement),
  );
  return all.filter(({ start, end }) => end > start);
}

function partsOf(statement: Statement): Span[] {
  const parts: unknown[] = Object.values(statement);
  return parts
    .flatMap((part) => (Array.isArray(part) && part.length > 0 ? [...part, hull(part[0], part.at(-1))] : [part]))
    .filter(isSpan);
}

/** What several parts are together. */
function jointParts(statement: Statement): Span[] {
  switch (statement.kind) {
    case "send": {
      const { from, to, message, instead, insteadOf } = statement;
      return [hull(from, to), hull(from, message), ...(instead && insteadOf ? [hull(instead, insteadOf)] : [])];
    }
    case "flow":
    case "follows": {
      const { model, versions } = statement;
      return model ? [hull(model, versions.at(-1) ?? model)] : [];
    }
    default:
      return [];
  }
}

/** A text without its quotes, a comment without its mark. */
function within(text: string, { start, end }: Span): Span[] {
  if (text[start] === '"') return [{ start: start + 1, end: end - 1 }];
  const mark = COMMENT_MARK.exec(text.slice(start, end))?.[0];
  return mark === undefined ? [] : [{ start: start + mark.length, end }];
}

/** What a line says, and that with the comment behind it. */
function wholes(text: string, { word: { start }, comment }: Statement): Span[] {
  const endOf = (content: string) => content.trimEnd().length;
  return [
    { start, end: endOf(text) },
    { start, end: endOf(text.slice(0, comment?.start)) },
  ];
}

/** A text that is not closed is taken as a whole: behind its quote there is no closed one, and it is not read again. */
const QUOTED = /"(?:[^"\\]|\\.)*("?)/gs;

function quotedIn(text: string): Span[] {
  const closed = [...text.matchAll(QUOTED)].filter(([, quote]) => quote !== "");
  return closed.map(({ index, 0: all }) => ({ start: index, end: index + all.length }));
}

function isSpan(part: unknown): part is Span {
  return typeof part === "object" && part !== null && "start" in part && "end" in part;
}

const hull = ({ start }: Span, { end }: Span): Span => ({ start, end });
