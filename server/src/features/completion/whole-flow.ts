/** All that a flow still lacks, in one proposal for each version that it may follow. */
import { CompletionItemKind } from "vscode-languageserver-types";
import type { VersionDeclaration } from "../../names/declarations";
import { flowHead } from "../../names/resolve";
import { indentOf, wholeLine } from "./layout";
import { joined, linesOf, modelOf, type NewLine, plainLine } from "./new-lines";
import { deviationsAt, missingMessages } from "./outlook";
import type { Place } from "./place";
import type { Asking, Proposal } from "./proposal";

/** What makes a flow follow a version. */
interface Completion {
  readonly version: VersionDeclaration;
  /** How many messages are among the lines. */
  readonly count: number;
  readonly lines: readonly NewLine[];
}

export function completions(asking: Asking): Proposal[] {
  const found = completionsAt(asking.place);
  return found.map((one) => proposalOf(one, found.length === 1, asking));
}

function proposalOf({ version, count, lines }: Completion, isOnly: boolean, asking: Asking): Proposal {
  const indent = indentOf(lines[0]?.snippet);
  const many = `${count} ${count === 1 ? "message" : "messages"}`;
  const name = nameOf(version, asking.place);
  return wholeLine(
    {
      label: isOnly ? "Complete this flow" : `Complete as ${name}`,
      kind: CompletionItemKind.Snippet,
      description: isOnly ? `${many}, as in ${name}` : many,
      ...joined(lines, indent),
    },
    indent,
    asking,
  );
}

/** With the name of its model, where the flow names none. */
function nameOf(version: VersionDeclaration, place: Place): string {
  const head = flowHead(place.section);
  const isNamed = head?.none || head?.model !== undefined;
  return isNamed ? version.name : `${modelOf(version, place)?.declaration.name} ${version.name}`;
}

/** Flows with blocks are completed up to this many messages: trying takes as long as checking does. */
const MOST_MESSAGES = 200;

function completionsAt(place: Place): Completion[] {
  const { blocks, sends } = place.structure;
  if (blocks.every(({ word }) => word === "follows")) return completionsIn(place, { before: [], after: [] });
  if (sends.length > MOST_MESSAGES) return [];
  // There are several ways through blocks, and the same lines need not mend all of them: so it is tried.
  const deviations = deviationsAt(place);
  if (deviations === undefined) return [];
  // What is not closed has to become right: of it nothing is known that could be made better.
  const most = deviations === Number.POSITIVE_INFINITY ? 1 : deviations;
  const best = new Map<VersionDeclaration, Completion>();
  for (const ends of endsFor(place))
    for (const one of completionsIn(place, ends))
      if (!best.has(one.version) && (deviationsWith(one, place) ?? most) < most) best.set(one.version, one);
  return [...best.values()];
}

/** Lines that close the blocks that are open, before the missing messages and behind them. */
interface Ends {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** So many of the innermost blocks are tried. */
const MOST_DEPTHS = 12;

/** The ways to close what is open; where the flow goes on below, it is left as it is. */
function endsFor({ section, line, open, lacksEnd }: Place): Ends[] {
  const isLast = section.statements.slice(line).every(({ kind }) => kind === "blank");
  const ends = lacksEnd && isLast ? open.map((block) => `${indentOf(section.texts[block.line])}end`).reverse() : [];
  // Missing messages stand in one of the innermost blocks, or behind all of them.
  const places = [...ends.keys()].slice(0, MOST_DEPTHS);
  return [...places, ends.length].map((at) => ({ before: ends.slice(0, at), after: ends.slice(at) }));
}

function completionsIn(place: Place, { before, after }: Ends): Completion[] {
  const at = before.length === 0 ? place : place.with([...before, ""], before.length);
  return missingMessages(at).map(({ version, messages }) => ({
    version,
    count: messages.length,
    lines: [...before.map(plainLine), ...linesOf(messages, at), ...after.map(plainLine)],
  }));
}

function deviationsWith({ lines }: Completion, place: Place): number | undefined {
  return deviationsAt(
    place.with(
      lines.flatMap(({ text }) => text ?? []),
      0,
    ),
  );
}
