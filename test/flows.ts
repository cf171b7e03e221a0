/** Helpers for tests that check small flows. */
import { parseScript } from "../server/src/language-service";
import { library } from "../server/src/library/library";
import { check } from "../server/src/rules/check";

/** Parties for flows in tests, one or two of each role. */
const PARTIES = `participant Chat : MediaServer
participant Mail : MediaServer
participant Ixn : InteractionServer
participant Desk : Agent
participant Desk2 : Agent
participant Router : URS
participant Stat : Reporting
participant Icon : Reporting
`;

/** The verdict and deviations of the first flow of a script, deviations as `kind message/step`. */
export function verdictOf(text: string) {
  const result = check(parseScript("file:///test.msgflow", text), library().scope);
  const conformance = result.sections.find((section) => section.conformance)?.conformance;
  const deviations = (conformance?.deviations ?? []).map((deviation) => {
    if (deviation.kind === "missing") return `missing ${deviation.step.message}`;
    return "send" in deviation ? `${deviation.kind} ${deviation.send.message?.name}` : deviation.kind;
  });
  return {
    conforms: conformance?.conforms,
    versions: conformance?.versions.map((version) => version.name) ?? [],
    nearest: conformance?.nearest?.name,
    deviations,
  };
}

/** A flow of these messages (`A -> B : M`), with the parties above. */
export function flow(head: string, ...lines: string[]): string {
  return `${PARTIES}flow "T"${head}\n${lines.join("\n")}\n`;
}
