/**
 * Code actions by example: what is offered where `<|>` stands, or for what is selected between two of them, in the order of
 * the menu, and which lines each changes. What is worked out only when it is chosen is shown for those that a line
 * `# choose: title` names. To add one, see golden.ts; several files, see files.ts; `# settings: …`, see rules/fixture.ts.
 */
import assert from "node:assert/strict";
import {
  applied,
  codeActions,
  convertFlow,
  type FixEdit,
  parseScript,
  type Range,
  refactorings,
  type Script,
  safeFixes,
  textOf,
} from "../../server/src/language-service";
import { settingsIn } from "../rules/fixture";
import { changedLines } from "./changes";
import { filesOf, shownPlace } from "./files";
import { itMatchesGolden } from "./golden";
import { linesOf } from "./soup";

const MARK = "<|>";

/** The script that is asked of, and the cursor or the selection. */
function askedOf(text: string) {
  const [before, inside, behind, ...more] = text.split(MARK);
  assert.ok(
    before !== undefined && inside !== undefined && more.length === 0,
    `write one ${MARK} or two into the script`,
  );
  const first = filesOf(`${before}${MARK}${inside}${behind ?? ""}`);
  const last = behind === undefined ? first : filesOf(`${before}${inside}${MARK}${behind}`);
  const range: Range = { start: first.position, end: last.position };
  const { files } = first.settings;
  return { script: first.asked, range, settings: { ...settingsIn(linesOf(first.asked)), ...(files && { files }) } };
}

function shown(text: string): string[] {
  const { script, range, settings } = askedOf(text);
  const lines = linesOf(script);
  const chosen = lines.flatMap((line) => /^# choose: (.*)$/.exec(line)?.[1] ?? []);
  const fixes = codeActions(script, range, settings).flatMap((found) => [
    `${found.code} in ${shownPlace(script.uri, found.range, lines[found.range.start.line] ?? "")}`,
    ...found.fixes.flatMap(({ title, isPreferred, edits }) =>
      action(isPreferred ? "quickfix, preferred" : "quickfix", title, changes(script, edits)),
    ),
    ...(found.silencing ? action("quickfix", found.silencing.title, changes(script, [found.silencing.edit])) : []),
  ]);
  const others = refactorings(script, range.start, settings).flatMap(({ title, kind, edits, version = "" }) => {
    const isChosen = chosen.includes(title);
    const made = edits ?? (isChosen ? convertFlow(script, range.start.line, version, settings) : undefined);
    return action(`refactor.${kind}`, title, made ? changes(script, made) : ["when it is chosen"]);
  });
  const all = [...fixes, ...(others.length > 0 ? ["at the cursor", ...others] : [])];
  for (const title of chosen)
    assert.ok(
      all.some((line) => line.endsWith(`: ${title}`)),
      `${title} is not offered`,
    );
  return all.length > 0 ? all : ["nothing"];
}

const action = (kind: string, title: string, changed: readonly string[]) => [
  `  ${kind}: ${title}`,
  ...changed.map((line) => `    ${line}`),
];

function changes(script: Script, edits: readonly FixEdit[]): string[] {
  const changed = changedLines(textOf(script), textOf(applied(script, edits)));
  assert.notEqual(changed.length, 0, "an action changes something");
  return changed;
}

describe("quick fixes", () => itMatchesGolden("code-actions/quick-fixes", shown));
describe("comments that silence", () => itMatchesGolden("code-actions/silencing", shown));
describe("refactorings", () => itMatchesGolden("code-actions/refactorings", shown));
describe("flows as other versions", () => itMatchesGolden("code-actions/versions", shown));

describe("all fixes that are certain", () => {
  itMatchesGolden("code-actions/fix-all", (text) => {
    const script = parseScript("file:///a.msgflow", text);
    const edits = safeFixes(script, settingsIn(linesOf(script)));
    return edits.length > 0 ? changes(script, edits) : ["nothing"];
  });
});
