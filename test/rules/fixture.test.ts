import assert from "node:assert/strict";
import { asFound } from "./fixture";

const HEAD = 'flow "A chat" : none\n';

describe("marks of a fixture", () => {
  const same = (text: string) => assert.equal(asFound(HEAD + text), HEAD + text);
  const becomes = (text: string, found: string) => assert.equal(asFound(HEAD + text), HEAD + found);

  it("stay where they are what is found, with a part of the message and a severity", () => {
    const line = "  InteractionServer -> Nobody : EventAck";
    for (const text of ["", ": neither a participant", "(error)", "(error): nor a role"])
      same(`${line}\n#                      ^^^^^^ unknown-participant${text}`);
  });

  it("go where nothing is found, at this place, of this code, with these words and this severity", () => {
    const line = "  InteractionServer -> Agent : EventRevoked";
    for (const mark of ["                      ^^^^^ unknown-participant", " ^^^ syntax: anything"])
      becomes(`${line}\n#${mark}`, line);
    const wrong = "  InteractionServer -> Nobody : EventAck";
    const found = asFound(HEAD + wrong);
    for (const mark of ["^^^^^ unknown-participant", "^^^^^^ unknown-role", "^^^^^^ unknown-participant(hint)"])
      assert.equal(asFound(`${HEAD}${wrong}\n#                      ${mark}`), found);
  });

  it("come where something is found that is not marked", () => {
    const found = asFound(`${HEAD}  InteractionServer -> Nobody : EventAck`).split("\n");
    assert.match(found[2] ?? "", /^# {22}\^{6} unknown-participant: `Nobody` is neither/);
  });

  it("begin in column 0 with #<", () => {
    assert.equal(
      asFound("flow"),
      "flow\n#<^^ empty-flow: This flow has no messages: write one, such as `Sender -> Receiver : Message`.",
    );
    assert.equal(asFound("flow\n#<^^ empty-flow"), "flow\n#<^^ empty-flow");
  });

  it("of related places stay only where some finding of the code relates to them", () => {
    const line = "  InteractionServer -> MediaServer : EventAck\n    ReferenceId = 1";
    const second = "    ReferenceId = 2\n#   ^^^^^^^^^^^ duplicate-declaration";
    same(`${line}\n#   ^^^^^^^^^^^ > duplicate-declaration: first\n${second}`);
    becomes(`${line}\n#   ^^^^^^^^^^ > duplicate-declaration: first\n${second}`, `${line}\n${second}`);
  });
});
