/** The verdicts over the flows of a script, as the machine-readable report lists them. */
import type { FlowConformance } from "../conformance/deviation";
import { flowMeant } from "../names/resolve";
import type { ScriptResult, SectionResult } from "./check";

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
  for (const sectionResult of result.sections) {
    const { section } = sectionResult;
    const head = flowMeant(section);
    if (head)
      reports.push({ title: head.title?.text ?? "", line: start + section.headLine, ...reportOf(sectionResult) });
    start += section.texts.length;
  }
  return reports;
}

/** A sketch has the verdict of its `follows` blocks together: it conforms where all of them do. */
export function reportOf({ conformances }: SectionResult): Omit<FlowReport, "title" | "line"> {
  const verdicts = conformances.map(({ conforms }) => conforms);
  const conforms = verdicts.includes(false) ? false : verdicts.includes(null) || verdicts.length === 0 ? null : true;
  const names = conformances.flatMap(namedVersions);
  return {
    model: conformances.map(modelName).find((name) => name !== null) ?? null,
    versions: [...new Set(names)],
    declared: conformances.length > 0 && conformances.every(({ declared }) => declared),
    conforms,
  };
}

function modelName({ model, subject }: FlowConformance): string | null {
  return model?.declaration.name ?? subject.modelName ?? null;
}

/** The versions of the verdict, or, where an unknown name kept the flow from being compared, those named. */
function namedVersions({ versions, subject }: FlowConformance): string[] {
  return subject.known ? versions.map((version) => version.name) : subject.names.map((name) => name.text);
}
