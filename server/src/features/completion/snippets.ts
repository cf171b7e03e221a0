/** What some words are proposed with: the whole of the block or the line that they begin. */
import type { Scope } from "../../names/scope";
import { bodyIndent, deeper, wholeLine } from "./layout";
import { type Asking, choice, type Proposal, stop } from "./proposal";

/** The rest of a line behind its word, and the lines below it; `>` stands for one level of indentation. */
interface Form {
  readonly rest: string;
  readonly below?: readonly string[];
  /** What is shown behind the word. */
  readonly shown?: string;
  /** It stands in the body of a flow, version or declaration, and not at the top level. */
  readonly inBody?: true;
}

const forms: ReadonlyMap<string, (scope: Scope) => Form> = new Map<string, (scope: Scope) => Form>([
  ["alt", () => ({ ...block(text(1), "else", text(2)), shown: " … else … end" })],
  ["par", () => ({ ...block("", "and"), shown: " … and … end" })],
  ["opt", () => ({ ...block(text(1)), shown: " … end" })],
  ["loop", () => ({ ...block(text(1)), shown: " … end" })],
  ["each", ({ roles }) => ({ ...block(choice(1, names(roles))), shown: " … end" })],
  ["follows", ({ models }) => ({ ...block(choice(1, names(models))), shown: " … end" })],
  ["note", () => ({ rest: text(1), inBody: true })],
  ["processed by", () => ({ rest: stop(1), inBody: true })],
  ["participant", ({ roles }) => ({ rest: `${NAME} : ${choice(2, names(roles))}` })],
  ["from", ({ roles }) => ({ rest: `${choice(1, names(roles))} to ${choice(2, names(roles))}`, inBody: true })],
  ["attribute", () => ({ rest: `${NAME} : ${choice(2, TYPES)}`, inBody: true })],
  ["use", () => ({ rest: text(1) })],
  ["protocol", () => ({ rest: NAME })],
  ["role", () => ({ rest: `${NAME} ${text(2, "Title")}` })],
  [
    "model",
    () => ({
      rest: `${NAME} ${text(2, "Title")}`,
      below: ["", `version ${stop(3, "First")} ${text(4, "Title")}`, LAST],
    }),
  ],
  ["version", ({ models }) => ({ rest: `${NAME} of ${choice(2, names(models))}`, below: [LAST] })],
  ["message", ({ protocols }) => ({ rest: `${NAME} : ${choice(2, names(protocols))}`, below: [LAST] })],
  ["flow", ({ models }) => ({ rest: `${text(1, "Title")} : ${choice(2, [...names(models), "none"])}`, below: [LAST] })],
]);

const TYPES = ["string", "integer", "number", "boolean", "object"];
const NAME = stop(1, "Name");
const LAST = `>${stop(0)}`;

const names = (declared: ReadonlyMap<string, unknown>) => [...declared.keys()];

/** A text in quotes. */
function text(number: number, inside?: string): string {
  return `"${stop(number, inside)}"`;
}

/** A block with a stop in its first branch, the last stop in its last. */
function block(label: string, branch?: string, branchLabel = ""): Form {
  const below = branch === undefined ? [LAST] : [`>${stop(3)}`, `${branch} ${branchLabel}`.trimEnd(), LAST];
  return { rest: label, below: [...below, "end"], inBody: true };
}

/** The word with what belongs to it, for clients that take snippets. */
export function snippetFor(word: string, plain: Proposal, asking: Asking): Proposal {
  const { place } = asking;
  const form = forms.get(word)?.(place.resolution.scope);
  const isInBody = form?.inBody || (word === "participant" && place.isBody);
  const indent = isInBody ? bodyIndent(place) : "";
  if (!form) return plain;
  const first = `${word} ${form.rest}`.trimEnd();
  const below = (form.below ?? []).map((line) => {
    return line.startsWith(">") ? deeper(place, indent) + line.slice(1) : indent + line;
  });
  return wholeLine({ ...plain, detail: form.shown, snippet: [first, ...below].join("\n") }, indent, asking);
}
