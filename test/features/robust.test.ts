import assert from "node:assert/strict";
import fc from "fast-check";
import { hoverAt } from "../../server/src/features/hover";
import { libraryFiles } from "../../server/src/language-service";
import { changesOf, far, mutated } from "./mutations";
import { checked } from "./support";

const own = `participant Chat : MediaServer "Chat"
message Mine : Reporting "*"
  from InteractionServer to Agent
  answers EventAck, Mine
  attribute Reason : object
  attribute Reason.Code : integer required reference interaction "x" seen
version Mine of StopProcessing
  participant P : Agent or URS
  should P -> Agent : Mine via Reporting instead of EventAck "y" documented
    accept EventError "z"
  each Agent
flow "T" : StopProcessing A, Mine
  processed by Agent
  Chat -> Agent : Mine
    Reason.Code = 1
flow T : none
  follows StopProcessing
  end
`;
const sources = [own, ...libraryFiles().map((file) => file.text)];
const piece = fc.constantFrom(
  "\n",
  "\r\n",
  " ",
  '"',
  "#",
  "##",
  "->",
  ":",
  "=",
  ".",
  ",",
  "end",
  "par",
  "instead of ",
  "é",
);
const change = changesOf(piece);
const place = fc.record({ line: fc.oneof(fc.nat(30), fc.nat(260), far), character: fc.oneof(fc.nat(90), far) });

describe("hovering over anything", () => {
  it("tells something in a range around the position, or nothing, and never throws", function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.array(change, { maxLength: 10 }),
        fc.array(place, { minLength: 1, maxLength: 20 }),
        (source, changes, positions) => {
          const result = checked(mutated(source, changes));
          for (const position of positions) {
            const hover = hoverAt(result, position);
            if (!hover) continue;
            assert.ok(hover.range);
            const { start, end } = hover.range;
            assert.equal(start.line, position.line);
            assert.equal(end.line, position.line);
            assert.ok(start.character <= position.character && position.character <= end.character);
            assert.ok(start.character < end.character);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it("tells something of every name and word of the library", () => {
    for (const { text } of libraryFiles()) {
      const result = checked(text);
      for (const [line, content] of text.split("\n").entries()) {
        if (/^[ \t]*(?:#|$)/.test(content)) continue;
        const statement = content.replace(/"[^"]*"|https?:\S+/g, (other) => " ".repeat(other.length));
        for (const word of statement.matchAll(/[\w.-]*\w/g)) {
          const hover = hoverAt(result, { line, character: word.index });
          assert.ok(hover, `nothing of ${word[0]} in ${content}`);
        }
      }
    }
  });
});
