import { CompletionItemKind } from "vscode-languageserver-types";
import {
  type CompletionRequest,
  completionAt,
  type Proposal,
  type Proposals,
} from "../../server/src/features/completion";
import type { Position } from "../../server/src/language-service";
import { checked } from "./support";

export interface Marked {
  readonly text: string;
  readonly position: Position;
}

/** A text with one cursor mark `<|>`, without it, and the place where it stood. */
export function unmarked(marked: string): Marked {
  const [before, after, ...more] = marked.split("<|>");
  if (before === undefined || after === undefined || more.length > 0) throw new Error("write one `<|>` into the text");
  const lines = before.split(/\r\n|\n|\r/);
  return { text: before + after, position: { line: lines.length - 1, character: (lines.at(-1) ?? "").length } };
}

export function proposalsAt({ text, position }: Marked, request?: CompletionRequest): Proposals | undefined {
  return completionAt(checked(text), position, request);
}

/** The labels of what is proposed at the mark. */
export function labelsAt(marked: string, request?: CompletionRequest): string[] {
  return proposalsAt(unmarked(marked), request)?.items.map(({ label }) => label) ?? [];
}

/** The text with a proposal in the place of the word under the cursor; of a snippet with what it starts with. */
export function accepted(
  { text, position }: Marked,
  { cursor }: Proposals,
  proposal: Proposal,
  snippets = true,
): string {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const line = lines[position.line] ?? "";
  const inserted = snippets && proposal.snippet !== undefined ? expanded(proposal.snippet) : plainOf(proposal);
  lines[position.line] = line.slice(0, proposal.start ?? cursor.start) + inserted + line.slice(cursor.end);
  return lines.join("");
}

const plainOf = ({ text, label }: Proposal) => text ?? label;

/** A snippet with the defaults of its stops, or their first choices. */
function expanded(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:[^,|\\]|\\.)*)(?:[^|\\]|\\.)*\|\}/g, "$1")
    .replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, "$1")
    .replace(/(?<!\\)\$\d/g, "")
    .replace(/\\([\\$},|])/g, "$1");
}

const KINDS = new Map(Object.entries(CompletionItemKind).map(([name, value]) => [value, name]));

/** A proposal on one line: its kind, what is shown of it and, if it is not the label, what it inserts. */
export function shown({ label, kind, detail = "", description, text, snippet, start, filter }: Proposal): string {
  const inserted = snippet ?? text ?? label;
  const from = start === undefined ? "" : ` from ${start}`;
  return [
    `${KINDS.get(kind)}  ${label}${detail}`,
    description ? `  · ${description}` : "",
    inserted === label && from === "" ? "" : `  ⇒${from} ${JSON.stringify(inserted)}`,
    filter === undefined || filter === label ? "" : `  as ${JSON.stringify(filter)}`,
  ].join("");
}
