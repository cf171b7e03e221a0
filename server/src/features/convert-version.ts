/**
 * A flow as another version of its model: the version is named in its line, and then what deviates is mended, one quick fix
 * after the other, each time the one that leaves the fewest findings.
 */
import { flowHead, type Resolution } from "../names/resolve";
import { type ScriptResult, type SectionResult, sectionAsNamed } from "../rules/check";
import type { Edit, Fix } from "../rules/fix";
import { spanOver } from "../rules/places";
import { type Script, sectionAt } from "../syntax/script";
import { applied, editsOf, type FixEdit, lineEndOf } from "./fix-edits";
import type { Trial } from "./quick-fixes";
import { stretchEdit } from "./stretch-edit";

/**
 * The other versions of the model that the flow names, in the order of their declaration. None where lines of the flow take
 * no part: of what they were meant to be nothing is known, and what is mended without them may become wrong by that.
 */
export function otherVersions({ section, resolution }: SectionResult): string[] {
  const head = flowHead(section);
  if (!head?.model || !resolution.model || lacksPart(resolution)) return [];
  const named = head.versions.map(({ text }) => text);
  return [...resolution.model.versions.keys()].filter((name) => named.length !== 1 || name !== named[0]);
}

/** Whether some line takes no part. */
const lacksPart = ({ structure, sends }: Resolution) => structure.damaged || sends.some(({ message }) => !message);

/** More fixes than this and a flow is not mended any further. */
const MOST_FIXES = 60;

/**
 * The edits that make the flow at this line of the script follow the version: the one that names it, and what fixes can do.
 * None where that is not to be offered.
 */
export function conversion(result: ScriptResult, line: number, version: string, trial: Trial): FixEdit[] {
  const { script } = result;
  const at = sectionAt(script, line);
  const head = flowHead(at.section);
  const section = result.sections[at.index];
  if (!head?.model || !section || !otherVersions(section).includes(version)) return [];
  const place = head.versions.length > 0 ? spanOver(head.versions) : { start: head.model.end, end: head.model.end };
  const headLine = at.start + at.section.headLine;
  const newText = head.versions.length > 0 ? version : ` ${version}`;
  const range = {
    start: { line: headLine, character: place.start },
    end: { line: headLine, character: place.end },
  };
  const naming = { range, newText };
  const named = applied(script, [naming]);
  const mending = stretchEdit(script, mend(named, headLine, trial), headLine);
  return mending ? [naming, mending] : [naming];
}

function mend(script: Script, line: number, trial: Trial): Script {
  let [mended, left] = [script, findingsAt(script, line, trial)];
  for (let i = 0; i < MOST_FIXES; i++) {
    let best: readonly [Script, readonly Offence[]] = [mended, left];
    for (const fixed of fixesOf(mended, left, line)) {
      const after = findingsAt(fixed, line, trial);
      if (after.length < best[1].length) best = [fixed, after];
    }
    if (best[0] === mended) return mended;
    [mended, left] = best;
  }
  return mended;
}

type Offence = SectionResult["findings"][number];

/** What the flow has against the version that it names, whatever other version it follows. */
function findingsAt(script: Script, line: number, trial: Trial): readonly Offence[] {
  const section = sectionAsNamed(trial(script), sectionAt(script, line).index);
  return section?.findings.filter(({ severity }) => severity !== "hint") ?? [];
}

/** The script after each fix, those apart that change the flow's own line: what it names stays. */
function* fixesOf(script: Script, findings: readonly Offence[], line: number): Iterable<Script> {
  const { start, section } = sectionAt(script, line);
  const isOfHead = (fix: Fix) =>
    fix.edits.some(
      (edit) => edit.start.line === section.headLine && edit.end.line === section.headLine && !isBelow(edit),
    );
  for (const { fixes } of findings)
    for (const fix of fixes?.() ?? [])
      if (!isOfHead(fix)) yield applied(script, editsOf(fix.edits, start, lineEndOf(script)));
}

/** Whether an edit at the end of a line only puts lines below it. */
const isBelow = ({ text }: Edit) => text.startsWith("\n");
