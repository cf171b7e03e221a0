/** Colours and weights for a terminal, or none. */
import pc from "picocolors";
import type { Severity } from "../language-service";

type Paint = (text: string) => string;

export interface Style {
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly bold: Paint;
  /** For what is not the script's own: line numbers, arrows. */
  readonly mark: Paint;
  readonly good: Paint;
}

/** The style for a stream. */
export function styleFor(isTerminal: boolean): Style {
  const { bold, red, yellow, cyan, green, blue } = pc.createColors(wantsColour(isTerminal));
  const heavy = (paint: Paint) => (text: string) => bold(paint(text));
  const severity = { error: heavy(red), warning: heavy(yellow), information: heavy(blue), hint: heavy(cyan) };
  return { severity, bold, mark: heavy(blue), good: heavy(green) };
}

/** Decided here, since picocolors also colours what continuous integration and Windows write to files. */
function wantsColour(isTerminal: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return isTerminal && TERM !== "dumb";
}
