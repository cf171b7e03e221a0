/** How new lines are laid out: indented and aligned as their neighbours are. */
import type { Statement } from "../../syntax/statement";
import type { Send } from "../../syntax/structure";
import type { Place } from "./place";
import type { Asking, Proposal } from "./proposal";

const LEVEL = "  ";

/** What a new line of the section's body begins with, by the nearest line above. */
export function bodyIndent(place: Place): string {
  const { section } = place;
  for (let line = place.line - 1; line >= section.headLine; line--) {
    const statement = section.statements[line];
    if (!statement || PASSED_OVER.has(statement.kind)) continue;
    const own = indentOf(section.texts[line]);
    return opens(statement, line, place) ? own + level(place) : own;
  }
  return place.isBody ? level(place) : "";
}

/** What does not tell where the next statement belongs. */
const PASSED_OVER: ReadonlySet<Statement["kind"]> = new Set(["blank", "doc", "value", "accept"]);

function opens(statement: Statement, line: number, { section }: Place): boolean {
  if (line === section.headLine) return section.kind !== "head" && section.kind !== "use";
  return ["block", "branch", "each", "follows"].includes(statement.kind);
}

/** One level of indentation, as the section has it. */
function level({ section }: Place): string {
  return section.texts.some((text) => text.startsWith("\t")) ? "\t" : LEVEL;
}

/** What the attributes of a message begin with. */
export function attributeIndent(place: Place, send: Send): string {
  const last = send.attributes.at(-1) ?? send.accepts.at(-1);
  const { texts } = place.section;
  return last ? indentOf(texts[last.line]) : indentOf(texts[send.line]) + level(place);
}

/** The blocks' own indentation, for the words that divide and close the innermost one. */
export function blockIndent(place: Place): string {
  return indentOf(place.section.texts[place.open.at(-1)?.line ?? -1]);
}

export function indentOf(text: string | undefined): string {
  return /^[ \t]*/.exec(text ?? "")?.[0] ?? "";
}

/** One level deeper. */
export function deeper(place: Place, indent: string): string {
  return indent + level(place);
}

type Line = Pick<Proposal, "label" | "text" | "snippet" | "filter">;

/** A proposal for a whole line, which is indented as it should be, wherever the cursor stands. */
export function wholeLine<P extends Line>(proposal: P, indent: string, { cursor }: Asking): P & Partial<Proposal> {
  const { leading, start } = cursor;
  // Behind a byte order mark, and where a word stands already that is not the first, the line is as it is.
  if (leading.length !== start || leading === indent) return { ...proposal, indent };
  const { label, text = label, snippet, filter = label } = proposal;
  return {
    ...proposal,
    indent,
    start: 0,
    text: indent + text,
    ...(snippet !== undefined && { snippet: indent + snippet }),
    filter: leading + filter,
  };
}

/** How wide senders and receivers are to be written. */
export interface Widths {
  readonly from: number;
  readonly to: number;
}
const NARROW: Widths = { from: 0, to: 0 };

/** A message as it is to be written. */
export interface Written {
  readonly from: string;
  readonly to: string;
  readonly message: string;
}

export function sendLine({ from, to, message }: Written, widths: Widths): string {
  return `${from.padEnd(widths.from)} -> ${to.padEnd(widths.to)} : ${message}`;
}

/** The widths for new messages: those of the messages around them, where the flow aligns its arrows. */
export function widthsFor(place: Place, added: readonly Written[]): Widths {
  const run = runAround(place);
  const aligned = alignment(place);
  // A single new line looks like its neighbours; several are laid out as the formatter would.
  if (aligned === "no" || (aligned === "unknown" && added.length < 2)) return NARROW;
  const written = [...run.map(({ statement }) => writtenAs(statement)), ...added];
  return { from: widest(written.map(({ from }) => from)), to: widest(written.map(({ to }) => to)) };
}

function writtenAs({ from, to, message, mark, necessity }: Send["statement"]): Written {
  return { from: mark ? `${necessity} ${from.text}` : from.text, to: to.text, message: message.text };
}

const widest = (texts: readonly string[]) => texts.reduce((most, { length }) => Math.max(most, length), 0);

/** The messages right above and below, up to a blank line or one of another kind. */
function runAround(place: Place): Send[] {
  const byLine = new Map(place.structure.sends.map((send) => [send.line, send]));
  const run: Send[] = [];
  for (const step of [-1, 1])
    for (let line = place.line + step; isInRun(place, line); line += step) {
      const send = byLine.get(line);
      if (send) run.push(send);
    }
  return run;
}

function isInRun({ section, line: own }: Place, line: number): boolean {
  const statement = section.statements[line];
  if (!statement || line === section.headLine) return false;
  if (statement.kind === "blank") return statement.comment !== undefined && line !== own;
  return statement.kind === "send" || statement.kind === "value" || statement.kind === "accept";
}

/** Whether the arrows and colons of the flow are aligned: some blank that only that explains tells so. */
function alignment({ structure, section }: Place): "yes" | "no" | "unknown" {
  let ragged = false;
  let previous: Send | undefined;
  for (const send of structure.sends) {
    const { from, to, arrow } = send.statement;
    const colon = section.texts[send.line]?.indexOf(":", to.end) ?? 0;
    if (arrow.start - from.end > 1 || colon - to.end > 1) return "yes";
    if (previous && send.line === previous.line + 1) {
      const before = previous.statement;
      ragged ||= length(before.from) !== length(from) || length(before.to) !== length(to);
    }
    previous = send;
  }
  return ragged ? "no" : "unknown";
}

const length = ({ start, end }: { readonly start: number; readonly end: number }) => end - start;
