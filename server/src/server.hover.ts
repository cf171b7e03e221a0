/** Hovers for this client: links into the library at addresses that it can open, and Markdown only where it shows it. */
import { type Hover, type HoverParams, MarkupContent } from "vscode-languageserver";
import { hover, LIBRARY_URI } from "./language-service";
import type { Asked } from "./server.asking";
import type { ClientTraits } from "./server.client";

export function answerHover({ position }: HoverParams, asked: Asked, traits: ClientTraits): Hover | null {
  const found = hover(asked.script, position, asked.checkSettings);
  if (found === undefined) return null;
  if (!MarkupContent.is(found.contents)) return found;
  const value = found.contents.value.replaceAll(LIBRARY_URI, asked.addresses.libraryUri);
  // Markdown reads well enough as plain text.
  return { ...found, contents: { kind: traits.markdownHover ? found.contents.kind : "plaintext", value } };
}
