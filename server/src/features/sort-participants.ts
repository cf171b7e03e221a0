/** A refactoring: a flow's participants in the order of its messages. */
import type { SectionResult } from "../rules/check";
import type { Edit, Fix } from "../rules/fix";
import type { Section } from "../syntax/section";
import type { StatementOf } from "../syntax/statement";
import type { At } from "../syntax/structure";
import { isSuppressionAlone } from "../syntax/suppression";
import { runAt } from "./comment-runs";

type Participant = At<StatementOf<"participant">>;

/**
 * The declarations in the order in which the participants first send or receive, each with the comments right above it;
 * those that never do stay last.
 */
export function sortParticipants({ section, resolution }: SectionResult, line: number): Fix[] {
  const { participants } = resolution.structure;
  if (!participants.some((one) => one.line === line) && line !== section.headLine) return [];
  const rank = new Map<string, number>();
  for (const { from, to } of resolution.structure.sends.map(({ statement }) => statement))
    for (const { text } of [from, to]) if (!rank.has(text)) rank.set(text, rank.size);
  const rankOf = ({ statement }: Participant) => rank.get(statement.name.text) ?? Number.POSITIVE_INFINITY;
  const sorted = [...participants].sort((a, b) => compare(rankOf(a), rankOf(b)));
  const stretches = declarationStretches(section, participants);
  const edits = participants.flatMap((old, i) => {
    const other = sorted[i] as Participant;
    return old === other ? [] : [linesAs(stretches.get(old) as Lines, stretches.get(other) as Lines, section)];
  });
  return edits.length === 0 ? [] : [{ title: "Sort participants by first use", edits }];
}

const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

/** From one line to another. */
interface Lines {
  readonly first: number;
  readonly last: number;
}

/**
 * Each declaration with the comments right above it. Those above the first are a heading of all, where no other has any;
 * what silences a finding always belongs to its line.
 */
function declarationStretches(section: Section, participants: readonly Participant[]): Map<Participant, Lines> {
  const above = new Map(participants.map((one) => [one, { first: commentedFrom(section, one.line), last: one.line }]));
  const [first, ...others] = participants;
  if (first && others.every((one) => above.get(one)?.first === one.line))
    above.set(first, { first: silencedFrom(section, first.line), last: first.line });
  return above;
}

function commentedFrom(section: Section, line: number): number {
  let first = line;
  for (let run = runAt(section, line - 1); run; run = runAt(section, first - 1)) first = run.first;
  return first;
}

function silencedFrom({ statements }: Section, line: number): number {
  let first = line;
  while (isSuppressionAlone(statements[first - 1])) first--;
  return first;
}

/** The text of some lines where others stand. */
function linesAs({ first, last }: Lines, from: Lines, { texts }: Section): Edit {
  const end = { line: last, character: texts[last]?.length ?? 0 };
  return { start: { line: first, character: 0 }, end, text: texts.slice(from.first, from.last + 1).join("\n") };
}
