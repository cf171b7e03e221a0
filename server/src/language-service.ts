/**
 * The façade: everything the language can do, as plain functions over immutable snapshots of scripts. The server and
 * the command line are thin shells around it. Nothing here reads a file, a clock or a connection, and nothing throws
 * for any text.
 */
import { hoverAt } from "./features/hover";
import { library } from "./library/library";
import { type Files, type UsedFiles, usedBy } from "./names/uses";
import { check, NO_SEVERITIES, type ScriptResult, type Severities } from "./rules/check";
import { type FlowReport, flowReports } from "./rules/flows";
import { type Guide, guideTo } from "./rules/guide";
import { type Finding, present } from "./rules/present";
import { type Position, parseScript, type Script } from "./syntax/script";

export { LIBRARY_URI, libraryFiles } from "./library/library";
export { canonicalAddress } from "./names/addresses";
export type { Files, UsedFile } from "./names/uses";
export { NO_SEVERITIES, type Severities } from "./rules/check";
export type { FlowReport } from "./rules/flows";
export type { Guide } from "./rules/guide";
export { groups as ruleGroups } from "./rules/index";
export type { Finding, RelatedPlace } from "./rules/present";
export type { Severity } from "./rules/rule";
export { isLevel, LEVELS, type Level, noSuchRule, problemWith } from "./rules/severities";
export {
  editScript,
  type Position,
  parseScript,
  type Range,
  type Script,
  type TextChange,
  textOf,
} from "./syntax/script";
export { remade } from "./syntax/stretch";

export interface Report {
  /** In the order of their places. */
  readonly findings: readonly Finding[];
  /** One a flow, in the order of the script. */
  readonly flows: readonly FlowReport[];
  /** How many findings are not among these because comments silence them. */
  readonly silenced: number;
}
/** What the user may set: severities by code; `off` silences a rule. Pass the same map again while it is the same. */
export interface CheckSettings {
  readonly severities?: Severities;
  /** Looks up the files that scripts use; without it, nothing is known of them. See {@link usedFiles}. */
  readonly files?: Files;
}

function resultOf(script: Script, settings: CheckSettings | undefined): ScriptResult {
  const { scope, others } = library();
  return check(script, others.get(script.uri) ?? scope, settings?.severities ?? NO_SEVERITIES, settings?.files);
}

/**
 * Everything that is found in the script; what was found for untouched sections is reused, down to the objects: the list
 * of findings is the last one where they are the same, and so is each finding at both of its ends. Never throws.
 */
export function checkScript(script: Script, settings?: CheckSettings): Report {
  const result = resultOf(script, settings);
  return {
    findings: present(result, [...result.used.scripts, ...library().scripts]),
    // Only reports of the command line list them.
    get flows() {
      return flowReports(result);
    },
    silenced: result.silenced,
  };
}

/** What is known of the name or keyword at this position, as Markdown; undefined where nothing is. */
export function hover(script: Script, position: Position, settings?: CheckSettings): ReturnType<typeof hoverAt> {
  return hoverAt(resultOf(script, settings), position);
}

/**
 * The canonical addresses of the files that a script uses, directly and through others, as far as `files` knows them;
 * `unknown` are those that it knows nothing of. Who reads these and asks again until there are none has all of them.
 */
export function usedFiles(script: Script, files: Files): Pick<UsedFiles, "addresses" | "unknown"> {
  return usedBy(script, files);
}

/** All there is to say of the rule of this code; undefined where there is none. */
export function ruleGuide(code: string): Guide | undefined {
  return guideTo(
    code,
    (text, severities) => checkScript(parseScript("file:///example.msgflow", text), { severities }).findings,
  );
}
