/** What was found for untouched sections is reused: after any edits the findings are those of the text as it is. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
  checkScript,
  editScript,
  type Files,
  type Finding,
  findingsOf,
  type PlacedFindings,
  type Position,
  parseScript,
  placedFindings,
  type Script,
  type Severities,
  type UsedFile,
} from "../../server/src/language-service";
import { ResultIds } from "../../server/src/workspace/result-ids";
import { afresh, applied, edits } from "./edits";
import { scriptOf } from "./fixture";

const FIXTURES = join(__dirname, "../fixtures/rules");
const URI = "file:///reuse.msgflow";
const OTHER = "file:///other.msgflow";
const sources = readdirSync(FIXTURES)
  .filter((name) => name.endsWith(".msgflow"))
  .map((name) => scriptOf(join(FIXTURES, name)));

const filesOf =
  (other: UsedFile): Files =>
  (address) =>
    address === OTHER ? other : undefined;
const severities: readonly Severities[] = [new Map(), new Map([["unused-participant", "error"]])];

/** What is done in one step: an edit of the script or of the one it uses; it is not checked after each. */
const step = fc.record({
  changes: edits,
  of: fc.constantFrom("script", "script", "script", "script", "other"),
  file: fc.constantFrom("there", "there", "there", "there", "gone", "locked"),
  isChecked: fc.constantFrom(true, true, true, false),
  severities: fc.constantFrom(0, 0, 0, 0, 0, 1),
  goesBack: fc.constantFrom(false, false, false, false, false, false, false, true),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

class Session {
  #script: Script;
  /** A script that it may use; sometimes it is not there. */
  #other = parseScript(OTHER, "role Agent\nmessage EventAck : Reporting\n");
  #earlier: Script;
  readonly #ids = new ResultIds("test");
  #told: { readonly id: string; readonly content: string } | undefined;

  constructor(source: string) {
    this.#script = parseScript(URI, source);
    this.#earlier = this.#script;
    this.#check(0, "there");
  }

  do({ changes, of, file, isChecked, severities, goesBack }: Step): void {
    if (of === "other") this.#other = applied(this.#other, changes);
    else this.#script = applied(this.#script, changes);
    if (goesBack) [this.#script, this.#earlier] = [this.#earlier, this.#script];
    if (isChecked) this.#check(severities, file);
  }

  #check(set: number, file: string): void {
    const other = (script: Script) => filesOf(file === "there" ? { script } : { problem: file });
    const settings = { severities: severities[set] as Severities };
    const report = checkScript(this.#script, { ...settings, files: other(this.#other) });
    const fresh = checkScript(afresh(this.#script), { ...settings, files: other(afresh(this.#other)) });
    assert.deepEqual(report, fresh);
    this.#tell(report.findings, placedFindings(this.#script, { ...settings, files: other(this.#other) }));
  }

  /** An id is that of the last findings if and only if they are the same. */
  #tell(findings: readonly Finding[], placed: readonly PlacedFindings[]): void {
    assert.equal(findingsOf(placed), findings);
    const [id, content] = [this.#ids.of(URI, placed), JSON.stringify(findings)];
    if (this.#told) assert.equal(id === this.#told.id, content === this.#told.content);
    this.#told = { id, content };
  }
}

function run(source: string, steps: readonly Step[]): void {
  const session = new Session(source);
  for (const one of steps) session.do(one);
}

describe("reused findings", function () {
  this.timeout(60_000);

  it("are those of a script that is checked anew", () => {
    const some = fc.array(step, { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(fc.constantFrom(...sources), some, run), { numRuns: 150 });
  });

  it("are so after many edits of a script of many parts", () => {
    const source = fc.shuffledSubarray(sources, { minLength: 4, maxLength: 7 }).map((parts) => parts.join("\n"));
    const many = fc.array(step, { minLength: 200, maxLength: 240 });
    // To make a failure small would take hours; its seed is told.
    fc.assert(fc.property(source, many, run), { numRuns: 6, endOnFailure: true });
  });

  it("are the same list where an edit changes none, and the same objects where it changes others", () => {
    const source = `${sources.join("\n")}\nflow "The last" : none\n  # a remark\n`;
    const script = parseScript(URI, source);
    const last = source.split("\n").length - 2;
    const { findings } = checkScript(script);
    const edited = (line: number, text: string) => {
      const place = { line, character: 0 };
      return checkScript(editScript(script, [{ range: { start: place, end: place }, text }])).findings;
    };
    assert.equal(edited(last, "#"), findings);
    const more = edited(last, "nonsense ");
    assert.notDeepEqual(more, findings);
    assert.ok(findings.filter((finding) => more.includes(finding)).length > findings.length - 2);
  });

  it("relate to where other sections are after they moved between two edits", () => {
    const version =
      "model Own\nversion A\n  InteractionServer -> MediaServer : EventAck\n  InteractionServer -> Agent : EventRevoked\n";
    const source = `# first\nflow "Before" : none\n${version}flow "Behind" : none\n# last\nflow "F" : Own A\n  InteractionServer -> MediaServer : EventAck\n`;
    const script = parseScript(URI, source);
    const missing = (of: Script) => checkScript(of).findings.find(({ code }) => code === "missing-message");
    assert.equal(missing(script)?.related[0]?.range.start.line, 5);
    const [top, last] = [2, 7].map((line) => ({ line, character: 0 })) as [Position, Position];
    const moved = editScript(script, [
      { range: { start: last, end: { line: 8, character: 0 } }, text: "" },
      { range: { start: top, end: top }, text: "\n" },
    ]);
    assert.equal(missing(moved)?.related[0]?.range.start.line, 6);
    assert.deepEqual(checkScript(moved), checkScript(afresh(moved)));
  });

  it("relate to where sections of a used file are after they moved there", () => {
    const version =
      "model Own\nversion A\n  InteractionServer -> MediaServer : EventAck\n  InteractionServer -> Agent : EventRevoked\n";
    const script = parseScript(
      URI,
      'use "other.msgflow"\nflow "F" : Own A\n  InteractionServer -> MediaServer : EventAck\n',
    );
    const lineIn = (other: Script) =>
      checkScript(script, { files: filesOf({ script: other }) }).findings[0]?.related[0]?.range.start.line;
    const other = parseScript(OTHER, `# first\n${version}`);
    assert.equal(lineIn(other), 4);
    const top = { line: 0, character: 0 };
    assert.equal(lineIn(editScript(other, [{ range: { start: top, end: top }, text: "#\n" }])), 5);
    assert.equal(lineIn(other), 4);
  });
});
