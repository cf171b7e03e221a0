/**
 * Incremental equals fresh: after any sequence of edits, all that is kept of a script is what a server has that opened the
 * text as it is then. `MSGFLOW_SEQUENCES` says how many sequences are tried (`npm run test:edits`: thousands),
 * `MSGFLOW_SEED` with which.
 */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { type Files, parseScript, type Script, textOf } from "../../server/src/language-service";
import { afresh, applied, edits } from "../rules/edits";
import { scriptOf } from "../rules/fixture";
import { keptOf, Told } from "./kept";

const FIXTURES = join(__dirname, "../fixtures/rules");
const URI = "file:///edited.msgflow";
const OTHER = "file:///other.msgflow";
const SEQUENCES = Number(process.env.MSGFLOW_SEQUENCES ?? 40);
const SEED = process.env.MSGFLOW_SEED === undefined ? {} : { seed: Number(process.env.MSGFLOW_SEED) };
const EDITS = 200;
/** After so many edits everything is compared; a script that grows beyond so many lines is cut. */
const STEP = 25;
const MOST_LINES = 120;

/** Whole sections of the rules' fixtures, a few of which make a script. */
const passages = readdirSync(FIXTURES)
  .filter((name) => name.endsWith(".msgflow") && !name.includes("too-large"))
  .flatMap((name) => scriptOf(join(FIXTURES, name)).split(/\n(?=flow |version |message )/));

const sequence = fc.record({
  source: fc.shuffledSubarray(passages, { minLength: 2, maxLength: 5 }).map((some) => some.join("\n")),
  steps: fc.array(edits, { minLength: EDITS, maxLength: EDITS + 20 }),
  lineEnd: fc.constantFrom("\n", "\n", "\r\n"),
});

class Session {
  #script: Script;
  readonly #other = parseScript(OTHER, "participant Chat : MediaServer\nmessage Own : Reporting\nrole Clerk\n");
  readonly #told = new Told();
  readonly #files: Files = (address) => (address === OTHER ? { script: this.#other } : undefined);

  constructor(source: string) {
    this.#script = parseScript(URI, source);
    this.compare();
  }

  edit(changes: Parameters<typeof applied>[1]): void {
    this.#script = applied(this.#script, changes);
    const last = textOf(this.#script).split("\n").length;
    if (last <= MOST_LINES) return;
    const cut = { start: { line: MOST_LINES / 2, character: 0 }, end: { line: last, character: 0 } };
    this.#script = applied(this.#script, [() => ({ range: cut, text: "" })]);
  }

  compare(): void {
    const fresh = afresh(this.#script);
    const text = () => `\n${JSON.stringify(textOf(this.#script))}`;
    const [kept, expected] = [keptOf(this.#script, this.#files), keptOf(fresh, this.#files)];
    for (const key of Object.keys(expected) as (keyof typeof kept)[])
      assert.deepEqual(kept[key], expected[key], `${key} of${text()}`);
    assert.ok(
      this.#told.agrees(this.#script, this.#files),
      `an id says “unchanged” wrongly, or not where it should:${text()}`,
    );
  }
}

describe("after edits", function () {
  this.timeout(60_000 + SEQUENCES * 2_000);

  it(`all that is kept is that of the text as it is: ${SEQUENCES} sequences of ${EDITS} edits and more`, () => {
    const run = ({ source, steps, lineEnd }: typeof sequence extends fc.Arbitrary<infer T> ? T : never) => {
      const session = new Session(source.replaceAll("\n", lineEnd));
      for (const [i, changes] of steps.entries()) {
        session.edit(changes);
        if (i % STEP === 0) session.compare();
      }
      session.compare();
    };
    fc.assert(fc.property(sequence, run), { numRuns: SEQUENCES, endOnFailure: true, ...SEED });
  });
});
