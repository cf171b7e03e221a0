/**
 * Whether a text that is to be formatted is a script at all. Whoever names a README by mistake wants it to stay as it is; whoever
 * formats a script with mistakes wants it formatted. What tells them apart is the name, and how many of the lines are right.
 */
import type { Script } from "../language-service";

type Kind = Script["sections"][number]["statements"][number]["kind"];

/** What a script may begin with, apart from comments and documentation: everything else stands below one of these. */
const FIRST: ReadonlySet<Kind> = new Set([
  "use",
  "protocol",
  "role",
  "message",
  "model",
  "version",
  "flow",
  "participant",
] as const);

/** Why the text is not a script, as the end of a sentence; undefined where it is one. `name`: its file's, if it has one. */
export function whyNoScript(script: Script, name: string | undefined): string | undefined {
  const kinds = kindsIn(script);
  const wrong = kinds.filter((kind) => kind === "bad").length;
  // That name says that it is a script, however many mistakes are in it.
  if (name?.endsWith(".msgflow"))
    return wrong > 0 && wrong === kinds.length ? "none of its lines is a statement" : undefined;
  if (wrong > kinds.length - wrong) return "most of its lines are not statements";
  // Comments and lines such as `name = "value"` are in many files; a pipe may bring a part of a script.
  const begins = name === undefined || (kinds[0] !== undefined && FIRST.has(kinds[0]));
  return begins ? undefined : "it does not begin with a declaration or a flow";
}

/** The kinds of the lines, in order, without blank lines, comments and documentation: those are neither right nor wrong. */
function kindsIn({ sections }: Script): Kind[] {
  return sections.flatMap(({ statements }) =>
    statements.map(({ kind }) => kind).filter((kind) => kind !== "blank" && kind !== "doc"),
  );
}
