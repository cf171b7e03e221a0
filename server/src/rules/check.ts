/**
 * Checks a script, section by section. What is found in a section is kept with the section and reused as long as
 * neither its lines nor what surrounds it (names in scope, shared participants, its model) has changed.
 */
import { conformancesOf } from "../conformance/conformance";
import type { FlowConformance } from "../conformance/deviation";
import { declarationOf, originOf } from "../names/declarations";
import { type SharedParticipants, sharedParticipants } from "../names/parties";
import { type Resolution, resolve } from "../names/resolve";
import { type Scope, type ScriptScope, scopeOf } from "../names/scope";
import { type Files, NO_FILES, type UsedFiles, usedBy } from "../names/uses";
import type { Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import { type Suppression, suppressionsOf } from "../syntax/suppression";
import { rules } from "./index";
import type { More, Rule, ScriptContext, SectionContext, SectionFinding } from "./rule";
import { type Found, silence, silencersOf } from "./silence";

/** What is known of one section. */
export interface SectionResult {
  readonly section: Section;
  readonly resolution: Resolution;
  /** The verdict over a flow; of a sketch, one for each \`follows\` block; empty for other sections. */
  readonly conformances: readonly FlowConformance[];
  /** In the order of the rules. */
  readonly findings: readonly SectionFinding[];
  readonly suppressions: readonly Suppression[];
}

/** What is known of a script. */
export interface ScriptResult {
  readonly script: Script;
  readonly scope: ScriptScope;
  readonly used: UsedFiles;
  /** One for each section, in order. */
  readonly sections: readonly SectionResult[];
  /** Findings that depend on several sections. */
  readonly across: ReadonlyMap<Section, readonly SectionFinding[]>;
  /** How many findings are silenced by comments, and so not among the others. */
  readonly silenced: number;
}

/** The severities the user set, by code. */
export type Severities = ReadonlyMap<string, SectionFinding["severity"] | "off">;
export const NO_SEVERITIES: Severities = new Map();

interface Inputs {
  readonly scriptScope: ScriptScope;
  readonly shared: SharedParticipants;
  readonly shares: boolean;
  readonly severities: Severities;
}

const cache = new WeakMap<
  Section,
  { readonly inputs: Inputs; readonly modelName: string | undefined; result: SectionResult }
>();

/** Everything found in a script against the names of `library` and of the files it uses. Never throws. */
export function check(
  script: Script,
  library: Scope,
  severities: Severities = NO_SEVERITIES,
  files: Files = NO_FILES,
): ScriptResult {
  const used = usedBy(script, files);
  const scriptScope = scopeOf(script, library, used);
  const shared = sharedParticipants(script);
  const sections = script.sections.map((section) =>
    checkSection(script, section, { scriptScope, shared, shares: shared.sections.has(section), severities }),
  );
  const across = checkAcross({ script, used, scriptScope, shared: shared.parties }, sections, severities);
  return { script, scope: scriptScope, used, ...withoutSilenced({ sections, across }, severities) };
}

/** What is left of all findings, and what is found of the comments that silence the others. */
function withoutSilenced(all: Found, severities: Severities): Found & { readonly silenced: number } {
  const silencers = silencersOf(all.sections);
  if (silencers.length === 0) return { ...all, silenced: 0 };
  const { sections, across: left, silenced } = silence(all, silencers);
  const across = new Map([...left].map(([section, findings]) => [section, [...findings]]));
  const on = activeRules(severities);
  const known = new Map(rules.map((rule) => [rule.code, on.includes(rule)]));
  for (const rule of on)
    rule.checks.silencers?.({
      ...{ silencers, sections, rules: known },
      report(section, line, span, message) {
        const found = across.get(section) ?? [];
        found.push(finding(rule, severities, line, span, message, undefined));
        across.set(section, found);
      },
    });
  return { sections, across, silenced };
}

function checkSection(script: Script, section: Section, inputs: Inputs): SectionResult {
  const modelName = inputs.scriptScope.modelOf.get(section);
  const known = cache.get(section);
  if (known && known.modelName === modelName && sameInputs(known.inputs, inputs)) return known.result;
  const result = checkAnew(script, section, inputs, modelName);
  cache.set(section, { inputs, modelName, result });
  return result;
}

function sameInputs(a: Inputs, b: Inputs): boolean {
  const sameNames = a.scriptScope.scope === b.scriptScope.scope && a.shared === b.shared;
  return sameNames && a.shares === b.shares && a.severities === b.severities;
}

function checkAnew(script: Script, section: Section, inputs: Inputs, modelName: string | undefined): SectionResult {
  const { uri } = script;
  const { scriptScope } = inputs;
  const { parties: shared, lost: lostParticipants } = inputs.shared;
  const declaration = declarationOf(uri, section);
  const around = { uri, scope: scriptScope.scope, shared, lostParticipants, declaration, modelName };
  const resolution = resolve(section, around);
  const conformances = conformancesOf(resolution);
  const findings: SectionFinding[] = [];
  let current: Rule | undefined;
  // One context for all rules: there are many sections, and most are clean.
  const context: SectionContext = {
    ...{ script, section, resolution, scriptScope, sharesParticipants: inputs.shares, conformances },
    report(line, span, message, more) {
      findings.push(finding(current as Rule, inputs.severities, line, span, message, more));
    },
    at: (line, span) => originOf(uri, section, line, span),
  };
  for (const rule of activeRules(inputs.severities)) {
    current = rule;
    runChecks(rule, context);
  }
  return { section, resolution, conformances, findings, suppressions: suppressionsOf(section) };
}

const active = new WeakMap<Severities, readonly Rule[]>();

/** The rules that are not off. */
function activeRules(severities: Severities): readonly Rule[] {
  const known = active.get(severities) ?? rules.filter((r) => (severities.get(r.code) ?? r.severity) !== "off");
  active.set(severities, known);
  return known;
}

function runChecks({ checks }: Rule, context: SectionContext): void {
  const { section, resolution } = context;
  if (checks.statement)
    for (const [line, statement] of section.statements.entries()) checks.statement(statement, line, context);
  if (checks.reference) for (const reference of resolution.references) checks.reference(reference, context);
  if (checks.send) for (const send of resolution.sends) checks.send(send, context);
  checks.section?.(context);
}

function finding(
  rule: Rule,
  severities: Severities,
  line: number,
  span: { readonly start: number; readonly end: number },
  message: string,
  more: More | undefined,
): SectionFinding {
  const set = severities.get(rule.code) ?? (rule.severity === "off" ? "warning" : rule.severity);
  const severity = severities.has(rule.code) ? set : (more?.severity ?? set);
  return {
    code: rule.code,
    severity: severity === "off" ? "hint" : severity,
    line,
    start: span.start,
    end: span.end,
    message,
    related: more?.related ?? [],
    unnecessary: rule.unnecessary ?? false,
  };
}

function checkAcross(
  around: Pick<ScriptContext, "script" | "used" | "scriptScope" | "shared">,
  sections: readonly SectionResult[],
  severities: Severities,
): ReadonlyMap<Section, readonly SectionFinding[]> {
  const across = new Map<Section, SectionFinding[]>();
  const resolutions = sections.map((result) => result.resolution);
  for (const rule of activeRules(severities)) {
    rule.checks.script?.({
      ...{ ...around, resolutions },
      report(section, line, span, message, more) {
        const found = across.get(section) ?? [];
        found.push(finding(rule, severities, line, span, message, more));
        across.set(section, found);
      },
    });
  }
  return across;
}
