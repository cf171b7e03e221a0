/**
 * Code lenses: over each flow, and over each part of a sketch that follows a model, the verdict in a few words and how
 * many findings there are. Made once for each section, placed in the script when they are asked for.
 */
import type { CodeLens, Command } from "vscode-languageserver-types";
import type { FlowConformance } from "../conformance/deviation";
import type { Model, VersionDeclaration } from "../names/declarations";
import { flowMeant } from "../names/resolve";
import type { ScriptResult, SectionResult } from "../rules/check";
import type { SectionFinding } from "../rules/rule";
import { oneLine } from "../syntax/one-line";
import type { Position } from "../syntax/script";
import { lineStarts } from "../syntax/starts";
import type { Span } from "../syntax/statement";
import { verdictOf } from "./verdict";
import { listed } from "./wording";

/** The command of a client that shows a finding; its arguments are the script's address and the finding's position. */
export const SHOW_FINDINGS = "msgflow.showFindings";

/** A lens relative to its section. */
interface SectionLens {
  readonly line: number;
  readonly span: Span;
  readonly title: string;
  /** The first of the findings that it counts. */
  readonly finding: SectionFinding | undefined;
}
interface Made {
  readonly across: readonly SectionFinding[];
  readonly lenses: readonly SectionLens[];
}

const known = new WeakMap<SectionResult, Made>();
const NONE: readonly SectionFinding[] = [];

/**
 * The lenses of a script, in the order of the lines. `address`: how the client spells the script's address, where it has a
 * command that shows findings; without it, lenses can only be read. Never throws.
 */
export function codeLensesOf({ script, sections, across }: ScriptResult, address?: string): CodeLens[] {
  const starts = lineStarts(script);
  const lenses: CodeLens[] = [];
  for (const [i, section] of sections.entries()) {
    if (section.section.kind !== "flow") continue;
    for (const lens of lensesOf(section, across.get(section.section) ?? NONE))
      lenses.push(placed(lens, starts[i] as number, address));
  }
  return lenses;
}

function placed({ line, span, title, finding }: SectionLens, start: number, address: string | undefined): CodeLens {
  const at = (character: number): Position => ({ line: start + line, character });
  const range = { start: at(span.start), end: at(span.end) };
  if (!finding || address === undefined) return { range, command: { title, command: "" } };
  const position: Position = { line: start + finding.line, character: finding.start };
  return { range, command: { title, command: SHOW_FINDINGS, arguments: [address, position] } satisfies Command };
}

/** `across`: findings in the section that depend on others, too. */
function lensesOf(section: SectionResult, across: readonly SectionFinding[]): readonly SectionLens[] {
  const last = known.get(section);
  if (last?.across === across) return last.lenses;
  const lenses = [...flowLens(section, across), ...followsLenses(section, across)];
  known.set(section, { across, lenses });
  return lenses;
}

function flowLens(
  { section, conformances, findings }: SectionResult,
  across: readonly SectionFinding[],
): SectionLens[] {
  const head = flowMeant(section);
  if (!head) return [];
  return [lens(section.headLine, head.title ?? head.word, saidOf({ section, conformances }), [...findings, ...across])];
}

/** The verdict over a flow in a few words; for a sketch, that it is one. */
export function saidOf({ section, conformances }: Pick<SectionResult, "section" | "conformances">): string {
  const [conformance] = conformances;
  return flowMeant(section)?.none || !conformance ? "sketch" : shortVerdict(conformance);
}

/** Of the parts of a sketch that follow a model. */
function followsLenses(result: SectionResult, across: readonly SectionFinding[]): SectionLens[] {
  if (!flowMeant(result.section)?.none) return [];
  return result.conformances.map((conformance) => {
    const { line, title } = conformance.subject;
    const block = result.resolution.structure.blocks.find((one) => one.line === line);
    const last = block?.end ?? Number.POSITIVE_INFINITY;
    const inside = [...result.findings, ...across].filter((one) => one.line >= line && one.line <= last);
    return lens(line, block?.statement.word ?? title, shortVerdict(conformance), inside);
  });
}

function lens(line: number, span: Span, said: string, findings: readonly SectionFinding[]): SectionLens {
  // Hints are shown in their place, and in no list of problems.
  const counted = findings.filter(({ severity }) => severity !== "hint");
  const [first, ...others] = counted.sort((a, b) => a.line - b.line || a.start - b.start);
  const count = others.length > 0 ? `${counted.length} findings` : "1 finding";
  return { line, span, title: first ? `${said}, ${count}` : said, finding: first };
}

/** The verdict over what was compared, in a few words. */
export function shortVerdict(conformance: FlowConformance): string {
  const { model } = conformance;
  const verdict = verdictOf(conformance);
  switch (verdict.kind) {
    case "follows":
      return `follows ${label(model, verdict.versions, "and")}`;
    case "some-follow":
      return `some paths follow ${label(model, verdict.versions, "and")}, others do not`;
    case "follows-otherwise":
      return `follows ${label(model, verdict.versions, "and")} except for a protocol`;
    case "follows-unnamed":
      return `follows ${label(model, verdict.versions, "and")}, which is not named`;
    case "deviates":
      return `does not follow ${label(model, verdict.versions, "or")}`;
    case "nearest":
      return `nearest: ${label(model, [verdict.version], "or")}`;
    case "damaged":
      return `no verdict, nearest: ${label(model, [verdict.nearest], "or")}`;
    case "no-model":
      return "follows no model";
    case "too-large":
      return "too large to be compared";
    case "unchecked":
      return "not compared with a model";
  }
}

/** `Stop Processing A or B`, as plain text. */
function label(model: Model | undefined, versions: readonly VersionDeclaration[], conjunction: "and" | "or"): string {
  const names = listed(
    versions.map((version) => version.name),
    conjunction,
  );
  const title = model ? oneLine(model.declaration.title) || model.declaration.name : "";
  return `${title} ${names}`.trim() || "its model";
}
