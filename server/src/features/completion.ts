/** Completion: what could be written at the cursor. Every place of the grammar is known by what the parser looks for there. */
import type { ScriptResult } from "../rules/check";
import { oneLine } from "../syntax/one-line";
import { type Position, sectionAt } from "../syntax/script";
import { type Cursor, cursorAt } from "./completion/cursor";
import { ignoreProposals } from "./completion/ignores";
import { proposalsToBegin, proposalsWithin } from "./completion/line";
import { placeAt } from "./completion/place-at";
import type { Proposal } from "./completion/proposal";
import { slotsAt } from "./completion/slots";
import { isWelcome } from "./completion/trigger";
import { type ListFolder, pathProposals } from "./completion/use-paths";
import { wantedAfter } from "./completion/wanted";

export type { Proposal } from "./completion/proposal";
export type { ListFolder } from "./completion/use-paths";

/** How completion is asked for. */
export interface CompletionRequest {
  /** The character whose typing asks, where it was not the user. */
  readonly trigger?: string | undefined;
  readonly listFolder?: ListFolder | undefined;
}
/** The proposals, the best first. */
export interface Proposals {
  readonly items: readonly Proposal[];
  readonly cursor: Cursor;
  /** There are more of them, or others, for what is typed next. */
  readonly isIncomplete: boolean;
}

/** Proposals in one answer. */
const MOST = 500;

/** What could be written at this position; undefined where nothing is proposed. Never throws. */
export function completionAt(
  result: ScriptResult,
  { line, character }: Position,
  request: CompletionRequest = {},
): Proposals | undefined {
  const { section, start } = sectionAt(result.script, line);
  const text = section.texts[line - start];
  const cursor = text === undefined ? undefined : cursorAt(text, character);
  const items = cursor && itemsAt(result, line, cursor, request);
  if (!cursor || !items || items.length === 0) return undefined;
  const end = section.ends[0] || result.script.sections[0]?.ends[0] || "\n";
  const few = items.slice(0, MOST).map((item) => laidOut(onOneLine(item), cursor, end));
  return { items: few, cursor, isIncomplete: items.length > MOST || few.some(isForPart) };
}

const isForPart = ({ isForPartOfWord }: Proposal) => isForPartOfWord ?? false;

/** With what is shown of it on one line: titles may say anything. */
function onOneLine(proposal: Proposal): Proposal {
  const { description } = proposal;
  const shown = description && oneLine(description);
  return shown === description ? proposal : { ...proposal, description: shown };
}

/** With the blank that belongs behind a sign and does not stand there yet, and with the line ends of the script. */
function laidOut(proposal: Proposal, { before }: Cursor, end: string): Proposal {
  const { label, start, text = label, snippet } = proposal;
  const blank = start === undefined && /[:>=,]$/.test(before) ? " " : "";
  if (blank === "" && (end === "\n" || !`${text}${snippet}`.includes("\n"))) return proposal;
  const written = (one: string) => blank + one.replaceAll("\n", end);
  return { ...proposal, text: written(text), ...(snippet !== undefined && { snippet: written(snippet) }) };
}

function itemsAt(result: ScriptResult, line: number, cursor: Cursor, request: CompletionRequest): Proposal[] {
  const wanted = wantedAfter(cursor.before);
  if (!isWelcome(request.trigger, cursor, wanted)) return [];
  switch (wanted.in) {
    case "text":
      return inText(result, cursor, wanted.start, request);
    case "comment":
      return ignoreProposals(result, line, cursor, wanted.start);
    case "line": {
      const slots = slotsAt(cursor);
      const asking = { cursor, place: placeAt(result, line, cursor.isBegun) };
      if (!cursor.isBegun) return proposalsToBegin(asking, wanted, slots);
      return proposalsWithin(asking, wanted, slots, request.trigger === undefined);
    }
    default:
      return [];
  }
}

/** Of texts only the paths of files are known. */
function inText({ script }: ScriptResult, { text, at }: Cursor, start: number, { listFolder }: CompletionRequest) {
  if (text.slice(0, start).replace("\uFEFF", "").trim() !== "use") return [];
  const path = text.slice(start + 1, at);
  return pathProposals(script.uri, path, start + 1 + path.lastIndexOf("/") + 1, listFolder);
}
