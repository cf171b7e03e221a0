/** The last line of a report for people. */
import type { Severity } from "../language-service";
import type { Tally } from "./report";
import type { Style } from "./style";

/** `12 files, 14 flows: 3 errors, 1 warning`. Nothing where not one file could be checked: that has been told. */
export function summaryLine(tally: Tally, style: Style): string {
  if (tally.files === 0) return "";
  const checked = `${plural(tally.files, "file")}, ${plural(tally.flows, "flow")}`;
  const found = (["error", "warning", "information", "hint"] as const).filter((kind) => tally.findings[kind] > 0);
  const parts = found.map((kind) => style.severity[kind](counted(tally.findings[kind], kind)));
  const silenced = tally.silenced > 0 ? ` (${tally.silenced} silenced)` : "";
  if (parts.length > 0) return `${style.bold(checked)}: ${parts.join(", ")}${silenced}\n`;
  const text = `${checked}: no findings${silenced}${verdicts(tally)}`;
  return tally.problems === 0 ? `${style.good(`✓ ${text}`)}\n` : `${style.bold(text)}\n`;
}

/** No findings is not yet that every flow conforms: some may be sketches, or silenced. */
function verdicts({ flows, conforming, failing }: Tally): string {
  if (flows === 0) return "";
  if (conforming === flows) return flows === 1 ? ", the flow conforms" : ", all flows conform";
  const parts: [number, string][] = [
    [conforming, conforming === 1 ? "conforms" : "conform"],
    [failing, failing === 1 ? "does not" : "do not"],
    [flows - conforming - failing, "not checked for conformance"],
  ];
  return `; ${parts.flatMap(([n, what]) => (n > 0 ? [`${n} ${what}`] : [])).join(", ")}`;
}

/** Information is not counted in English. */
const counted = (n: number, kind: Severity) => (kind === "information" ? `${n} information` : plural(n, kind));

const plural = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;
