/**
 * The façade: everything the language can do, as plain functions over immutable snapshots of scripts. The server and
 * the command line are thin shells around it. Nothing here reads a file, a clock or a connection, and nothing throws
 * for any text.
 */

import { type CodeActions, codeActionsIn, safeFixesOf } from "./features/code-actions";
import { codeLensesOf } from "./features/code-lens";
import { type CompletionRequest, completionAt } from "./features/completion";
import { describe } from "./features/completion/describe";
import type { About } from "./features/completion/proposal";
import { conversion } from "./features/convert-version";
import { definitionAt } from "./features/definition";
import { type Diagram, diagramAt, diagramLensesOf } from "./features/diagram";
import type { FixEdit } from "./features/fix-edits";
import { type FlowTest, flowTestsOf } from "./features/flow-tests";
import { highlightsAt } from "./features/highlights";
import { hoverAt } from "./features/hover";
import { type HintKinds, inlayHintsIn } from "./features/inlay-hints";
import { originalOf, othersThan } from "./features/known-scripts";
import { type Refactoring, refactoringsAt } from "./features/refactorings";
import { referencesAt, wordsToRefer } from "./features/references";
import { renamableAt, renameAt, wordsToRename } from "./features/rename";
import type { TokenSet } from "./features/section-tokens";
import { type Tokens, tokenDataIn, tokensOf } from "./features/tokens";
import { library } from "./library/library";
import { type ResolvedScript, resolveScript } from "./names/resolved";
import { type Files, NO_FILES, type UsedFiles, usedBy } from "./names/uses";
import { check, checkedAlready, NO_SEVERITIES, type ScriptResult, type Severities } from "./rules/check";
import { type FlowReport, flowReports } from "./rules/flows";
import { type Guide, guideTo } from "./rules/guide";
import { type Finding, findingsOf, type PlacedFindings } from "./rules/placed";
import { present } from "./rules/present";
import { countSilenced } from "./rules/silence";
import { type Position, parseScript, type Range, type Script } from "./syntax/script";

export type { CodeActions } from "./features/code-actions";
export { SHOW_FINDINGS } from "./features/code-lens";
export type { ListFolder, Proposals } from "./features/completion";
export type { About, Proposal } from "./features/completion/proposal";
export { TRIGGERS as COMPLETION_TRIGGERS } from "./features/completion/trigger";
export { type Diagram, OPEN_DIAGRAM } from "./features/diagram";
export { applied, type FixEdit } from "./features/fix-edits";
export { type FoldingClient, foldingRanges } from "./features/folding";
export { documentEdits, rangesEdits, typedEdits } from "./features/formatting";
export type { HintKinds } from "./features/inlay-hints";
export type { Edits } from "./features/line-edits";
export { documentLinks } from "./features/links";
export type { TokenSet } from "./features/section-tokens";
export { firstWhere } from "./features/sections-between";
export { selectionRanges } from "./features/selection";
export { documentSymbols, symbolList } from "./features/symbols";
export { tokenEdits } from "./features/token-delta";
export { tokenLegend } from "./features/token-types";
export { type Tokens, tokenData } from "./features/tokens";
export { namesOfScript, type ScriptNames, workspaceSymbols } from "./features/workspace-symbols";
export { LIBRARY_URI, libraryFiles } from "./library/library";
export { canonicalAddress } from "./names/addresses";
export { otherLetterCase } from "./names/letter-case";
export type { Files, Unreadable, UsedFile } from "./names/uses";
export { NO_SEVERITIES, type Severities } from "./rules/check";
export type { FlowReport } from "./rules/flows";
export type { Guide } from "./rules/guide";
export { groups as ruleGroups } from "./rules/index";
export {
  type Finding,
  findingsOf,
  type LocalFinding,
  type PlacedFindings,
  type RelatedPlace,
  sayTheSame,
  standing,
} from "./rules/placed";
export type { Severity } from "./rules/rule";
export { isLevel, LEVELS, type Level, noSuchRule, problemWith } from "./rules/severities";
export { formattedText } from "./syntax/format";
export { FORMATTING_CHARACTERS } from "./syntax/format-typed";
export {
  editScript,
  type Position,
  parseScript,
  type Range,
  type Script,
  type TextChange,
  textOf,
} from "./syntax/script";
export { lineStarts } from "./syntax/starts";
export { sameItems } from "./syntax/stretch";

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
 * of findings is the last one where they are the same, and so is each finding that has neither moved nor changed. Never
 * throws.
 */
