import assert from "node:assert/strict";
import {
  checkScript,
  editScript,
  type Files,
  hover,
  parseScript,
  type Script,
  usedFiles,
} from "../../server/src/language-service";
import { library } from "../../server/src/library/library";
import { check } from "../../server/src/rules/check";

const uri = (name: string) => `file:///scripts/${name}.msgflow`;

/** Scripts by name; the lookup counts how often each is asked for. */
function scriptsOf(texts: Readonly<Record<string, string>>) {
  const scripts = new Map(Object.entries(texts).map(([name, text]) => [uri(name), parseScript(uri(name), text)]));
  const files: Files = (address) => {
    const script = scripts.get(address);
    return script ? { script } : undefined;
  };
  return { files, of: (name: string) => scripts.get(uri(name)) as Script, scripts };
}

const codes = (script: Script, files: Files) => checkScript(script, { files }).findings.map((finding) => finding.code);
const resultOf = (script: Script, files: Files) => check(script, library().scope, undefined, files);

describe("used files", () => {
  it("are followed through circles, each once", () => {
    const { files, of } = scriptsOf({
      main: 'use "a.msgflow"\nuse "b.msgflow"\nuse "main.msgflow"\n',
      a: 'use "b.msgflow"\nuse "a.msgflow"\n',
      b: 'use "a.msgflow"\nuse "main.msgflow"\nuse "c.msgflow"\n',
    });
    const { addresses, unknown } = usedFiles(of("main"), files);
    assert.deepEqual([...addresses], [uri("a"), uri("b"), uri("c")]);
    assert.deepEqual(unknown, [uri("c")]);
    assert.deepEqual(codes(of("main"), files), []);
  });

  it("may form a chain of any length", () => {
    const texts: Record<string, string> = { f5000: "role Far\n" };
    for (let i = 0; i < 5000; i++) texts[`f${i}`] = `use "f${i + 1}.msgflow"\n`;
    const { files } = scriptsOf(texts);
    const main = parseScript(
      uri("main"),
      'use "f0.msgflow"\nparticipant X : Far\nflow "F" : none\n  X -> X : EventAck\n',
    );
    assert.ok(!codes(main, files).includes("unknown-role"));
  });

  it("that are not known yet bring no findings", () => {
    const main = parseScript(uri("main"), 'use "a.msgflow"\nflow "F"\n  Nobody -> Agent : Nothing\n');
    assert.deepEqual(
      codes(main, () => undefined),
      [],
    );
    const { files, of } = scriptsOf({ main: 'use "a.msgflow"\nflow "F"\n  URS -> X : Y\n', a: 'use "b.msgflow"\n' });
    assert.deepEqual(codes(of("main"), files), []);
  });

  it("that are missing keep flows from being compared with versions that are not named", () => {
    const flow = (model: string) => `flow "F"${model}\n  URS -> InteractionServer : RequestRouteCall\n`;
    const found = (model: string) =>
      codes(parseScript(uri("main"), `use "a.msgflow"\n${flow(model)}`), () => undefined);
    assert.deepEqual(found(""), []);
    assert.deepEqual(found(" : StopProcessing"), []);
    assert.ok(found(" : StopProcessing D").includes("missing-message"));
  });

  it("leave the scope the same object while they declare the same", () => {
    const { files, of, scripts } = scriptsOf({
      main: 'use "a.msgflow"\nflow "F" : none\n  Agent -> URS : Own\n',
      a: 'use "b.msgflow"\nmessage Own : Reporting\nflow "A" : none\n  Agent -> URS : Own\n',
      b: "role B\n",
    });
    const first = resultOf(of("main"), files);
    const edit = (name: string, line: number, text: string) => {
      const place = { line, character: 0 };
      scripts.set(uri(name), editScript(of(name), [{ range: { start: place, end: place }, text }]));
    };
    edit("a", 3, "  URS -> Agent : Own\n");
    const second = resultOf(of("main"), files);
    assert.equal(second.scope, first.scope);
    assert.equal(second.sections[1], first.sections[1]);
    edit("b", 0, "role C\n");
    assert.notEqual(resultOf(of("main"), files).scope, first.scope);
  });

  it("come and go with their names", () => {
    const { files, of, scripts } = scriptsOf({
      main: 'use "a.msgflow"\nflow "F" : none\n  Agent -> URS : Own\n',
      a: "",
    });
    assert.deepEqual(codes(of("main"), files), ["unknown-message"]);
    scripts.set(uri("a"), parseScript(uri("a"), "message Own : Reporting\n"));
    assert.deepEqual(codes(of("main"), files), []);
    scripts.set(uri("a"), parseScript(uri("a"), ""));
    assert.deepEqual(codes(of("main"), files), ["unknown-message"]);
    scripts.delete(uri("a"));
    assert.deepEqual(codes(of("main"), files), []);
    const gone: Files = () => ({ problem: "there is no such file" });
    assert.deepEqual(codes(of("main"), gone), ["use-not-found"]);
  });

  it("are told in the right place where findings relate to them, also after edits", () => {
    const { files, of, scripts } = scriptsOf({ main: 'use "a.msgflow"\nrole Own\n', a: "role Own\n" });
    const place = () => checkScript(of("main"), { files }).findings[0]?.related[0];
    assert.deepEqual([place()?.uri, place()?.range.start.line], [uri("a"), 0]);
    const start = { line: 0, character: 0 };
    scripts.set(uri("a"), editScript(of("a"), [{ range: { start, end: start }, text: "# 1\n# 2\n" }]));
    assert.equal(place()?.range.start.line, 2);
  });

  it("are blamed once where two of them declare the same names", () => {
    const names = ["A", "B", "C", "D", "E", "F", "G"].map((name) => `role ${name}\n`).join("");
    const { files, of } = scriptsOf({ main: 'use "a.msgflow"\nuse "b.msgflow"\n', a: names, b: names });
    const { findings } = checkScript(of("main"), { files });
    assert.deepEqual(
      findings.map(({ code, range }) => [code, range.start.line]),
      [["duplicate-declaration", 1]],
    );
    assert.match(findings[0]?.message ?? "", /`A`, `B`, `C`, `D`, `E` and 2 more/);
  });

  it("are known to hovers", () => {
    const { files, of } = scriptsOf({
      main: 'use "a.msgflow"\nflow "F" : none\n  Agent -> URS : Own\n',
      a: "## Ours.\nmessage Own : Reporting\n",
    });
    assert.match(JSON.stringify(hover(of("main"), { line: 2, character: 18 }, { files })), /Ours\./);
  });
});
