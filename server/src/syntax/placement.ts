/** Which statement may stand where: the reason why one cannot, in words that say what to do. */
import type { SectionKind } from "./section";
import type { Span, Statement, StatementKind } from "./statement";

/** What is known of the place: the state of the section above the statement. */
export interface Place {
  /** Whether the section is a flow `: none`. */
  readonly sketch: boolean;
  readonly inBlock: boolean;
  readonly sawMessage: boolean;
  readonly sawProcessed: boolean;
  /** `known`: a message above takes attributes; `lost`: the line that might have been one is bad; `none`. */
  readonly message: "known" | "lost" | "none";
}

export interface Rejection {
  readonly message: string;
  /** What is wrong, where it is not the statement's first word. */
  readonly span?: Span;
  /** The statement still counts, only a part of it is wrong. */
  readonly partial?: boolean;
}

const ALLOWED: ReadonlyMap<SectionKind, ReadonlySet<StatementKind>> = new Map([
  ["head", new Set<StatementKind>(["participant"])],
  ["use", new Set<StatementKind>(["participant"])],
  ["protocol", new Set<StatementKind>(["participant", "see"])],
  ["role", new Set<StatementKind>(["participant", "see"])],
  ["message", new Set<StatementKind>(["participant", "see", "from", "answers", "attribute"])],
  ["model", new Set<StatementKind>(["see"])],
  [
    "version",
    new Set<StatementKind>([
      ...(["participant", "see", "processed", "send", "accept", "value", "note", "block"] as const),
      ...(["each", "follows", "branch", "end"] as const),
    ]),
  ],
  [
    "flow",
    new Set<StatementKind>([
      ...(["participant", "see", "processed", "send", "value", "note", "block"] as const),
      ...(["each", "follows", "branch", "end"] as const),
    ]),
  ],
]);

/** Where a statement belongs, by kind. */
const BELONGS: Partial<Record<StatementKind, string>> = {
  participant:
    "`participant` belongs in a flow or version, or before the first model and flow to be shared by all: move the line.",
  see: "`see` belongs under a declaration or a flow: move it below the one it is about.",
  from: "`from … to …` belongs to a message's declaration: write it under a line `message Name : Protocol`.",
  answers: "`answers` belongs to a message's declaration: write it under a line `message Name : Protocol`.",
  attribute:
    "`attribute` belongs to a message's declaration, under a line `message Name : Protocol`; in a flow write `Name = value`.",
  processed: "`processed by` belongs at the beginning of a flow or version: move it there.",
  send: 'A message belongs in a flow or version: write a line such as `flow "Title"` above it.',
  value: "An attribute's value belongs under a message of a flow or version: move it below the message it is of.",
  note: "A note belongs in a flow or version: move it there, or write a comment, `# text`.",
  block: 'A block belongs in a flow or version: write a line such as `flow "Title"` above it.',
  branch: "A branch belongs in a block of a flow or version, and there is none here: remove the line.",
  end: "`end` closes a block of a flow or version, and there is none here: remove the line.",
  accept: "`accept` belongs under a step of a version: in a flow write the message that happens.",
  each: "`each` belongs in a version: move it there.",
  follows: "`follows` belongs in a flow `: none`: move it there.",
};

/** Why `statement` cannot stand in a section of this kind at this place; undefined where it can. */
export function rejection(kind: SectionKind, statement: Statement, place: Place): Rejection | undefined {
  if (!ALLOWED.get(kind)?.has(statement.kind)) return { message: BELONGS[statement.kind] ?? "This cannot stand here." };
  switch (statement.kind) {
    case "participant":
      if (place.inBlock)
        return { message: "`participant` cannot stand in a block: move it above the block.", partial: true };
      return undefined;
    case "see":
      if (place.inBlock) return { message: "`see` cannot stand in a block: move it above the block." };
      return undefined;
    case "processed":
      return processedRejection(place);
    case "value":
      if (place.message !== "none") return undefined;
      return {
        message:
          "An attribute's value belongs right under the message it is of, and there is none above: move the line.",
      };
    case "accept":
      if (place.message !== "none") return undefined;
      return { message: "`accept` belongs right under the step it is for, and there is none above: move the line." };
    case "send":
      return kind === "flow" ? markRejection(statement) : undefined;
    case "each":
      if (kind === "version") return undefined;
      return { message: "`each` stands in versions only: in a flow write the messages of each party.", partial: true };
    case "follows":
      if (kind === "version")
        return { message: "`follows` stands only in a flow `: none`: remove the line and its `end`.", partial: true };
      if (place.sketch) return undefined;
      return {
        message:
          "`follows` stands only in a flow `: none`, and this one follows a model as a whole: write `: none` behind its title, or remove the line and its `end`.",
        partial: true,
      };
    default:
      return undefined;
  }
}

function processedRejection(place: Place): Rejection | undefined {
  if (place.inBlock) return { message: "`processed by` cannot stand in a block: move it to the flow's beginning." };
  if (place.sawMessage)
    return { message: "`processed by` says who processes when the flow begins: move it above the first message." };
  if (place.sawProcessed)
    return { message: "`processed by` stands already above: name all parties there, separated by commas." };
  return undefined;
}

/** What only a version's steps may have, on a flow's message. */
function markRejection(statement: Extract<Statement, { kind: "send" }>): Rejection | undefined {
  const parts: [Span | undefined, string][] = [
    [statement.mark, `\`${statement.necessity}\` says how strongly a version asks for a step`],
    [statement.instead, "`instead of` says in a version which message a step stands in for"],
    [statement.ground, `\`${statement.ground?.text}\` says on what ground a version has a step`],
  ];
  for (const [span, what] of parts)
    if (span) return { span, message: `${what}; in a flow the message simply happens: remove it.`, partial: true };
  return undefined;
}
