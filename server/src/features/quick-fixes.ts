/**
 * What would mend a finding: a rule proposes it; here each proposal is tried on a copy of the script, and only those are
 * offered after which the finding is gone. So a fix that is offered works, whatever else stands in the flow.
 */
import type { ScriptResult } from "../rules/check";
import { groups } from "../rules/index";
import type { Script } from "../syntax/script";
import { comingWith } from "./finding-changes";
import { applied, editsOf, type FixEdit, lineEndOf } from "./fix-edits";
import type { Placed } from "./placed-findings";

export interface QuickFix {
  readonly title: string;
  /** In the order of their places; they do not overlap. */
  readonly edits: readonly FixEdit[];
  readonly isPreferred: boolean;
  /** The messages of the findings that it mends. */
  readonly mends: readonly string[];
}

/** Checks a changed copy of the script just as the script was. */
export type Trial = (script: Script) => ScriptResult;

/** A fix that takes its finding away. */
export interface Tried {
  readonly fix: QuickFix;
  /** How many findings come with it. */
  readonly more: number;
  /** It is the only thing that is likely to be meant. */
  readonly isLikely: boolean;
  readonly after: ScriptResult;
}

/** The rules about syntax and names, and that about a value, which is compared with others of the right type only. */
const REVEALING: ReadonlySet<string> = new Set([...(groups[0]?.rules.map(({ code }) => code) ?? []), "attribute-type"]);

/**
 * What mends a finding and brings no other. What a line, a name or a value was meant to be may well be wrong in other ways, which then
 * come to light: so where nothing that brings no other is likely to be meant, what is likely is offered nevertheless, and
 * where there is nothing at all, everything.
 */
export function fixesFor(placed: Placed, result: ScriptResult, trial: Trial): QuickFix[] {
  const tried = [...triedFixes(placed, result, trial)];
  const clean = tried.filter(({ more }) => more === 0);
  const isEnough = !REVEALING.has(placed.finding.code) || clean.some(({ isLikely }) => isLikely);
  const isOffered = ({ more, isLikely }: Tried) => more === 0 || (!isEnough && (isLikely || clean.length === 0));
  return tried.filter(isOffered).map(({ fix }) => fix);
}

/** The fixes after which the finding is gone; of those with the same title the best. */
export function triedFixes({ finding, start }: Placed, result: ScriptResult, trial: Trial): Iterable<Tried> {
  const best = new Map<string, Tried>();
  for (const { title, preferred = false, ...proposed } of finding.fixes?.() ?? []) {
    const edits = editsOf(proposed.edits, start, lineEndOf(result.script));
    const after = trial(applied(result.script, edits));
    const more = comingWith(edits, finding, result, after);
    const known = best.get(title);
    if (more === undefined || (known && known.more <= more)) continue;
    const fix = { title, edits, isPreferred: preferred && more === 0, mends: [finding.message] };
    best.set(title, { fix, more, isLikely: preferred, after });
  }
  return best.values();
}
