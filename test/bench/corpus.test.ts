import assert from "node:assert/strict";
import { checkScript, parseScript } from "../../server/src/language-service";
import { type Corpus, MISTAKE_SHARE, manyFlows, oneFlow, smallFiles, tenLines } from "./corpus";

const LINES = 5_000;
const check = (corpus: Corpus) => checkScript(parseScript("file:///corpus.msgflow", corpus.text));
const codesOf = (corpus: Corpus) => check(corpus).findings.map((finding) => finding.code);

describe("bench: corpora", function () {
  this.timeout(30_000);

  it("of many flows have as many lines as asked for, all of which parse", () => {
    for (const lines of [10, 100, LINES]) {
      const corpus = manyFlows(lines, 1);
      assert.equal(corpus.text.split("\n").length, lines + 1);
      assert.ok(!codesOf(corpus).includes("syntax"));
    }
  });

  it("of many flows have about one finding in twenty lines, for about as many mistakes", () => {
    const corpus = manyFlows(LINES, 2);
    const found = codesOf(corpus).length;
    const promised = LINES * MISTAKE_SHARE;
    assert.ok(Math.abs(corpus.mistakes - promised) < promised * 0.1, `${corpus.mistakes} mistakes`);
    assert.ok(Math.abs(found - promised) < promised * 0.25, `${found} findings`);
  });

  it("of many flows without mistakes have no findings", () => {
    const corpus = manyFlows(LINES, 2, 0);
    assert.equal(corpus.mistakes, 0);
    assert.deepEqual(codesOf(corpus), []);
  });

  it("of many flows have flows of every version, with and without mistakes", () => {
    const { flows } = check(manyFlows(LINES, 3));
    for (const version of ["A", "B", "C", "D", "Unsuccessful"]) {
      const own = flows.filter((flow) => flow.versions.includes(version));
      assert.ok(
        own.some((flow) => flow.conforms === true),
        `none conforms to ${version}`,
      );
      assert.ok(
        own.some((flow) => flow.conforms === false),
        `all conform to ${version}`,
      );
    }
  });

  it("hardly repeat a line that says something", () => {
    const lines = manyFlows(LINES, 4)
      .text.split("\n")
      .filter((line) => line.trim() !== "");
    const distinct = new Set(lines).size / lines.length;
    assert.ok(distinct > 0.85, `${distinct.toFixed(2)} of the lines are distinct`);
  });

  it("of one flow have as many lines as asked for, and conform", () => {
    const corpus = oneFlow(LINES, 5);
    assert.equal(corpus.text.split("\n").length, LINES + 1);
    const { findings, flows } = check(corpus);
    assert.deepEqual(findings, []);
    assert.deepEqual(
      flows.map(({ versions, conforms }) => ({ versions, conforms })),
      [{ versions: ["A"], conforms: true }],
    );
  });

  it("are the same for the same seed, and others for another", () => {
    assert.deepEqual(manyFlows(500, 6), manyFlows(500, 6));
    assert.notEqual(manyFlows(500, 6).text, manyFlows(500, 7).text);
  });

  it("have a document with a statement for each line that says something", () => {
    const { text, document } = manyFlows(LINES, 8);
    const said = text.split("\n").filter((line) => !/^(##.*|\s*|\s*(end|else .*|and .*))$/.test(line));
    assert.equal(JSON.stringify(document).match(/"kind":/g)?.length, said.length);
  });

  it("of ten lines have ten lines and a finding", () => {
    assert.equal(tenLines().text.split("\n").length, 11);
    assert.deepEqual(codesOf(tenLines()), ["reference-mismatch"]);
  });

  it("of small files are small", () => {
    for (const corpus of smallFiles(50, 9)) {
      assert.ok(corpus.text.split("\n").length < 150);
      assert.ok(!codesOf(corpus).includes("syntax"));
    }
  });
});
