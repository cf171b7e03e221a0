/** Diagnostics that are put together as text are, when read, those that are made one by one. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { type PlacedFindings, parseScript, placedFindings, standing } from "../../server/src/language-service";
import { clientTraits } from "../../server/src/server.client";
import { DiagnosticText } from "../../server/src/server.diagnostic-text";
import { Diagnostics } from "../../server/src/server.diagnostics";
import { applied, edits } from "../rules/edits";
import { scriptOf } from "../rules/fixture";

const FIXTURES = join(__dirname, "../fixtures/rules");
const sources = readdirSync(FIXTURES)
  .filter((name) => name.endsWith(".msgflow"))
  .map((name) => scriptOf(join(FIXTURES, name)));
const addresses = { libraryUri: "file:///the library/", documentationUri: "https://example.org/päges/" };

/** What a client can show, more and less of it. */
const clients = [
  {},
  { relatedInformation: true },
  { relatedInformation: true, tagSupport: { valueSet: [1 as const] } },
];
const makers = clients.map((diagnostic) => {
  const traits = clientTraits({ textDocument: { diagnostic } }, undefined);
  return { text: new Diagnostics(traits, addresses, true), plain: new Diagnostics(traits, addresses, false) };
});

/** Checks that the text of these findings says what the diagnostics say, in just as many bytes as it announces. */
function check(placed: readonly PlacedFindings[]): void {
  for (const { text, plain } of makers) {
    const made = text.of(placed) as unknown;
    assert.ok(made instanceof DiagnosticText);
    const expected = JSON.parse(JSON.stringify(plain.of(placed)));
    const bytes = new Uint8Array(made.byteLength + 2).fill(0x21);
    made.write(bytes, 1);
    const written = new TextDecoder().decode(bytes);
    assert.deepEqual([written[0], written.at(-1)], ["!", "!"]);
    assert.deepEqual(JSON.parse(written.slice(1, -1)), expected);
    assert.deepEqual(JSON.parse(JSON.stringify(made)), expected);
  }
}

describe("diagnostics as text", function () {
  this.timeout(60_000);

  it("say what the diagnostics say, after any edits", () => {
    const source = fc.shuffledSubarray(sources, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("\n"));
    fc.assert(
      fc.property(source, fc.array(edits, { maxLength: 5 }), (text, steps) => {
        let script = parseScript("file:///a.msgflow", text);
        for (const step of steps) {
          check(placedFindings(script));
          script = applied(script, step);
        }
        check(placedFindings(script));
      }),
      { numRuns: 60 },
    );
  });

  it("have the lines of findings far down", () => {
    const [finding] = placedFindings(parseScript("file:///a.msgflow", "flow"));
    assert.ok(finding);
    for (const line of [0, 1, 9, 10, 99, 100, 12_345, 1_000_000, 2 ** 30]) check([finding, { ...finding, line }]);
  });

  it("have texts of any characters, also such that look like what is filled in", () => {
    const range = { start: { line: 7, character: 1 }, end: { line: 70, character: 2 } };
    const messages = ['{"line":5}', '\\"line":5', '"line":', "é𝒳😀", "\ud800", "\u2028\u0000", ""];
    const found = messages.map((message): PlacedFindings => {
      const related = [
        { uri: `file:///${message}`, range, message, isLocal: true },
        { uri: "file:///b", range, message, isLocal: false },
      ];
      return { line: 3, findings: [{ code: "code", severity: "hint", message, range, related, unnecessary: true }] };
    });
    check(found);
    check(found.map(({ findings: [one] }) => standing(one as NonNullable<typeof one>)));
  });

  it("are an empty list where there is none", () => {
    check([]);
  });
});
