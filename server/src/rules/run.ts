/** Runs the rules over one section, and makes their findings. */
import { conformancesOf } from "../conformance/conformance";
import type { FlowConformance } from "../conformance/deviation";
import { originOf } from "../names/declarations";
import type { SharedParticipants } from "../names/parties";
import type { Resolution } from "../names/resolve";
import { resolveSection } from "../names/resolved";
import type { ScriptScope } from "../names/scope";
import { oneLine } from "../syntax/one-line";
import type { Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import type { Span, Statement } from "../syntax/statement";
import { type Suppression, suppressionsOf } from "../syntax/suppression";
import { rules } from "./index";
import type { Fixes, More, Related, Rule, SectionContext, SectionFinding } from "./rule";
import { shortened } from "./wording";

/** What is known of one section. */
export interface SectionResult {
  readonly section: Section;
  readonly resolution: Resolution;
  /** The verdict over a flow; of a sketch, one for each \`follows\` block; empty for other sections. */
  readonly conformances: readonly FlowConformance[];
  /** In the order of the rules, those apart that depend on what others have found. */
  readonly findings: readonly SectionFinding[];
  readonly suppressions: readonly Suppression[];
}

/** The severities the user set, by code. */
export type Severities = ReadonlyMap<string, SectionFinding["severity"] | "off">;

/** What is around all sections of a script, as far as their findings depend on it. */
export interface Surroundings {
  readonly scriptScope: ScriptScope;
  readonly shared: SharedParticipants;
  readonly severities: Severities;
}
/** What is around one of them. */
interface Inputs extends Surroundings {
  readonly shares: boolean;
  readonly modelName: string | undefined;
}

const cache = new WeakMap<Section, { readonly inputs: Inputs; readonly result: SectionResult }>();

/** What is known of the section; what is known already where what is around it is the same. */
export function checkSection(script: Script, section: Section, around: Surroundings): SectionResult {
  const known = cache.get(section);
  const shares = around.shared.sections.has(section);
  const modelName = around.scriptScope.modelOf.get(section);
  if (known && isSame(known.inputs, around, shares, modelName)) return known.result;
  const inputs: Inputs = { ...around, shares, modelName };
  const result = checkAnew(script, section, inputs);
  cache.set(section, { inputs, result });
  return result;
}

function isSame(known: Inputs, around: Surroundings, shares: boolean, modelName: string | undefined): boolean {
  const sameNames = known.scriptScope.scope === around.scriptScope.scope && known.shared === around.shared;
  const sameRest = known.shares === shares && known.modelName === modelName;
  return sameNames && sameRest && known.severities === around.severities;
}

/** The section as if it had no other versions to follow than those it names. Not remembered. */
export function checkAsNamed(script: Script, section: Section, around: Surroundings): SectionResult {
  const shares = around.shared.sections.has(section);
  return checkAnew(script, section, { ...around, shares, modelName: around.scriptScope.modelOf.get(section) }, true);
}

function checkAnew(script: Script, section: Section, inputs: Inputs, namedOnly = false): SectionResult {
  const { uri } = script;
  const { scriptScope } = inputs;
  const resolution = resolveSection(script, section, scriptScope, inputs.shared);
  const conformances = conformancesOf(resolution, namedOnly);
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
  const rules = sectionRules(inputs.severities);
  for (const rule of rules) {
    current = rule;
    runChecks(rule.checks, context);
  }
  for (const rule of rules) {
    current = rule;
    rule.checks.last?.(context, findings);
  }
  return { section, resolution, conformances, findings, suppressions: suppressionsOf(section) };
}

const active = new WeakMap<Severities, readonly Rule[]>();

/** The rules that are not off. */
export function activeRules(severities: Severities): readonly Rule[] {
  const known = active.get(severities) ?? rules.filter((r) => (severities.get(r.code) ?? r.severity) !== "off");
  active.set(severities, known);
  return known;
}

const ofSections = new WeakMap<Severities, readonly Rule[]>();

/** Those of them that look at sections one by one. */
function sectionRules(severities: Severities): readonly Rule[] {
  let known = ofSections.get(severities);
  if (!known) {
    known = activeRules(severities).filter(
      ({ checks }) => checks.statement ?? checks.reference ?? checks.send ?? checks.section ?? checks.last,
    );
    ofSections.set(severities, known);
  }
  return known;
}

function runChecks({ statement, reference, send, section }: Rule["checks"], context: SectionContext): void {
  const { statements } = context.section;
  if (statement)
    for (let line = 0; line < statements.length; line++) statement(statements[line] as Statement, line, context);
  if (reference) for (const one of context.resolution.references) reference(one, context);
  if (send) for (const one of context.resolution.sends) send(one, context);
  section?.(context);
}

/** A finding as the rule has it, with the severity that the user set; of long names and texts only the beginning is told. */
export function finding(
  rule: Rule,
  severities: Severities,
  line: number,
  span: Span,
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
    message: shortened(oneLine(message)),
    related: more?.related ? relatedShortened(more.related) : [],
    unnecessary: rule.unnecessary ?? false,
    ...(more?.fixes && { fixes: titlesShortened(more.fixes) }),
    ...(more?.recommends && { recommends: more.recommends }),
    ...(more?.subject !== undefined && { subject: more.subject }),
  };
}

function relatedShortened(related: readonly Related[]): readonly Related[] {
  const told = related.map(({ message }) => shortened(message));
  const isSame = related.every(({ message }, i) => message === told[i]);
  return isSame ? related : related.map(({ place }, i) => ({ place, message: told[i] as string }));
}

function titlesShortened(fixes: Fixes): Fixes {
  return () => fixes().map((fix) => ({ ...fix, title: shortened(fix.title) }));
}
