/**
 * What is expected in place of something wrong. A line is parsed by its text alone; what of all that could stand there
 * makes sense is told by the section that the line is in.
 */
import type { SectionKind } from "./section";
import type { Expected, SyntaxProblem } from "./statement";

/** What the parser calls the end of the line. */
export const END = "the end of the line";
/** What the parser calls a ground, and how it is told. */
const GROUND = "a ground (`documented`, `seen` or `inferred`)";
const GROUND_TOLD = "how well it is known (`documented`, `seen` or `inferred`)";

/** The problem of a line in a section of this kind, as a sentence. */
export function sentenceOf({ message, expected }: SyntaxProblem, kind: SectionKind): string {
  return expected ? `${message}: ${told(expected, kind)}` : message;
}

function told(expected: Expected, kind: SectionKind): string {
  switch (expected.of) {
    case "parts":
      return partsTold(expected.parts, kind);
    case "statement":
      return statementTold(expected.name, kind);
    case "keyword":
      return `did you mean \`${expected.word}\`${elsewhere(expected.word, kind)}?`;
  }
}

/** As `a, b or c`, each once, in the order of the grammar. */
function partsTold(parts: readonly string[], kind: SectionKind): string {
  const possible = new Set(parts.filter((part) => canHave(kind, part)));
  const atEnd = possible.delete(END);
  if (possible.size === 0) return "remove it, or write `#` before it to make it a comment.";
  const all = [...possible].map((part) => (part === GROUND ? GROUND_TOLD : part));
  const last = atEnd ? END : all.pop();
  return `expected ${all.length === 0 ? last : `${all.join(", ")} or ${last}`}.`;
}

/** What only versions have is not for other sections, and grounds are for what is declared. */
function canHave(kind: SectionKind, part: string): boolean {
  if (part === "`instead of`" || part === "`or`") return kind === "version";
  return part !== GROUND || kind === "version" || kind === "message";
}

function statementTold(name: string | undefined, kind: SectionKind): string {
  const below = BELOW.get(kind);
  if (below !== undefined) return below;
  if (kind !== "flow" && kind !== "version") return TOP_LEVEL;
  const send = kind === "flow" ? "a message" : "a step";
  if (name === undefined) return `expected a statement, for example ${send}, \`Sender -> Receiver : Message\`.`;
  return `a line that starts with a name is ${send}, \`${name} -> Receiver : Message\`, or an attribute of one, \`${name} = value\`.`;
}

const TOP_LEVEL = 'expected a statement, for example `participant Name : Role` or `flow "Title"`.';
const BELOW: ReadonlyMap<SectionKind, string> = new Map([
  ["message", "below a `message` stand `from`, `answers`, `attribute` and `see`."],
  ["model", "below a `model` stand `see` and the versions, each with a line `version Name`."],
]);

/** Where a keyword belongs, if that is not in a section of this kind. */
function elsewhere(word: string, kind: SectionKind): string {
  if (OF_VERSIONS.has(word) && kind !== "version") return ", which stands in versions only";
  return OF_MESSAGES.has(word) && kind !== "message" ? ", which stands below a `message` only" : "";
}

const OF_VERSIONS: ReadonlySet<string> = new Set(["should", "may", "accept", "each"]);
const OF_MESSAGES: ReadonlySet<string> = new Set(["from", "answers", "attribute"]);

/** What a name is of, by what stands before it in its line. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^[^"]*->[^":]*:$/, "the message's name"],
  [/->$/, "the receiver's name"],
  [/\binstead[ \t]+of$/, "a message's name"],
  [/^(?:should|may)$/, "the sender's name"],
  [/^(?:participant\b.*(?::|\bor)|from\b.*|each)$/, "a role's name"],
  [/^message\b.*:$/, "a protocol's name"],
  [/^(?:answers|accept)\b/, "a message's name"],
  [/^processed\b/, "a participant's name"],
  [/^(?:flow\b.*:|follows|version\b.*\bof)$/, "a model's name"],
  [/^(?:flow|follows)\b.*[^:]$/, "a version's name"],
];
const DECLARING = /^(participant|protocol|role|message|model|version)$/;

/** A name expected behind this part of a line, as it is told: `the receiver's name`. */
export function nameBehind(before: string): string {
  const text = before.replace("\uFEFF", "").trim();
  const declared = DECLARING.exec(text)?.[1];
  if (declared !== undefined) return `the ${declared}'s name`;
  return NAMES.find(([pattern]) => pattern.test(text))?.[1] ?? "a name";
}
