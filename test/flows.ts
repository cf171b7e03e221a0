/** Helpers for tests that check small flows. */
import assert from "node:assert/strict";
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
    model: conformance?.model?.declaration.name,
    versions: conformance?.versions.map((version) => version.name) ?? [],
    nearest: conformance?.nearest?.name,
    deviations,
  };
}

/** A flow of these messages (`A -> B : M`), with the parties above. */
export function flow(head: string, ...lines: string[]): string {
  return `${PARTIES}flow "T"${head}\n${lines.join("\n")}\n`;
}

/** A flow and what is to be told of it; without deviations none are expected. */
export interface FlowCase {
  readonly says: string;
  readonly head?: string;
  readonly lines: readonly string[];
  readonly conforms: boolean | null;
  readonly model?: string;
  readonly versions?: readonly string[];
  readonly deviations?: readonly string[];
}

/** A test for each case. */
export function checkFlows(cases: readonly FlowCase[]): void {
  for (const { says, head = "", lines, conforms, model, versions, deviations = [] } of cases)
    it(says, () => {
      const verdict = verdictOf(flow(head, ...lines));
      assert.deepEqual(verdict.deviations, deviations);
      assert.equal(verdict.conforms, conforms);
      if (model) assert.equal(verdict.model, model);
      if (versions) assert.deepEqual(verdict.versions, versions);
    });
}

/** A case whose first messages go by name. */
export type NamedCase<Name extends string> = Omit<FlowCase, "lines"> & {
  readonly sends: readonly Name[];
  readonly lines?: readonly string[];
};
export function withMessages<Name extends string>(
  messages: Readonly<Record<Name, string>>,
  cases: readonly NamedCase<Name>[],
): FlowCase[] {
  return cases.map(({ sends, lines = [], ...rest }) => ({
    ...rest,
    lines: [...sends.map((name) => messages[name]), ...lines],
  }));
}
