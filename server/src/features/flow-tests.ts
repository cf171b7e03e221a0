/**
 * Flows as tests: whether each conforms, what is found in it, and its messages beside those of the version that it should
 * follow, for a comparison line by line.
 */
import type { FlowConformance } from "../conformance/deviation";
import type { StepInfo } from "../conformance/plan";
import type { Party } from "../names/parties";
import { flowMeant, type Resolution } from "../names/resolve";
import type { ScriptResult, SectionResult } from "../rules/check";
import { lineFor } from "../rules/deviations";
import { reportOf } from "../rules/flows";
import type { Finding } from "../rules/placed";
import { capital } from "../rules/wording";
import { oneLine } from "../syntax/one-line";
import type { Range } from "../syntax/script";
import { lineStarts } from "../syntax/starts";
import type { Send } from "../syntax/structure";
import { saidOf, shortVerdict } from "./code-lens";

export interface FlowTest {
  /** "" for a flow without a title. */
  readonly title: string;
  /** The title, or the word `flow`. */
  readonly range: Range;
  /** The verdict in a few words. */
  readonly said: string;
  /** Null where it is not compared with a model, or has lines that take no part. */
  readonly conforms: boolean | null;
  readonly findings: readonly Pick<Finding, "code" | "severity" | "message" | "range">[];
  /** The messages of the flow, a line each. */
  readonly actual: string;
  /** The same as the version has them; of paths that differ from one another nothing is changed. */
  readonly expected: string;
}

/** The flows of a script in the order of the lines; `findings` are all of the script, in the order of their places. Never throws. */
export function flowTestsOf(result: ScriptResult, findings: readonly Finding[]): FlowTest[] {
  const starts = lineStarts(result.script);
  let next = 0;
  return result.sections.flatMap((section, i) => {
    // Findings are in the order of their places: each section takes the next ones.
    const first = next;
    while (next < findings.length && (findings[next] as Finding).range.start.line < (starts[i + 1] as number)) next++;
    return testOf(section, starts[i] as number, findings.slice(first, next)) ?? [];
  });
}

function testOf(section: SectionResult, start: number, findings: readonly Finding[]): FlowTest | undefined {
  const head = flowMeant(section.section);
  if (!head) return undefined;
  const span = head.title ?? head.word;
  const at = (character: number) => ({ line: start + section.section.headLine, character });
  const { sends } = section.resolution.structure;
  return {
    title: oneLine(head.title?.text ?? ""),
    range: { start: at(span.start), end: at(span.end) },
    said: capital([saidOf(section), ...partsOf(section)].join(": ")),
    conforms: reportOf(section).conforms,
    findings: findings.map(({ code, severity, message, range }) => ({ code, severity, message, range })),
    actual: sends.map(lineOf).join("\n"),
    expected: expectedLines(section).join("\n"),
  };
}

/** What is said of the parts of a sketch that follow a model: they have no tests of their own. */
function partsOf({ section, conformances }: SectionResult): string[] {
  const isSketch = flowMeant(section)?.none === true;
  return isSketch && conformances.length > 0 ? [[...new Set(conformances.map(shortVerdict))].join("; ")] : [];
}

const lineOf = ({ statement: { from, to, message } }: Send) => `${from.text} -> ${to.text} : ${message.text}`;

function expectedLines({ resolution, conformances }: SectionResult): string[] {
  const { sends } = resolution.structure;
  const lines = new Lines(sends);
  for (const conformance of conformances) mend(lines, conformance, resolution);
  return lines.inOrder();
}

/** Changes the lines to what the deviations say that the version has. */
function mend(lines: Lines, { deviations, subject }: FlowConformance, resolution: Resolution): void {
  const last = subject.sends.at(-1)?.send;
  const lineOfStep = (step: StepInfo, round?: Party) => lineFor(step, resolution, round, subject.sends);
  for (const deviation of deviations) {
    if (deviation.when) continue;
    switch (deviation.kind) {
      case "unexpected":
      case "duplicate":
        lines.drop(deviation.send.send);
        break;
      case "substituted":
        lines.write(deviation.send.send, lineOfStep(deviation.step));
        break;
      case "wrong-sender":
      case "wrong-receiver":
        lines.write(deviation.send.send, partyMended(deviation, lineOfStep));
        break;
      case "out-of-order":
        lines.moveBehind(deviation.send.send, deviation.later.send);
        break;
      case "before-request":
        lines.moveBefore(deviation.request.send, deviation.send.send);
        break;
      case "missing":
        lines.insert(lineOfStep(deviation.step, deviation.party), deviation.before?.send, last);
        break;
    }
  }
}

type WrongParty = Extract<FlowConformance["deviations"][number], { kind: "wrong-sender" | "wrong-receiver" }>;

function partyMended({ kind, send, step, bound }: WrongParty, lineOfStep: (step: StepInfo) => string): string {
  if (!bound) return lineOfStep(step);
  const { from, to, message } = send.send.statement;
  return kind === "wrong-sender"
    ? `${bound.name} -> ${to.text} : ${message.text}`
    : `${from.text} -> ${bound.name} : ${message.text}`;
}

/** The lines of a flow's messages, each of which may go, change, or have others before and behind it. */
class Lines {
  readonly #of = new Map<Send, { before: string[]; own: string[]; behind: string[] }>();
  readonly #atEnd: string[] = [];

  constructor(sends: readonly Send[]) {
    for (const send of sends) this.#of.set(send, { before: [], own: [lineOf(send)], behind: [] });
  }

  drop(send: Send): void {
    this.#of.get(send)?.own.splice(0);
  }
  write(send: Send, line: string): void {
    this.#of.get(send)?.own.splice(0, 1, line);
  }
  moveBehind(send: Send, later: Send): void {
    this.#of.get(later)?.behind.push(...(this.#of.get(send)?.own.splice(0) ?? []));
  }
  moveBefore(send: Send, first: Send): void {
    this.#of.get(first)?.before.push(...(this.#of.get(send)?.own.splice(0) ?? []));
  }
  /** Before a message, or behind the last of the part that it belongs to. */
  insert(line: string, before: Send | undefined, last: Send | undefined): void {
    const place = (before && this.#of.get(before)?.before) ?? (last && this.#of.get(last)?.behind) ?? this.#atEnd;
    place.push(line);
  }

  inOrder(): string[] {
    return [...this.#of.values()]
      .flatMap(({ before, own, behind }) => [...before, ...own, ...behind])
      .concat(this.#atEnd);
  }
}
