/** The verdicts over the flows of a script, as the machine-readable report lists them. */
import { flowHead } from "../names/resolve";
import type { ScriptResult } from "./check";

export interface FlowReport {
  /** "" for a flow without a title. */
  readonly title: string;
  readonly line: number;
  /** The model's name: the one named, or the one that fits best; null without. */
  readonly model: string | null;
  /** The versions some path follows; if none, those named, or the nearest. */
  readonly versions: readonly string[];
  /** Whether the script itself names the model. */
  readonly declared: boolean;
  /** Null where conformance is not checked. */
  readonly conforms: boolean | null;
}

/** One report a flow, in the order of the script. */
export function flowReports(result: ScriptResult): FlowReport[] {
  const reports: FlowReport[] = [];
  let start = 0;
  for (const { section, conformance } of result.sections) {
    const head = flowHead(section);
    if (head)
      reports.push({
        title: head.title?.text ?? "",
        line: start + section.headLine,
        model: conformance?.model?.declaration.name ?? head.model?.text ?? null,
        versions: conformance?.versions.map((v) => v.name) ?? head.versions.map((v) => v.text),
        declared: conformance?.declared ?? head.model !== undefined,
        conforms: conformance?.conforms ?? null,
      });
    start += section.texts.length;
  }
  return reports;
}
