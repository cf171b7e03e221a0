/**
 * Quick fixes. A rule proposes what would mend a finding; here each proposal is tried on a copy of the script, and only
 * those are offered after which the finding is gone. So a fix that is offered works, whatever else stands in the flow.
 */
import type { ScriptResult } from "../rules/check";
import type { Fix } from "../rules/fix";
import { groups } from "../rules/index";
import type { SectionFinding, Severity } from "../rules/rule";
import type { Range, Script } from "../syntax/script";
import { lineStarts } from "../syntax/starts";
import { applied, type FixEdit, lineEndOf } from "./fix-edits";
import { type Silencing, silencingOf } from "./silencing";

/** What can be done about a finding. */
export interface CodeActions {
  readonly code: string;
  readonly range: Range;
  /** Tried when they are asked for. */
  readonly fixes: readonly QuickFix[];
  /** Undefined where nothing can silence it. */
  readonly silencing: Silencing | undefined;
}
export interface QuickFix {
  readonly title: string;
  /** In the order of their places; they do not overlap. */
  readonly edits: readonly FixEdit[];
  readonly isPreferred: boolean;
}

/** Checks a changed copy of the script just as the script was. */
export type Trial = (script: Script) => ScriptResult;

/** The rules about syntax and names. */
const REVEALING: ReadonlySet<string> = new Set(groups[0]?.rules.map(({ code }) => code));

/** What can be done about the findings that touch the range. Never throws. */
export function codeActionsIn(result: ScriptResult, range: Range, trial: Trial): CodeActions[] {
  return findingsIn(result, range).map((placed) => ({
    code: placed.finding.code,
    range: rangeOf(placed),
    get fixes() {
      return fixesFor(placed, result, trial);
    },
    silencing: silencingOf(result.script, placed),
  }));
}

/** The edits of all fixes that are certain, in the order of their places. */
export function safeFixesOf(result: ScriptResult): FixEdit[] {
  const edits: FixEdit[] = [];
  for (const { finding, start } of findingsIn(result, WHOLE)) {
    const fix = finding.fixes?.().find(({ safe }) => safe);
    if (fix) edits.push(...editsOf(fix, start, lineEndOf(result.script)));
  }
  edits.sort((a, b) => compare(a.range.start, b.range.start));
  return edits.filter((edit, i) => i === 0 || compare((edits[i - 1] as FixEdit).range.end, edit.range.start) <= 0);
}

const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: Number.POSITIVE_INFINITY, character: 0 } };

/** A finding and the first line of its section. */
export interface Placed {
  readonly finding: SectionFinding;
  readonly start: number;
}

/** The findings that touch a range, in the order of the sections. */
function findingsIn(result: ScriptResult, { start, end }: Range): Placed[] {
  const starts = lineStarts(result.script);
  const found: Placed[] = [];
  for (const [i, { section, findings }] of result.sections.entries()) {
    const first = starts[i] as number;
    if (first > end.line || (starts[i + 1] as number) <= start.line) continue;
    for (const finding of [...findings, ...(result.across.get(section) ?? [])]) {
      const line = first + finding.line;
      const isBefore = line < start.line || (line === start.line && finding.end < start.character);
      const isBehind = line > end.line || (line === end.line && finding.start > end.character);
      if (!isBefore && !isBehind) found.push({ finding, start: first });
    }
  }
  return found;
}

function rangeOf({ finding, start }: Placed): Range {
  const line = start + finding.line;
  return { start: { line, character: finding.start }, end: { line, character: finding.end } };
}

interface Tried {
  readonly fix: Fix;
  readonly edits: FixEdit[];
  /** How many findings come with it. */
  readonly more: number;
}

function fixesFor(placed: Placed, result: ScriptResult, trial: Trial): QuickFix[] {
  const { finding } = placed;
  // What a line or a name was meant to be may well be wrong in other ways, which then come to light.
  const mayReveal = REVEALING.has(finding.code);
  const tried = [...triedFixes(placed, result, trial)];
  const clean = tried.filter(({ more }) => more === 0);
  const offered = clean.length === 0 && mayReveal ? tried : clean;
  return offered.map(({ fix, edits, more }) => ({
    ...{ title: fix.title, edits },
    isPreferred: fix.preferred === true && more === 0,
  }));
}

/** The fixes after which the finding is gone; of those with the same title the best. */
function triedFixes({ finding, start }: Placed, result: ScriptResult, trial: Trial): Iterable<Tried> {
  const best = new Map<string, Tried>();
  for (const fix of finding.fixes?.() ?? []) {
    const edits = editsOf(fix, start, lineEndOf(result.script));
    const more = newAfter(finding, result, trial(applied(result.script, edits)));
    const known = best.get(fix.title);
    if (more !== undefined && (!known || more < known.more)) best.set(fix.title, { fix, edits, more });
  }
  return best.values();
}

/** How many findings there are that were not there before, hints apart; undefined where this one is there still. */
function newAfter(finding: SectionFinding, before: ScriptResult, after: ScriptResult): number | undefined {
  const [were, are] = [countsOf(before), countsOf(after)];
  const countOf = (counts: Counts, key: string) => counts.get(key)?.count ?? 0;
  if (countOf(are, keyOf(finding)) >= countOf(were, keyOf(finding))) return undefined;
  let more = 0;
  for (const [key, { count, severity }] of are)
    if (severity !== "hint") more += Math.max(0, count - countOf(were, key));
  return more;
}

type Counts = ReadonlyMap<string, { readonly count: number; readonly severity: Severity }>;

function countsOf({ sections, across }: ScriptResult): Counts {
  const counts = new Map<string, { count: number; severity: Severity }>();
  const add = (finding: SectionFinding) => {
    const known = counts.get(keyOf(finding));
    if (known) known.count++;
    else counts.set(keyOf(finding), { count: 1, severity: finding.severity });
  };
  for (const { findings } of sections) for (const finding of findings) add(finding);
  for (const findings of across.values()) for (const finding of findings) add(finding);
  return counts;
}

const keyOf = ({ code, message }: SectionFinding) => `${code} ${message}`;

export function editsOf(fix: Fix, start: number, lineEnd: string): FixEdit[] {
  const at = ({ line, character }: Range["start"]) => ({ line: start + line, character });
  const edits = fix.edits.map((edit) => ({
    range: { start: at(edit.start), end: at(edit.end) },
    newText: edit.text.replaceAll("\n", lineEnd),
  }));
  return edits.sort((a, b) => compare(a.range.start, b.range.start));
}

const compare = (a: Range["start"], b: Range["start"]) => a.line - b.line || a.character - b.character;
