/** Where findings stand that are about more than one name. */
import type { Section } from "../syntax/section";
import type { Span, StatementOf } from "../syntax/statement";

/** The flow's title with its quotes, or the word `flow` where it has none; undefined where the line is bad. */
export function titleOf(section: Section): Span | undefined {
  const head = section.statements[section.headLine];
  return head?.kind === "flow" ? (head.title ?? head.word) : undefined;
}

/** A whole `participant` declaration. */
export function declarationSpan(statement: StatementOf<"participant">): Span {
  const last = statement.title ?? statement.roles.at(-1) ?? statement.name;
  return { start: statement.word.start, end: last.end };
}

/** Names that stand side by side, from the first to the last. */
export function spanOver(spans: readonly Span[]): Span {
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
}
