/** What the client can do with proposals, as far as their form depends on it. */
import { type CompletionClientCapabilities, InsertTextMode, type MarkupKind } from "vscode-languageserver";

export interface CompletionClient {
  readonly snippets: boolean;
  /** It tells inserting before the rest of a word from replacing the word. */
  readonly insertReplace: boolean;
  /** It shows details right behind the label and at the right. */
  readonly labelDetails: boolean;
  /** It takes the place that all proposals share once for all of them. */
  readonly sharedRange: boolean;
  /** It leaves the indentation of several lines as it is where it is told so. */
  readonly keepsIndent: boolean;
  /** It takes Markdown, and would not rather have plain text. */
  readonly markdown: boolean;
}

export function completionClient(capabilities: CompletionClientCapabilities | undefined): CompletionClient {
  const item = capabilities?.completionItem;
  return {
    snippets: item?.snippetSupport ?? false,
    insertReplace: item?.insertReplaceSupport ?? false,
    labelDetails: item?.labelDetailsSupport ?? false,
    sharedRange: capabilities?.completionList?.itemDefaults?.includes("editRange") ?? false,
    keepsIndent: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) ?? false,
    markdown: prefersMarkdown(item?.documentationFormat),
  };
}

/** Whether the first of the formats that the client names is Markdown: their order is that of its liking. */
export function prefersMarkdown(formats: readonly MarkupKind[] | undefined): boolean {
  // A client that says nothing is an old one, and those take Markdown.
  return formats ? formats[0] === "markdown" : true;
}
