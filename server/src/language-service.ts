/**
 * The façade: everything the language can do, as plain functions over immutable snapshots of scripts. The server and
 * the command line are thin shells around it. Nothing here reads a file, a clock or a connection, and nothing throws
 * for any text.
 */
import { hoverAt } from "./features/hover";
import { library } from "./library/library";
import { check, NO_SEVERITIES, type ScriptResult, type Severities } from "./rules/check";
import { type FlowReport, flowReports } from "./rules/flows";
import { type Finding, present, type Starts, startsOf } from "./rules/present";
import type { Position, Script } from "./syntax/script";

export { LIBRARY_URI, libraryFiles } from "./library/library";
export type { FlowReport } from "./rules/flows";
export type { Finding, RelatedPlace } from "./rules/present";
export type { Severity } from "./rules/rule";
export {
  editScript,
  type Position,
  parseScript,
  type Range,
  type Script,
  type TextChange,
  textOf,
} from "./syntax/script";

export interface Report {
  /** In the order of their places. */
  readonly findings: readonly Finding[];
  /** One a flow, in the order of the script. */
  readonly flows: readonly FlowReport[];
}
/** What the user may set: severities by code; `off` silences a rule. Pass the same map again while it is the same. */
export interface CheckSettings {
  readonly severities?: Severities;
}

function resultOf(script: Script, settings: CheckSettings | undefined): ScriptResult {
  const { scope, before } = library();
  return check(script, before.get(script.uri) ?? scope, settings?.severities ?? NO_SEVERITIES);
}

function startsFor(script: Script): Starts {
  return startsOf([script, ...library().scripts]);
}

/** Everything that is found in the script; what was found for untouched sections is reused. Never throws. */
export function checkScript(script: Script, settings?: CheckSettings): Report {
  const result = resultOf(script, settings);
  return { findings: present(result, startsFor(script)), flows: flowReports(result) };
}

/** What is known of the name or keyword at this position, as Markdown; undefined where nothing is. */
export function hover(script: Script, position: Position): ReturnType<typeof hoverAt> {
  return hoverAt(resultOf(script, undefined), position);
}
