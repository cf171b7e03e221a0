/** The diagram of the flow, or of the version, at a line: its text for Mermaid, and the lines that its messages stand in. */
import type { CodeLens } from "vscode-languageserver-types";
import { mermaidOf } from "../diagrams/mermaid";
import { flowMeant } from "../names/resolve";
import type { ScriptResult, SectionResult } from "../rules/check";
import type { Finding } from "../rules/placed";
import { type Position, sectionAt } from "../syntax/script";
import { lineStarts } from "../syntax/starts";
import { saidOf } from "./code-lens";
import { rangeOf } from "./extent";
import { sectionText } from "./symbol-texts";

/** The command of a client that opens a diagram; its arguments are the script's address and a position in the flow. */
export const OPEN_DIAGRAM = "msgflow.openDiagram";

export interface Diagram {
  readonly title: string;
  /** The verdict over a flow in a few words; "" for a version. */
  readonly said: string;
  /** Where the title stands. */
  readonly start: Position;
  /** The first and the last line of what is drawn. */
  readonly lines: readonly [number, number];
  /** For Mermaid. */
  readonly source: string;
  /** Its messages, in their order. */
  readonly messages: readonly DrawnMessage[];
}
export interface DrawnMessage {
  readonly line: number;
  /** What is found in its lines, those of its attributes included. */
  readonly findings: readonly Pick<Finding, "severity" | "message">[];
}

/**
 * The diagram of the section at a line, or of the last one above that can be drawn, else of the first below; undefined where
 * there is none. `findings` are all of the script. Never throws.
 */
export function diagramAt(result: ScriptResult, line: number, findings: readonly Finding[]): Diagram | undefined {
  const { index } = sectionAt(result.script, line);
  const isDrawn = ({ section: { kind } }: SectionResult) => kind === "flow" || kind === "version";
  const above = result.sections.slice(0, index + 1).findLastIndex(isDrawn);
  const drawn = above >= 0 ? above : result.sections.findIndex(isDrawn);
  const section = result.sections[drawn];
  return section && diagramOf(section, lineStarts(result.script)[drawn] as number, findings);
}

function diagramOf(result: SectionResult, start: number, findings: readonly Finding[]): Diagram {
  const { section, resolution } = result;
  const last = start + section.texts.length - 1;
  const own = findings.filter(({ range, severity }) => {
    return severity !== "hint" && range.start.line >= start && range.start.line <= last;
  });
  const { name, at } = sectionText(section);
  return {
    title: name,
    said: flowMeant(section) ? saidOf(result) : "",
    start: { line: start + section.headLine, character: at.start },
    lines: [start, last],
    source: mermaidOf(resolution),
    messages: resolution.structure.sends.map((send) => {
      const line = start + send.line;
      const end = start + (send.attributes.at(-1)?.line ?? send.line);
      const found = own.filter(({ range }) => range.start.line >= line && range.start.line <= end);
      return { line, findings: found.map(({ severity, message }) => ({ severity, message })) };
    }),
  };
}

/** A lens over each flow that opens its diagram. `address`: how the client that has the command spells the script's. Never throws. */
export function diagramLensesOf(
  { script, sections }: Pick<ScriptResult, "script" | "sections">,
  address: string,
): CodeLens[] {
  const starts = lineStarts(script);
  return sections.flatMap(({ section }, i) => {
    const head = flowMeant(section);
    if (!head) return [];
    const { start, end } = head.title ?? head.word;
    const line = section.headLine;
    const range = rangeOf({ first: line, start, last: line, end }, starts[i] as number);
    return [{ range, command: { title: "Open diagram", command: OPEN_DIAGRAM, arguments: [address, range.start] } }];
  });
}
