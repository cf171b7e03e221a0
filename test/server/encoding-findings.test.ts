import assert from "node:assert/strict";
import { type LocalFinding, parseScript, type Script } from "../../server/src/language-service";
import { findingsInBytes } from "../../server/src/server.encoding-findings";
import { Lines } from "../../server/src/server.encoding-lines";
import { at } from "./client";

const [own, lib] = ["file:///own.msgflow", "file:///lib.msgflow"];
const finding = (range: LocalFinding["range"], related: LocalFinding["related"] = []): LocalFinding => {
  return { code: "syntax", severity: "error", message: "", range, related };
};

/** The findings in bytes, as they are in a text that begins at a line of it. */
function inBytes(findings: readonly LocalFinding[], text: string, other = "", line = 0): readonly LocalFinding[] {
  const scripts = new Map<string, Script>([
    [own, scriptOf(own, text)],
    [lib, scriptOf(lib, other)],
  ]);
  const lines = (uri: string) => {
    const script = scripts.get(uri);
    return script && new Lines(script);
  };
  return findingsInBytes({ line, findings }, own, lines);
}

/** The same object for the same text. */
const known = new Map<string, Script>();
function scriptOf(uri: string, text: string): Script {
  const script = known.get(uri + text) ?? parseScript(uri, text);
  known.set(uri + text, script);
  return script;
}

describe("findings in bytes", () => {
  const columns = (findings: readonly LocalFinding[]) =>
    findings.map(({ range, related }) => [range.start.character, ...related.map((one) => one.range.start.character)]);

  it("are the same list for the same texts, and the list that was given where they are the same", () => {
    const findings = [finding(at(0, 5, 6))];
    const encoded = inBytes(findings, "é 😀 x");
    assert.deepEqual(columns(encoded), [[8]]);
    assert.equal(inBytes(findings, "é 😀 x"), encoded);
    assert.equal(inBytes(findings, "e x x x"), findings);
  });

  it("are others where the same are found in another text", () => {
    const findings = [finding(at(0, 1, 1))];
    assert.deepEqual(columns(inBytes(findings, "é x")), [[2]]);
    assert.deepEqual(columns(inBytes(findings, "e é")), [[1]]);
  });

  it("are others where what they relate to is in another text", () => {
    const related = [{ uri: lib, range: at(0, 1, 1), message: "", isLocal: false }];
    const findings = [finding(at(0, 1, 1), related)];
    assert.deepEqual(columns(inBytes(findings, "é", "é")), [[2, 2]]);
    assert.deepEqual(columns(inBytes(findings, "é", "e")), [[2, 1]]);
    assert.deepEqual(columns(inBytes(findings, "é", "日")), [[2, 3]]);
  });

  it("count from their line, and what they relate to in their section does", () => {
    const related = [
      { uri: own, range: at(1, 1, 1), message: "", isLocal: true },
      { uri: own, range: at(1, 1, 1), message: "", isLocal: false },
    ];
    const text = "flow\nab\nflow\n日\n";
    assert.deepEqual(columns(inBytes([finding(at(1, 1, 1), related)], text, "", 2)), [[3, 3, 1]]);
  });
});
