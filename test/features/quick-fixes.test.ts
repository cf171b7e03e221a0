/** Quick fixes are tried on the rules' own examples and on all their fixtures: after each the finding is gone. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
  applied,
  type CheckSettings,
  type CodeActions,
  checkScript,
  codeActions,
  type Finding,
  parseScript,
  ruleGroups,
  type Script,
  textOf,
} from "../../server/src/language-service";
import { filesOf, scriptOf } from "../rules/fixture";
import { linesOf } from "./soup";

const URI = "file:///a.msgflow";
const FIXTURES = join(__dirname, "../fixtures/rules");
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };

/** The rules that have a fix. */
const FIXED = [
  ...["syntax", "unclosed-block", "stray-end", "unknown-participant", "ambiguous-participant", "unknown-role"],
  ...["unknown-message", "unknown-protocol", "unknown-model", "unknown-version", "unknown-attribute"],
  ...["unused-participant", "unused-ignore", "empty-flow", "wrong-protocol", "wrong-sender", "wrong-receiver"],
  ...["missing-attribute", "reference-mismatch", "interaction-mismatch", "wrong-version", "wrong-processor"],
  ...["missing-message", "unexpected-message", "substituted-message", "disputed-message", "before-request"],
  ...["out-of-order", "duplicate-message", "no-model", "use-not-found", "attribute-type", "missing-branch"],
];

const keyOf = ({ code, message }: Finding) => `${code}: ${message}`;
const isNoHint = ({ severity }: Finding) => severity !== "hint";

/** What the finding is about, which it may word anew: the line that it is in, and there the message that is missing. */
function subjectOf({ code, message, range }: Finding, script: Script): string {
  const missing = /`[^`]*` does not happen/.exec(message)?.[0] ?? "";
  return `${code}: ${missing} in ${linesOf(script)[range.start.line]?.trim()}`;
}

/** The items of `list` beyond those of `other` that have the same key, each as often as it is there. */
function beyond<T>(list: readonly T[], other: readonly T[], key: (item: T, isOther: boolean) => string): T[] {
  const rest = other.map((item) => key(item, true));
  return list.filter((item) => {
    const index = rest.indexOf(key(item, false));
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}

/** Applies each fix by itself; calls `see` with what has gone and what has come. */
function tryAll(script: Script, settings: CheckSettings, see: (tried: Tried) => void): void {
  const before = checkScript(script, settings).findings;
  for (const of of codeActions(script, WHOLE, settings))
    for (const { title, edits, isPreferred } of of.fixes) {
      const fixed = parseScript(URI, textOf(applied(script, edits)));
      const after = checkScript(fixed, settings).findings;
      const [gone, come] = [beyond(before, after, keyOf), beyond(after, before, keyOf)];
      const goneAlone = beyond(gone, come, (one, isOther) => subjectOf(one, isOther ? fixed : script));
      const comeAlone = beyond(come, gone, (one, isOther) => subjectOf(one, isOther ? script : fixed));
      see({ of, title, isPreferred, gone: goneAlone.map(keyOf), come: comeAlone.filter(isNoHint).map(keyOf) });
    }
}
interface Tried {
  readonly of: CodeActions;
  readonly title: string;
  readonly isPreferred: boolean;
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

describe("quick fixes", function () {
  this.timeout(60_000);

  const mended = new Set<string>();

  for (const { code, bad } of ruleGroups.flatMap(({ rules }) => rules))
    it(`mend what the example of ${code} shows`, () => {
      const severities = new Map([[code, "warning"]] as const);
      tryAll(parseScript(URI, bad), { severities }, ({ of, title, gone, come }) => {
        if (of.code !== code) return;
        mended.add(code);
        assert.ok(
          gone.some((one) => one.startsWith(`${code}: `)),
          `“${title}” mends nothing`,
        );
        assert.deepEqual(come, [], `“${title}” brings something`);
      });
    });

  for (const name of readdirSync(FIXTURES).filter((one) => one.endsWith(".msgflow")))
    it(`mend what they are for in ${name}`, () => {
      const path = join(FIXTURES, name);
      tryAll(parseScript(URI, scriptOf(path)), filesOf(path), ({ of, title, isPreferred, gone, come }) => {
        mended.add(of.code);
        assert.ok(
          gone.some((one) => one.startsWith(`${of.code}: `)),
          `${of.code}: “${title}” mends nothing`,
        );
        if (isPreferred) assert.deepEqual(come, [], `${of.code}: “${title}” brings something`);
      });
    });

  it("are there for the rules that have one, and no other", () => {
    assert.deepEqual([...mended].sort(), [...FIXED].sort());
  });
});

describe("comments that silence", () => {
  for (const name of readdirSync(FIXTURES).filter((one) => one.endsWith(".msgflow")))
    it(`silence just what they are for in ${name}`, () => {
      const script = parseScript(URI, scriptOf(join(FIXTURES, name)));
      const before = checkScript(script).findings;
      for (const { code, range, silencing } of codeActions(script, WHOLE)) {
        if (!silencing) continue;
        const after = checkScript(applied(script, [silencing.edit])).findings;
        const still = after.filter((one) => one.code === code).length;
        assert.ok(still < before.filter((one) => one.code === code).length, `${code} in line ${range.start.line}`);
        assert.deepEqual(beyond(after, before, keyOf), []);
      }
    });
});
