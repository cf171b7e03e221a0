/** What is told of a script is told on one line, from left to right, whatever its texts hold. */
import assert from "node:assert/strict";
import { checkScript, parseScript } from "../../server/src/language-service";

const text = `model Two "Two\\nlines\\u001b[31m\\u202E"
version First "is\\nfirst"
  URS -> InteractionServer : RequestRouteCall
  InteractionServer -> URS : EventRouteUsed
version Second
  URS -> InteractionServer : RequestRouteCall
flow "A\\n\\u0007title" : Two First
  URS -> InteractionServer : RequestRouteCall
flow "A\\n\\u0007title" : Two Second
  URS -> InteractionServer : RequestRouteCall
  InteractionServer -> URS : EventRouteUsed
model Blank " \\n"
version Third
  URS -> InteractionServer : RequestRouteCall "why\\nso\\u2028"
flow : Blank
  note ""
  InteractionServer -> URS : EventRouteUsed
`;

describe("the messages of findings", () => {
  const { findings } = checkScript(parseScript("file:///a.msgflow", text));
  const told = findings.flatMap(({ message, related }) => [message, ...related.map((place) => place.message)]);

  it("hold nothing that breaks a line or turns its direction", () => {
    for (const message of told) assert.doesNotMatch(message, /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
    for (const start of ["Two lines [31m First", "(why so", "`A title`", "is first"])
      assert.ok(
        told.some((message) => message.includes(start)),
        `${start} in\n${told.join("\n")}`,
      );
  });

  it("call a model by its name where its title shows nothing", () => {
    assert.ok(
      told.some((message) => message.includes("Blank Third")),
      told.join("\n"),
    );
  });
});
