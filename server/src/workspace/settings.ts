/** The settings a client may give, and what is made of what it gives: user text, so nothing in it is trusted. */
import { type HintKinds, isLevel, type Level, NO_SEVERITIES, problemWith, type Severities } from "../language-service";

/** When scripts are checked: while typing, or when they are opened and saved. */
export type ValidationRun = "onType" | "onSave";

export interface Settings {
  readonly run: ValidationRun;
  /** The severities that differ from the rules' own, by code. */
  readonly severities: Severities;
  /** Which inlay hints are shown. */
  readonly inlayHints: HintKinds;
  /** Whether the verdict is shown over each flow. */
  readonly codeLens: boolean;
}

/** A message's protocol follows from its name: on every line it would be noise, and so is shown to those who ask for it. */
export const DEFAULTS: Settings = {
  ...({ run: "onType", severities: NO_SEVERITIES } as const),
  ...{ inlayHints: { protocols: false, versions: true }, codeLens: true },
};

/** The section the settings live in, in every client. */
export const SETTINGS_SECTION = "msgflow";

export interface SettingsReading {
  readonly settings: Settings;
  /** What is wrong with the given values, as sentences; for each the default stands in. */
  readonly problems: readonly string[];
}

/**
 * Settings from the value of the client's `msgflow` section, `{ "validation": { "run": "onSave" }, "rules": { "syntax":
 * "warning" } }`. What is absent or of no known value has its default. Never throws.
 */
export function readSettings(section: unknown): SettingsReading {
  const problems: string[] = [];
  const run = choice(member(member(section, "validation"), "run"), ["onType", "onSave"], "msgflow.validation.run");
  if (run.problem !== undefined) problems.push(run.problem);
  const severities = severitiesIn(member(section, "rules"), problems);
  const isOn = (value: unknown, name: string, fallback: boolean) => flag(value, name, fallback, problems);
  const hints = member(section, "inlayHints");
  const inlayHints = {
    protocols: isOn(member(hints, "protocols"), "msgflow.inlayHints.protocols", DEFAULTS.inlayHints.protocols),
    versions: isOn(member(hints, "versions"), "msgflow.inlayHints.versions", DEFAULTS.inlayHints.versions),
  };
  const codeLens = isOn(member(section, "codeLens"), "msgflow.codeLens", DEFAULTS.codeLens);
  return { settings: { run: run.value, severities, inlayHints, codeLens }, problems };
}

/** Whether two readings set the same severities. */
export function sameSeverities(a: Severities, b: Severities): boolean {
  return a.size === b.size && [...a].every(([code, severity]) => b.get(code) === severity);
}

function severitiesIn(rules: unknown, problems: string[]): Severities {
  const severities = new Map<string, Level>();
  if (rules === undefined || rules === null) return severities;
  if (typeof rules !== "object" || Array.isArray(rules)) {
    problems.push(`msgflow.rules: ${JSON.stringify(rules)} does not give severities by code; it is passed over.`);
    return severities;
  }
  for (const [code, level] of Object.entries(rules)) {
    // What is null is taken back, as where a client has a default of its own.
    if (level === null) continue;
    const problem = problemWith(code, level);
    if (problem !== undefined) problems.push(`msgflow.rules: ${problem}`);
    else if (isLevel(level)) severities.set(code, level);
  }
  return severities;
}

/** The member of that name, where the value is an object that has it as its own. */
export function member(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

/** One of the known values, of which the first is the default. */
function choice<T extends string>(given: unknown, known: readonly [T, ...T[]], name: string) {
  const value = known.find((one) => one === given);
  if (value !== undefined) return { value };
  const fallback = known[0];
  if (given === undefined || given === null) return { value: fallback };
  const names = known.map((one) => `"${one}"`).join(" and ");
  return { value: fallback, problem: `${name}: ${JSON.stringify(given)} is none of ${names}; "${fallback}" is used.` };
}

/** What can be on or off; what is neither is told of. */
function flag(given: unknown, name: string, fallback: boolean, problems: string[]): boolean {
  if (typeof given === "boolean") return given;
  if (given !== undefined && given !== null)
    problems.push(`${name}: ${JSON.stringify(given)} is neither true nor false; ${fallback} is used.`);
  return fallback;
}
