/** What is proposed at a place, in terms that every client's form of it can be made from. */
import type { CompletionItemKind } from "vscode-languageserver-types";
import type { Cursor } from "./cursor";
import type { Place } from "./place";
import type { Slot } from "./slots";

/** What a proposal stands for: a kind of thing and its names; its documentation is made from these when it is asked for. */
export type About =
  | readonly [kind: "word" | "message" | "role" | "protocol" | "model" | "party" | "rule", name: string]
  | readonly [kind: "version", model: string, name: string]
  | readonly [kind: "attribute", message: string, path: string]
  | readonly [kind: "step", model: string, version: string, message: string, remark: string];

export interface Proposal {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** Right behind the label, less prominent: the type of an attribute, the rest of a block. */
  readonly detail?: string | undefined;
  /** At the right: where it comes from, or what it is called. */
  readonly description?: string | undefined;
  /** What is inserted, if not the label. */
  readonly text?: string | undefined;
  /** The same for clients that take snippets. */
  readonly snippet?: string | undefined;
  /** It is of no use to clients that take no snippets. */
  readonly isSnippetOnly?: boolean;
  /** Once the word is typed in full, it is proposed otherwise. */
  readonly isForPartOfWord?: boolean;
  /** What the lines of the text behind its first begin with. */
  readonly indent?: string | undefined;
  /** What the typed word is compared with, if not the label; it stands for all that is replaced. */
  readonly filter?: string | undefined;
  /** Where what is replaced begins, if not where the word under the cursor does. */
  readonly start?: number | undefined;
  readonly about?: About | undefined;
}

/** What proposals are asked for. */
export interface Asking {
  readonly cursor: Cursor;
  readonly place: Place;
}
/** A name that is asked for. */
export interface AskedName extends Asking {
  readonly slot: Slot;
}

/** A text of a script as a part of a snippet. */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** A stop of a snippet, with what stands there until something is typed. */
export function stop(number: number, text = ""): string {
  return text === "" ? `$${number}` : `\${${number}:${escaped(text)}}`;
}

/** A stop of a snippet where one of these is chosen; without any, one where anything is typed. */
export function choice(number: number, options: readonly string[]): string {
  const most = options.slice(0, 20).map((option) => option.replace(/[\\$},|]/g, "\\$&"));
  return most.length === 0 ? stop(number) : `\${${number}|${most.join()}|}`;
}
