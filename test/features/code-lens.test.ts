import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
  checkScript,
  codeLenses,
  editScript,
  parseScript,
  SHOW_FINDINGS,
  textOf,
} from "../../server/src/language-service";
import { manyFlows } from "../bench/corpus";
import { afresh, applied, edits } from "../rules/edits";
import { scriptOf } from "../rules/fixture";
import { itMatchesGolden } from "./golden";

const URI = "file:///a.msgflow";
const FIXTURES = join(__dirname, "../fixtures");
const sources = ["lenses", "hints/versions", "rules"].flatMap((folder) => {
  const names = readdirSync(join(FIXTURES, folder)).filter((name) => name.endsWith(".msgflow"));
  return names.map((name) => scriptOf(join(FIXTURES, folder, name)));
});

/** Each lens over the text it is for, and where its command leads. */
function shown(text: string): string[] {
  const lines = text.split("\n");
  return codeLenses(parseScript(URI, text), URI).map(({ range: { start, end }, command }) => {
    assert.equal(start.line, end.line);
    const of = lines[start.line]?.slice(start.character, end.character);
    const [address, place] = command?.arguments ?? [];
    const leads = command?.command === "" ? "" : ` -> ${place.line}:${place.character}`;
    if (leads !== "") assert.deepEqual([command?.command, address], [SHOW_FINDINGS, URI]);
    return `${start.line}: ${of} | ${command?.title}${leads}`;
  });
}

describe("code lenses", function () {
  this.timeout(60_000);

  itMatchesGolden("lenses", shown);

  it("only tell where the client has no command for more", () => {
    const lenses = codeLenses(parseScript(URI, 'flow "F" : StopProcessing D\n  URS -> Agent : RequestRouteCall\n'));
    assert.equal(lenses.length, 1);
    assert.equal(lenses[0]?.command?.command, "");
    assert.match(lenses[0]?.command?.title ?? "", /\d findings$/);
  });

  it("count the findings of a flow, and lead to the first", () => {
    for (const source of sources) {
      const script = parseScript(URI, source);
      const findings = checkScript(script).findings.filter(({ severity }) => severity !== "hint");
      const lenses = codeLenses(script, URI);
      let first = 0;
      for (const { headLine, texts, statements } of script.sections) {
        const [start, end] = [first, first + texts.length];
        first = end;
        if (statements[headLine]?.kind !== "flow") continue;
        const own = findings.filter(({ range }) => range.start.line >= start && range.start.line < end);
        const lens = lenses.find(({ range }) => range.start.line === start + headLine);
        const count = /, (\d+) findings?$/.exec(lens?.command?.title ?? "")?.[1] ?? "0";
        assert.equal(Number(count), own.length, source);
        assert.deepEqual(lens?.command?.arguments?.[1], own[0]?.range.start, source);
      }
    }
  });

  it("are those of the text after any edits", () => {
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.array(edits, { minLength: 1, maxLength: 5 }), (source, steps) => {
        let script = parseScript(URI, source);
        codeLenses(script, URI);
        for (const changes of steps) {
          script = applied(script, changes);
          assert.deepEqual(codeLenses(script, URI), codeLenses(afresh(script), URI));
        }
      }),
      { numRuns: 200 },
    );
  });

  it("are those of the text after edits of a long script", () => {
    const script = parseScript(URI, manyFlows(2_000, 7).text);
    const place = { line: 900, character: 0 };
    codeLenses(script, URI);
    for (const text of ["# moves\n", "x", 'flow "New" : none\n']) {
      const edited = editScript(script, [{ range: { start: place, end: place }, text }]);
      assert.deepEqual(codeLenses(edited, URI), codeLenses(afresh(edited), URI));
      assert.notEqual(textOf(edited), textOf(script));
    }
  });
});