export function checkScript(script: Script, settings?: CheckSettings): Report {
  const result = resultOf(script, settings);
  return {
    findings: findingsOf(placedIn(result)),
    // Only reports of the command line list them.
    get flows() {
      return flowReports(result);
    },
    silenced: countSilenced(result.left),
  };
}

/**
 * The findings of {@link checkScript}, kept with the first lines of their sections: after an edit most are the same
 * objects, also where they have moved, and the list is the last one where they are the same. Never throws.
 */
export function placedFindings(script: Script, settings?: CheckSettings): readonly PlacedFindings[] {
  return placedIn(resultOf(script, settings));
}

const placedIn = (result: ScriptResult) => present(result, [...result.used.scripts, ...library().scripts]);

/** What can be done about the findings that touch the range; each fix has been tried. Never throws. */
export function codeActions(script: Script, range: Range, settings?: CheckSettings): CodeActions[] {
  return codeActionsIn(resultOf(script, settings), range, (changed) => resultOf(changed, settings));
}

/** What can be changed in how the flow at a position is written. Never throws. */
export function refactorings(script: Script, position: Position, settings?: CheckSettings): Refactoring[] {
  return refactoringsAt(resultOf(script, settings), position);
}

/** The edits that make the flow at a line follow another version of its model, as far as fixes can. Never throws. */
export function convertFlow(script: Script, line: number, version: string, settings?: CheckSettings): FixEdit[] {
  return conversion(resultOf(script, settings), line, version, (changed) => resultOf(changed, settings));
}

/** The flows of the script as tests, in the order of the lines. Never throws. */
export function flowTests(script: Script, settings?: CheckSettings): FlowTest[] {
  return flowTestsOf(resultOf(script, settings), checkScript(script, settings).findings);
}

/** The edits of all fixes in the script that are certain, for applying them without being asked, in their order. */
export function safeFixes(script: Script, settings?: CheckSettings): FixEdit[] {
  return safeFixesOf(resultOf(script, settings));
}

/** What is known of the name or keyword at this position, as Markdown; undefined where nothing is. */
export function hover(script: Script, position: Position, settings?: CheckSettings): ReturnType<typeof hoverAt> {
  return hoverAt(resultOf(script, settings), position);
}

/**
 * What could be written at this position; undefined where nothing is proposed. Proposals for paths need to know what is in
 * a folder: who does not, when asked for it, can ask again when it does. Never throws.
 */
export function complete(script: Script, position: Position, request?: CompletionRequest, settings?: CheckSettings) {
  return completionAt(resultOf(script, settings), position, request);
}

/** The documentation of a proposal that was made on a line, as Markdown; undefined where there is none. */
export function describeProposal(script: Script, about: About, line: number, settings?: CheckSettings) {
  return describe(about, resultOf(script, settings), line);
}

/** Where the name or file at this position is declared; a role's name may stand for several participants. */
export function definition(script: Script, position: Position, settings?: CheckSettings) {
  const result = resultOf(ownOf(script), settings);
  return definitionAt(result, position, [...result.used.scripts, ...library().scripts]);
}

/** Where the script names what stands at this position. */
export function highlights(script: Script, position: Position, settings?: CheckSettings) {
  return highlightsAt(resultOf(ownOf(script), settings), position);
}

/**
 * What renaming and references need: the scripts that are `known` beside the one asked of, to be looked into as well. Who
 * calls {@link resolveNames} for each of these before, in parts, gets an answer soon.
 */
export interface Known extends CheckSettings {
  readonly known: readonly Script[];
}

/** Where all scripts that are known, and those of the library, name what stands at this position. */
export function references(script: Script, position: Position, includeDeclaration: boolean, settings: Known) {
  const others = () => othersOf(script, settings);
  return referencesAt(resultOf(ownOf(script), settings), position, others, includeDeclaration);
}

