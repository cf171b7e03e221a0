/**
 * What is compared with a model: a flow as a whole, or a `follows` block of a sketch, which is checked like a flow of
 * its own.
 */
import type { Model, VersionDeclaration } from "../names/declarations";
import { flowMeant, type Resolution, type ResolvedSend } from "../names/resolve";
import type { Name, Span } from "../syntax/statement";
import type { Block, Item } from "../syntax/structure";

export interface Subject {
  /** The line that stands for it, and there its title (of a `follows`: its version names). */
  readonly line: number;
  readonly title: Span;
  /** The versions as named in the script. */
  readonly names: readonly Name[];
  /** The model's name in the script; undefined where none is named. */
  readonly modelName: string | undefined;
  readonly model: Model | undefined;
  readonly versions: readonly VersionDeclaration[];
  /** Whether the script names the model itself. */
  readonly declared: boolean;
  /** Whether all that is named is known. */
  readonly known: boolean;
  readonly items: readonly Item[];
  readonly sends: readonly ResolvedSend[];
  /** Some lines are bad or stand where they cannot. */
  readonly damaged: boolean;
  /** Lines of its blocks are bad, misplaced or missing: which messages follow which is not known. */
  readonly unsound: boolean;
  /** Whether the flow's `processed by` is about it: a part of a longer conversation begins later. */
  readonly hasProcessors: boolean;
}

/** What is to be compared in the flow of this section: the flow, or the `follows` blocks of a sketch. */
export function subjectsOf(resolution: Resolution): Subject[] {
  const head = flowMeant(resolution.section);
  if (!head) return [];
  if (!head.none) return [wholeFlow(resolution)];
  return resolution.structure.blocks.flatMap((block) => followsBlock(block, resolution) ?? []);
}

function wholeFlow(resolution: Resolution): Subject {
  const { section, structure, model, versions, sends } = resolution;
  const head = flowMeant(section) as NonNullable<ReturnType<typeof flowMeant>>;
  const { items, damaged } = structure;
  const unsound = structure.unsound.length > 0;
  const declared = head.model !== undefined;
  const known = !declared || (model !== undefined && versions.length === head.versions.length);
  const title = head.title ?? head.word;
  const names = head.versions;
  const modelName = head.model?.text;
  return {
    line: section.headLine,
    title,
    names,
    modelName,
    model,
    versions,
    declared,
    known,
    items,
    sends,
    damaged,
    unsound,
    hasProcessors: true,
  };
}

function followsBlock(block: Block, resolution: Resolution): Subject | undefined {
  const { statement, line } = block;
  if (statement.kind !== "follows") return undefined;
  const model = resolution.scope.models.get(statement.model.text);
  const names = statement.versions;
  const versions = names.flatMap((name) => model?.versions.get(name.text) ?? []);
  const last = block.end ?? resolution.section.statements.length;
  const inside = (at: number) => at > line && at < last;
  const { misplaced, unsound } = resolution.structure;
  const bad = resolution.section.statements.some((s, at) => inside(at) && s.kind === "bad");
  return {
    line,
    title: names.length > 0 ? { start: names[0]?.start ?? 0, end: names.at(-1)?.end ?? 0 } : statement.model,
    ...{ names, modelName: statement.model.text, model, versions, declared: true, hasProcessors: false },
    known: model !== undefined && versions.length === names.length,
    items: block.branches.flatMap((branch) => branch.items),
    sends: resolution.sends.filter(({ send }) => inside(send.line)),
    unsound: block.end === undefined || unsound.some(inside),
    damaged: bad || block.end === undefined || misplaced.some((problem) => inside(problem.line)),
  };
}
