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
  const conformance = result.sections.flatMap((section) => section.conformances)[0];
  const deviations = (conformance?.deviations ?? []).map((deviation) => {
    const when = deviation.when ? ` when ${deviation.when.text}` : "";
    if (deviation.kind === "missing") return `missing ${deviation.step.message}${when}`;
    return `${deviation.kind}${"send" in deviation ? ` ${deviation.send.message?.name}` : ""}${when}`;
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
