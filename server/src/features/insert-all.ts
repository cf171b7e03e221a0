/** All messages that a flow lacks, in one action: the fixes for each, one after the other. */
import type { ScriptResult } from "../rules/check";
import { missingMessage } from "../rules/missing-message";
import { findingsIn, type Placed, rangeOf } from "./placed-findings";
import { type QuickFix, type Trial, triedFixes } from "./quick-fixes";
import { stretchEdit } from "./stretch-edit";

/** More messages than this nobody inserts unseen. */
const MOST = 60;

/** What inserts all messages that are missing where this finding stands; nothing where some cannot be inserted. */
export function insertingAll(placed: Placed, result: ScriptResult, trial: Trial): QuickFix[] {
  if (placed.finding.code !== missingMessage.code) return [];
  const missingIn = (state: ScriptResult) => findingsIn(state, rangeOf(placed)).filter((one) => isBeside(one, placed));
  const mends = missingIn(result).map(({ finding }) => finding.message);
  if (mends.length > MOST) return [];
  let filled: ScriptResult | undefined = result;
  // Each takes one away and brings none, unless these are but hints.
  for (let left = mends.length; left > 0 && filled; left--) {
    const [next] = missingIn(filled);
    if (next) filled = [...triedFixes(next, filled, trial)].find(({ more }) => more === 0)?.after;
  }
  if (!filled || missingIn(filled).length > 0) return [];
  const edit = stretchEdit(result.script, filled.script, placed.start + placed.finding.line);
  return edit ? [{ title: "Insert all missing messages", edits: [edit], isPreferred: false, mends }] : [];
}

const isBeside = ({ finding }: Placed, { finding: { code, start, end } }: Placed) =>
  finding.code === code && finding.start === start && finding.end === end;
