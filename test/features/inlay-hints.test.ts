import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { type InlayHint, MarkupContent } from "vscode-languageserver-types";
import {
  checkScript,
  editScript,
  type HintKinds,
  inlayHints,
  libraryFiles,
  parseScript,
  type Range,
  type Script,
  textOf,
} from "../../server/src/language-service";
import { parseLine } from "../../server/src/syntax/parse-line";
import { afresh, applied, edits } from "../rules/edits";
import { scriptOf } from "../rules/fixture";
import { itMatchesGolden } from "./golden";

const URI = "file:///a.msgflow";
const both: HintKinds = { protocols: true, versions: true };
const all: Range = { start: { line: 0, character: 0 }, end: { line: 1e9, character: 0 } };
const lines = (first: number, last: number): Range => ({
  start: { line: first, character: 0 },
  end: { line: last, character: 99 },
});
const FIXTURES = join(__dirname, "../fixtures");
const sources = [
  ...["hints/versions", "hints/protocols", "lenses"].flatMap((folder) => scriptsIn(folder)),
  ...scriptsIn("rules").slice(0, 20),
  ...libraryFiles().map(({ text }) => text),
];

/** All in one; what uses another file would keep it from being compared with models. */
const whole = sources.filter((source) => !/^use/m.test(source)).join("\n");

function scriptsIn(folder: string): string[] {
  const names = readdirSync(join(FIXTURES, folder)).filter((name) => name.endsWith(".msgflow"));
  return names.map((name) => scriptOf(join(FIXTURES, folder, name)));
}

const findingsOf = (script: Script) => checkScript(script).findings.map(({ code, range }) => [code, range.start.line]);
const hintsOf = (script: Script, range = all, kinds = both) => inlayHints(script, range, kinds);

/** Each line that has a hint, with it in its place; what it tells; and the line with it written into it. */
function shown(text: string, kinds: HintKinds): string[] {
  const script = parseScript(URI, text);
  const source = text.split("\n");
  return hintsOf(script, all, kinds).flatMap((hint) => {
    const { line, character } = hint.position;
    const of = source[line] ?? "";
    const place = `${line}: ${of.slice(0, character)}‹${hint.label}›${of.slice(character)}`;
    return [place, `   ${tooltip(hint)}`, `   writes: ${hint.textEdits ? written(script, hint)[line] : "nothing"}`];
  });
}

function tooltip(hint: InlayHint): string {
  assert.ok(MarkupContent.is(hint.tooltip));
  return hint.tooltip.value;
}

/** The lines with the hint written into the script. */
function written(script: Script, { textEdits = [] }: InlayHint): string[] {
  const changes = textEdits.map(({ range, newText }) => ({ range, text: newText }));
  return textOf(editScript(script, changes)).split(/\r\n|\n|\r/);
}

describe("hints of versions", () =>
  itMatchesGolden("hints/versions", (text) => shown(text, { versions: true, protocols: false })));

describe("hints of protocols", () =>
  itMatchesGolden("hints/protocols", (text) => shown(text, { versions: false, protocols: true })));

describe("inlay hints", function () {
  this.timeout(60_000);

  it("are of the kinds that are wanted", () => {
    const script = parseScript(URI, 'flow "F"\n  URS -> InteractionServer : RequestRouteCall\n');
    const labels = (kinds: HintKinds) => hintsOf(script, all, kinds).map(({ label }) => label);
    assert.deepEqual(labels({ protocols: true, versions: false }), ["via T-Library"]);
    assert.deepEqual(labels({ protocols: false, versions: true }), [": StopProcessing D (nearest)"]);
    assert.deepEqual(labels({ protocols: false, versions: false }), []);
  });

  it("are those of the lines that are asked for, whatever else there is", () => {
    const script = parseScript(URI, whole);
    const count = textOf(script).split(/\r\n|\n|\r/).length;
    const known = hintsOf(script);
    for (const kind of [/^via /, /\(nearest\)$/]) assert.ok(known.some(({ label }) => kind.test(String(label))));
    const at = (first: number, last: number) => known.filter(({ position: { line } }) => line >= first && line <= last);
    for (let i = 0; i < count; i++) assert.deepEqual(hintsOf(script, lines(i, i)), at(i, i));
    const line = fc.integer({ min: -3, max: count + 3 });
    fc.assert(
      fc.property(line, fc.nat(60), (first, length) => {
        assert.deepEqual(hintsOf(script, lines(first, first + length)), at(first, first + length));
      }),
      { numRuns: 300 },
    );
  });

  it("are none for a range that is nowhere", () => {
    const script = parseScript(URI, whole);
    for (const [first, last] of [
      [Number.NaN, Number.NaN],
      [5, 2],
      [1e9, 1e9],
      [-9, -1],
    ] as const)
      assert.deepEqual(hintsOf(script, lines(first, last)), []);
    assert.deepEqual(hintsOf(parseScript(URI, "")), []);
  });

  it("write into the script what they say", () => {
    for (const source of sources) {
      const script = parseScript(URI, source);
      for (const hint of hintsOf(script)) {
        if (!hint.textEdits) continue;
        const { line } = hint.position;
        const [was, is] = [source.split("\n")[line] ?? "", written(script, hint)[line] ?? ""];
        const [before, now] = [parseLine(was), parseLine(is)];
        assert.equal(now.kind, before.kind, is);
        const label = String(hint.label).replace(/ \(.*\)$/, "");
        if (now.kind === "send") assert.equal(`via ${now.via?.text}`, label);
        else if (now.kind === "flow" || now.kind === "follows") {
          const named = `${now.model?.text} ${now.versions.map(({ text }) => text).join(", ")}`;
          assert.ok(named.endsWith(label.replace(/^: /, "")), `${label} is not in ${named}`);
        } else assert.fail(`a hint on ${was}`);
        const after = parseScript(URI, written(script, hint).join("\n"));
        assert.deepEqual(hintsOf(after, lines(line, line)), [], "then there is nothing left to say there");
        assert.deepEqual(findingsOf(after), findingsOf(script), "and nothing else is wrong");
      }
    }
  });

  it("are those of the text after any edits", () => {
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.array(edits, { minLength: 1, maxLength: 5 }), (source, steps) => {
        let script = parseScript(URI, source);
        hintsOf(script);
        for (const changes of steps) {
          script = applied(script, changes);
          assert.deepEqual(hintsOf(script), hintsOf(afresh(script)));
        }
      }),
      { numRuns: 200 },
    );
  });
});
