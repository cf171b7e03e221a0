/** Completion for this client: the proposals in the form that it takes, and their documentation when it asks for it. */
import {
  type CancellationToken,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
  CompletionTriggerKind,
  type InsertReplaceEdit,
  InsertTextFormat,
  InsertTextMode,
  type Range,
  type TextEdit,
} from "vscode-languageserver";
import {
  type About,
  complete,
  describeProposal,
  LIBRARY_URI,
  type ListFolder,
  type Proposal,
  type Proposals,
} from "./language-service";
import type { Asked } from "./server.asking";
import type { CompletionClient } from "./server.completion-client";
import type { Session } from "./server.session";
import { member } from "./workspace/settings";

export async function answerCompletion(
  session: Session,
  { textDocument: { uri }, position, context }: CompletionParams,
  token: CancellationToken,
): Promise<CompletionList | null> {
  const isTyped = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
  const trigger = isTyped ? context.triggerCharacter : undefined;
  const list = (listFolder: ListFolder) =>
    session.ask.of(uri, token, ({ script, checkSettings }) => {
      const found = complete(script, position, { trigger, listFolder }, checkSettings);
      return found ? toList(found, { uri, line: position.line }, session.traits.completion) : null;
    });
  let wanted: string | undefined;
  const first = await list((folder) => {
    wanted = folder;
    return undefined;
  });
  if (wanted === undefined) return first;
  const names = await session.listFolder(wanted);
  return list((folder) => (folder === wanted ? names : undefined));
}

/** Where proposals were asked for. */
interface Asking {
  readonly uri: string;
  readonly line: number;
}

function toList(found: Proposals, asking: Asking, client: CompletionClient): CompletionList {
  const { cursor, isIncomplete } = found;
  const items = client.snippets ? found.items : found.items.filter(({ isSnippetOnly }) => !isSnippetOnly);
  const width = (items.length - 1).toString(36).length;
  const shared = rangesFrom(cursor.start, cursor, asking.line, client);
  return {
    isIncomplete,
    ...(client.sharedRange && { itemDefaults: { editRange: shared } }),
    items: items.map((proposal, i) => ({
      ...labelOf(proposal, client),
      kind: proposal.kind,
      // The order is ours, whatever the labels are.
      sortText: i.toString(36).padStart(width, "0"),
      ...(proposal.filter !== undefined && { filterText: proposal.filter }),
      ...insertionOf(proposal, cursor, shared, asking.line, client),
      ...(proposal.about && { data: { ...asking, about: proposal.about } }),
    })),
  };
}

function labelOf({ label, detail, description }: Proposal, { labelDetails }: CompletionClient) {
  if (!detail && !description) return { label };
  if (labelDetails) {
    return { label, labelDetails: { ...(detail && { detail }), ...(description && { description }) } };
  }
  const type = detail?.replace(/^[: ]+/, "");
  return { label, detail: [type, description].filter((part) => part).join(", ") };
}

type Ranges = Range | { insert: Range; replace: Range };

function rangesFrom(start: number, { at, end }: Proposals["cursor"], line: number, client: CompletionClient): Ranges {
  const to = (character: number): Range => ({ start: { line, character: start }, end: { line, character } });
  return client.insertReplace ? { insert: to(at), replace: to(end) } : to(end);
}

function insertionOf(
  proposal: Proposal,
  cursor: Proposals["cursor"],
  shared: Ranges,
  line: number,
  client: CompletionClient,
): Partial<CompletionItem> {
  const { text, isSnippet, keepIndent } = insertedText(proposal, client);
  const { start = cursor.start } = proposal;
  const form = {
    ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(keepIndent && { insertTextMode: InsertTextMode.asIs }),
  };
  if (!client.sharedRange || start !== cursor.start) {
    const ranges = start === cursor.start ? shared : rangesFrom(start, cursor, line, client);
    return { textEdit: editOf(text, ranges), ...form };
  }
  return { ...(text !== proposal.label && { textEditText: text }), ...form };
}

function editOf(newText: string, ranges: Ranges): TextEdit | InsertReplaceEdit {
  return "insert" in ranges ? { newText, ...ranges } : { newText, range: ranges };
}

/**
 * Lines behind the first come indented; where a client indents those of snippets itself, they must not be. It indents them
 * as the line is, of which nothing is left where what is replaced begins before the word.
 */
function insertedText({ label, text = label, snippet, indent, start }: Proposal, client: CompletionClient) {
  const isSnippet = client.snippets && snippet !== undefined;
  const made = isSnippet ? snippet : text;
  const hasLines = indent !== undefined && /[\r\n]/.test(made);
  const keepIndent = hasLines && client.keepsIndent;
  const isAsItIs = !hasLines || keepIndent || !isSnippet || start !== undefined;
  if (isAsItIs) return { text: made, isSnippet, keepIndent };
  return { text: withoutIndent(made, indent), isSnippet, keepIndent };
}

function withoutIndent(text: string, indent: string): string {
  return text
    .split(/(?<=\r\n|\n|\r(?!\n))/)
    .map((line, i) => (i > 0 && line.startsWith(indent) ? line.slice(indent.length) : line))
    .join("");
}

/** The proposal with its documentation; as it is where that cannot be told any more. */
export async function answerCompletionResolve(
  session: Session,
  item: CompletionItem,
  token: CancellationToken,
): Promise<CompletionItem> {
  const [uri, line, about] = [member(item.data, "uri"), member(item.data, "line"), member(item.data, "about")];
  if (typeof uri !== "string" || typeof line !== "number" || !isAbout(about)) return item;
  const value = await session.ask.of(uri, token, (asked) => documentationOf(about, line, asked));
  if (!value) return item;
  // Markdown reads well enough as plain text.
  const kind = session.traits.completion.markdown ? "markdown" : "plaintext";
  return { ...item, documentation: { kind, value } };
}

function isAbout(value: unknown): value is About {
  return Array.isArray(value) && value.every((part) => typeof part === "string");
}

function documentationOf(about: About, line: number, { script, checkSettings, addresses }: Asked): string | undefined {
  return describeProposal(script, about, line, checkSettings)?.replaceAll(LIBRARY_URI, addresses.libraryUri);
}
