/** Which known name is meant by several words, or by a text: by its letters, or by the title of what it names. */
import type { Resolution } from "../names/resolve";
import { problemWith } from "../syntax/names-in-words";
import type { NameInWords, SyntaxProblem } from "../syntax/statement";

interface Named {
  readonly name: string;
  readonly title: string;
}

/** The problem with the name that is meant in it, where one is known. */
export function withKnownName(problem: SyntaxProblem, resolution: Resolution): SyntaxProblem {
  const { words } = problem;
  if (!words) return problem;
  const named = [...namedBy(words, resolution)];
  const parts = words.text.split(/[ \t]+/);
  // A model's name may be followed by those of versions: as many words as make a name are it.
  for (let count = parts.length; count > 0; count--) {
    const isWhole = count === parts.length;
    if (!isWhole && (words.of !== "model" || count === 1)) break;
    const meant = meantBy(parts.slice(0, count), named);
    const end = isWhole ? words.end : words.start + lengthOf(words.text, count);
    if (meant !== undefined) return problemWith({ ...words, end }, meant);
  }
  const isFirstKnown = named.some(({ name }) => name === parts[0]);
  return isFirstKnown && words.otherwise ? words.otherwise : problem;
}

/** How long the first so many words are, with the blanks between them. */
function lengthOf(text: string, count: number): number {
  return (new RegExp(`^(?:[^ \\t]+[ \\t]*){${count}}`).exec(text)?.[0] ?? "").trimEnd().length;
}

/** The name that these words are, whatever their case and what is between them. */
export function meantBy(words: readonly string[], named: Iterable<Named>): string | undefined {
  const wanted = folded(words.join(""));
  let byTitle: string | undefined;
  for (const { name, title } of named) {
    if (folded(name) === wanted) return name;
    if (title !== "" && folded(title) === wanted) byTitle ??= name;
  }
  return byTitle;
}

const folded = (text: string) => text.toLowerCase().replace(/[ \t_-]+/g, "");

function* namedBy({ of }: NameInWords, { scope, parties }: Resolution): Iterable<Named> {
  if (of === "participant") for (const { name, title } of parties.inScope()) yield { name, title };
  if (of === "participant" || of === "role") yield* scope.roles.values();
  if (of === "message") yield* scope.messages.values();
  if (of === "model") for (const { declaration } of scope.models.values()) yield declaration;
}
