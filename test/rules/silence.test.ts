import assert from "node:assert/strict";
import {
  checkScript,
  editScript,
  type Position,
  parseScript,
  type Script,
  textOf,
} from "../../server/src/language-service";

const URI = "file:///silence.msgflow";
const check = (text: string) => checkScript(parseScript(URI, text));
const codes = (text: string) => check(text).findings.map((f) => `${f.range.start.line}: ${f.code}`);

describe("silenced findings", () => {
  const wrong = "  InteractionServer -> MediaServer : RequestStopProcessing";

  it("are counted, and no longer among the findings", () => {
    const { findings, silenced } = check(`flow "F" : none\n${wrong} # msgflow-ignore wrong-sender\n`);
    assert.deepEqual([findings, silenced], [[], 1]);
    assert.equal(check(`flow "F" : none\n${wrong}\n`).silenced, 0);
  });

  it("are only those of the codes that are named, on the line that is meant", () => {
    assert.deepEqual(codes(`flow "F" : none\n${wrong} # msgflow-ignore syntax\n`), [
      "1: wrong-sender",
      "1: unused-ignore",
    ]);
    assert.deepEqual(codes(`flow "F" : none\n# msgflow-ignore wrong-sender\n${wrong}\n${wrong}\n`), [
      "3: wrong-sender",
    ]);
  });

  it("are those about a flow on the flow's own line, above its documentation too", () => {
    const rest =
      ": StopProcessing D\n  URS -> InteractionServer : RequestRouteCall\n  InteractionServer -> URS : EventRouteUsed\n";
    assert.deepEqual(codes(`flow "F" ${rest}`), ["0: missing-message", "0: missing-message"]);
    for (const above of ["", "## Doc\n", "## Doc\n\n"]) {
      const text = `flow "E" : none\n${wrong} # msgflow-ignore wrong-sender\n# msgflow-ignore missing-message\n${above}flow "F" ${rest}`;
      const expected = above.endsWith("\n\n") ? 3 : 0;
      assert.equal(check(text).findings.length, expected, text);
    }
  });

  it("are those of the whole script while the comment is there, also after edits", () => {
    const found = (of: Script) => {
      const { findings, silenced } = checkScript(of);
      return [findings.map(({ code, range }) => `${range.start.line}: ${code}`), silenced];
    };
    const put = (of: Script, comment: string) => {
      const [start, end] = [15, 99].map((character) => ({ line: 0, character })) as [Position, Position];
      return editScript(of, [{ range: { start, end }, text: comment }]);
    };
    const flow = `flow "G" : none\n${wrong}\n`;
    const script = parseScript(URI, `flow "F" : none\n${flow}${flow}${wrong} # msgflow-ignore wrong-sender\n`);
    const expected = ["0: empty-flow", "2: wrong-sender", "3: duplicate-declaration", "4: wrong-sender"];
    assert.deepEqual(found(script), [expected, 1]);
    const silenced = put(script, " # msgflow-ignore-file wrong-sender");
    assert.deepEqual(found(silenced), [["0: empty-flow", "3: duplicate-declaration"], 3]);
    const other = put(silenced, " # msgflow-ignore-file duplicate-declaration");
    assert.deepEqual(found(other), [expected.filter((one) => !one.startsWith("3")), 2]);
    assert.deepEqual(found(put(other, " # first")), [expected, 1]);
  });

  it("are none where a comment for the whole script stands elsewhere", () => {
    const text = `# first\nflow "F" : none # msgflow-ignore-file wrong-sender\n${wrong}\n`;
    assert.deepEqual(codes(text), ["1: unused-ignore", "2: wrong-sender"]);
  });

  it("are those that depend on several sections, too", () => {
    assert.deepEqual(
      codes(`message A : Reporting\n# msgflow-ignore duplicate-declaration\nmessage A : Reporting\n`),
      [],
    );
    assert.deepEqual(codes("# msgflow-ignore unused-participant\nparticipant Idle : URS\n"), []);
  });

  it("do not make a flow conform", () => {
    const text =
      'flow "F" : StopProcessing D # msgflow-ignore missing-message\n  URS -> InteractionServer : RequestRouteCall\n';
    const { findings, flows } = check(text);
    assert.deepEqual(findings, []);
    assert.equal(flows[0]?.conforms, false);
  });

  it("bring up no other: what is left is what was found without the comments", () => {
    const lines = [
      "participant Chat : MediaServer",
      "participant Idle : URS",
      'flow "F" : StopProcessing A',
      "  processed by Nobody",
      "  Chat -> InteractionServer : RequestStopProcessing",
      "    ReferenceId = seventeen",
      "    Nothing = 1",
      "  InteractionServer --> Chat : EventAck",
      "  Agent -> InteractionServer : EventRevoked via Reporting",
      "  InteractionServer -> Reporting : EventProcessingStopped",
      "  InteractionServer -> Reporting : EventPartyRemoved",
      "  end",
      'flow "F"',
      "  opt",
    ];
    const all = check(lines.join("\n")).findings;
    assert.ok(all.length > 8);
    for (const one of all) {
      const { line } = one.range.start;
      const put = lines.with(line, `${lines[line]} # msgflow-ignore ${one.code}`);
      const left = all.filter((other) => other.code !== one.code || other.range.start.line !== line);
      assert.deepEqual(check(put.join("\n")).findings, left, put[line]);
    }
  });
});