/** The words that stand in every file that {@link references} may find something in beside this one. */
export function referenceWords(script: Script, position: Position, settings?: CheckSettings): readonly string[] {
  return wordsToRefer(resultOf(ownOf(script), settings), position);
}

/** The words that stand in every file that {@link rename} concerns beside this one. */
export function renameWords(
  script: Script,
  position: Position,
  newName: string,
  settings?: CheckSettings,
): readonly string[] {
  return wordsToRename(resultOf(ownOf(script), settings), position, newName);
}

/** The name at this position, where it can be renamed, or why it cannot; undefined where there is none. */
export function prepareRename(script: Script, position: Position, settings?: CheckSettings) {
  return renamableAt(resultOf(ownOf(script), settings), position);
}

/** The edits that give the thing at this position another name, or why it cannot have it; undefined where there is none. */
export function rename(script: Script, position: Position, newName: string, settings: Known) {
  return renameAt(resultOf(ownOf(script), settings), position, newName, {
    others: () => othersOf(script, settings),
    files: settings.files ?? NO_FILES,
    library: library().scope,
  });
}

/** The semantic tokens of the script: the same list, and the same items, as long as they are the same. */
export function semanticTokens(script: Script, settings?: CheckSettings, set: TokenSet = "names"): Tokens {
  return tokensOf(resultOf(script, settings), set);
}

/** Those in the lines of a range, in the protocol's numbers. */
export function semanticTokensIn(
  script: Script,
  range: Range,
  settings?: CheckSettings,
  set: TokenSet = "names",
): number[] {
  return tokenDataIn(resultOf(script, settings), range, set);
}

const ownOf = (script: Script) => originalOf(script, library().scripts);

function othersOf(script: Script, settings: Known): ResolvedScript[] {
  return othersThan(script, settings.known, library().scripts).map((one) => resolveNames(one, settings));
}

/** What the names of a script mean; kept with the script. A script that is checked is not looked through again. */
export function resolveNames(script: Script, { files = NO_FILES }: CheckSettings): ResolvedScript {
  const { scope, others } = library();
  const seen = others.get(script.uri) ?? scope;
  return checkedAlready(script, seen, files) ?? resolveScript(script, seen, files);
}

/**
 * The lenses of a script. `address` is how the client spells its address, where the client has the command
 * {@link SHOW_FINDINGS}.
 */
export function codeLenses(
  script: Script,
  address?: string,
  settings?: CheckSettings,
): ReturnType<typeof codeLensesOf> {
  return codeLensesOf(resultOf(script, settings), address);
}

/** The lenses that open diagrams, for a client that has the command {@link OPEN_DIAGRAM}. */
export function diagramLenses(script: Script, address: string, settings?: CheckSettings) {
  return diagramLensesOf(resultOf(script, settings), address);
}

/** The diagram of the flow or version at a line, or of the nearest; undefined where the script has none. Never throws. */
export function diagram(script: Script, line: number, settings?: CheckSettings): Diagram | undefined {
  return diagramAt(resultOf(script, settings), line, checkScript(script, settings).findings);
}

/** The inlay hints of these kinds in a range. */
export function inlayHints(
  script: Script,
  range: Range,
  kinds: HintKinds,
  settings?: CheckSettings,
): ReturnType<typeof inlayHintsIn> {
  return inlayHintsIn(resultOf(script, settings), range, kinds);
}

/**
 * The canonical addresses of the files that a script uses, directly and through others, as far as `files` knows them;
 * `unknown` are those that it knows nothing of. Who reads these and asks again until there are none has all of them.
 */
export function usedFiles(script: Script, files: Files): Pick<UsedFiles, "addresses" | "unknown"> {
  return usedBy(script, files);
}

/** The file of the standard library at an address; undefined where none is. */
export const libraryScript = (uri: string): Script | undefined => library().scripts.find((one) => one.uri === uri);

/** All there is to say of the rule of this code; undefined where there is none. */
export function ruleGuide(code: string): Guide | undefined {
  return guideTo(
    code,
    (text, severities) => checkScript(parseScript("file:///example.msgflow", text), { severities }).findings,
  );
}
