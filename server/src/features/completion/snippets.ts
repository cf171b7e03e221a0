/** What some words are proposed with besides: the whole of the block or the line that they begin. */
import { CompletionItemKind } from "vscode-languageserver-types";
import type { Scope } from "../../names/scope";
import { bodyIndent, deeper, wholeLine } from "./layout";
import { type Asking, choice, type Proposal, stop } from "./proposal";

/** The rest of a line behind its word, and the lines below it; `>` stands for one level of indentation. */
interface Form {
  readonly rest: string;
  readonly below?: readonly string[];
  /** What stands for these behind the word in the label. */
  readonly shown: string;
  /** It stands in the body of a flow, version or declaration, and not at the top level. */
  readonly inBody?: true;
}

const forms: ReadonlyMap<string, (scope: Scope) => Form> = new Map<string, (scope: Scope) => Form>([
  ["alt", () => block(text(1), "else", text(2))],
  ["par", () => block("", "and")],
  ["opt", () => block(text(1))],
  ["loop", () => block(text(1))],
  ["each", ({ roles }) => block(choice(1, names(roles)))],
  ["follows", ({ models }) => block(choice(1, names(models)))],
  ["note", () => bodyLine(text(1), '"…"')],
  ["from", ({ roles }) => bodyLine(`${choice(1, names(roles))} to ${choice(2, names(roles))}`, "… to …")],
  ["attribute", () => bodyLine(`${NAME} : ${choice(2, TYPES)}`, "… : …")],
  ["participant", ({ roles }) => ({ rest: `${NAME} : ${choice(2, names(roles))}`, shown: "… : …" })],
  ["use", () => ({ rest: text(1), shown: '"…"' })],
  ["role", () => ({ rest: `${NAME} ${text(2, "Title")}`, shown: '… "…"' })],
  ["model", () => section(`${NAME} ${text(2, "Title")}`, "… version …", VERSION)],
  ["version", ({ models }) => section(`${NAME} of ${choice(2, names(models))}`, "… of …")],
  ["message", ({ protocols }) => section(`${NAME} : ${choice(2, names(protocols))}`, "… : …")],
  ["flow", ({ models }) => section(`${text(1, "Title")} : ${choice(2, [...names(models), "none"])}`, '"…" : …')],
]);

const TYPES = ["string", "integer", "number", "boolean", "object"];
const NAME = stop(1, "Name");
const LAST = `>${stop(0)}`;
const VERSION = ["", `version ${stop(3, "First")} ${text(4, "Title")}`];

const names = (declared: ReadonlyMap<string, unknown>) => [...declared.keys()];

/** A text in quotes. */
function text(number: number, inside?: string): string {
  return `"${stop(number, inside)}"`;
}

const bodyLine = (rest: string, shown: string): Form => ({ rest, shown, inBody: true });

/** A section, and a stop in its body. */
const section = (rest: string, shown: string, below: readonly string[] = []): Form => {
  return { rest, shown, below: [...below, LAST] };
};

/** A block with a stop in its first branch, the last stop in its last. */
function block(label: string, branch?: string, branchLabel = ""): Form {
  const below = branch === undefined ? [LAST] : [`>${stop(3)}`, `${branch} ${branchLabel}`.trimEnd(), LAST];
  const shown = ["…", ...(branch === undefined ? [] : [branch, "…"]), "end"].join(" ");
  return { rest: label, below: [...below, "end"], shown, inBody: true };
}

/**
 * The word with what belongs to it, for clients that take snippets; undefined where nothing does that is worth it. It is
 * proposed beside the word, not instead: who has typed the word and ends the line wants no more than the word.
 */
export function snippetFor(word: string, plain: Proposal, asking: Asking): Proposal | undefined {
  const { place } = asking;
  const form = forms.get(word)?.(place.resolution.scope);
  if (!form) return undefined;
  const isInBody = form.inBody || (word === "participant" && place.isBody);
  const indent = isInBody ? bodyIndent(place) : "";
  const first = `${word} ${form.rest}`.trimEnd();
  const below = (form.below ?? []).map((line) => {
    return line.startsWith(">") ? deeper(place, indent) + line.slice(1) : indent + line;
  });
  const label = `${word} ${form.shown}`;
  // What is typed is compared with the word alone: `end` is none of this.
  const typed = { kind: CompletionItemKind.Snippet, text: word, filter: word, isSnippetOnly: true };
  return wholeLine({ ...plain, ...typed, label, snippet: [first, ...below].join("\n") }, indent, asking);
}