describe("msgflow-ignore-file", () => {
  const bad = 'flow "F" : none\n  A --> B : C\nflow "G" : none\n  A --> B : C\n';

  it("on the first line silences in the whole script, also at the end of a statement", () => {
    assert.deepEqual(codes(`# msgflow-ignore-file syntax: pasted\n${bad}`), []);
    assert.deepEqual(codes(`\uFEFF# msgflow-ignore-file syntax\n${bad}`), []);
    assert.deepEqual(codes(`flow "E" : none # msgflow-ignore-file syntax, empty-flow\n${bad}`), []);
    assert.equal(check(`# msgflow-ignore-file syntax\n${bad}`).silenced, 2);
  });

  it("counts nowhere else", () => {
    assert.deepEqual(codes(`\n# msgflow-ignore-file syntax\n${bad}`), ["1: unused-ignore", "3: syntax", "5: syntax"]);
  });

  it("that silences nothing is reported, unless a mistake may hide it", () => {
    assert.deepEqual(codes('# msgflow-ignore-file syntax\nflow "F" : none\n  URS -> Agent : EventAck\n'), [
      "0: unused-ignore",
      "2: wrong-sender",
    ]);
    assert.deepEqual(codes(`# msgflow-ignore-file wrong-sender\n${bad}`), ["2: syntax", "4: syntax"]);
  });

  it("follows the first line", () => {
    const ignored = parseScript(URI, `# msgflow-ignore-file syntax\n${bad}`);
    const at = { line: 0, character: 0 };
    const moved = editScript(ignored, [{ range: { start: at, end: at }, text: "\n" }]);
    assert.equal(checkScript(moved).findings.length, 3);
    const back = editScript(moved, [{ range: { start: at, end: { line: 1, character: 0 } }, text: "" }]);
    assert.equal(textOf(back), textOf(ignored));
    assert.deepEqual(checkScript(back).findings, []);
  });
});

describe("unused-ignore", () => {
  const clean = '\nflow "F" : none\n  URS -> InteractionServer : RequestRouteCall';
  const unused = `${clean} # msgflow-ignore wrong-sender\n`;

  it("is silenced for a whole script only, and where it is not found that is reported", () => {
    assert.deepEqual(codes(`# msgflow-ignore-file unused-ignore${unused}`), []);
    assert.deepEqual(codes(`# msgflow-ignore-file unused-ignore, syntax${clean}`), []);
    assert.deepEqual(codes(`# msgflow-ignore-file unused-ignore${clean}`), ["0: unused-ignore"]);
    assert.deepEqual(codes(`# a comment${clean} # msgflow-ignore unused-ignore, wrong-sender\n`), [
      "2: unused-ignore",
      "2: unused-ignore",
    ]);
  });

  it("says nothing of rules that are off, nor anything when it is off itself", () => {
    const found = (code: string) =>
      checkScript(parseScript(URI, unused), { severities: new Map([[code, "off"]]) }).findings.length;
    assert.equal(found("syntax"), 1);
    assert.equal(found("wrong-sender"), 0);
    assert.equal(found("unused-ignore"), 0);
  });

  it("says nothing where a mistake keeps the finding from being made", () => {
    const text = (put: string) =>
      `message M : Reporting\n  from Agent to URS\nflow "F" : none\n  Agent -> URS : M\n${put}  URS -> Agent : M # msgflow-ignore wrong-sender`;
    assert.deepEqual(codes(text("")), []);
    assert.deepEqual(codes(text("").replace("from Agent to", "from Agent too")), ["1: syntax"]);
    assert.deepEqual(codes(text("").replace("message M :", "message M")), ["0: syntax"]);
    assert.deepEqual(codes(text("").replace("Agent : M #", "Agnet : M #")), ["4: unknown-participant"]);
  });
});
