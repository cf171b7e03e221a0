import assert from "node:assert/strict";
import { hoverAt } from "../../server/src/features/hover";
import { checked, hoveredText } from "./support";

describe("the range of a hover", () => {
  const flow = 'flow "A chat" : none\n';
  const cases: readonly (readonly [string, string | undefined])[] = [
    [`${flow}<|>Agent->URS:EventAck`, "Agent"],
    [`${flow}Agent<|>->URS:EventAck`, "Agent"],
    [`${flow}Agent-<|>>URS:EventAck`, undefined],
    [`${flow}Agent-><|>URS:EventAck`, "URS"],
    [`${flow}Agent->URS<|>:EventAck`, "URS"],
    [`${flow}Agent->URS:<|>EventAck`, "EventAck"],
    [`${flow}Agent->URS:EventAck<|>`, "EventAck"],
    [`${flow}Agent->URS:EventAck<|>"Agent"`, "EventAck"],
    [`${flow}Agent->URS:EventAck"Agent<|>"`, undefined],
    [`${flow}Agent -> URS : EventAck  <|>`, undefined],
    [`${flow}Agent -> URS : EventAck via  Interaction   Manage<|>ment`, "Interaction   Management"],
    [`${flow}processed by URS,<|>Agent`, "Agent"],
    [`${flow}processed <|>by URS`, "by"],
    [`${flow}Agent -> URS : EventRevoked\r\n  Reason<|>.ReasonSystemName = "x"`, "Reason.ReasonSystemName"],
    ['flow"A <|>chat" : none', '"A chat"'],
    ['flow<|>"A chat" : none', '"A chat"'],
    ['<|>flow "A chat" : none', "flow"],
    ['flow "A chat" : none<|># flow', "none"],
    ['flow "A chat" : none#<|> flow', undefined],
    ["flow : StopProcessing <|>A", "A"],
    ["\uFEFFmodel <|>M", "M"],
    ["\uFEFF<|>model M", "model"],
    ["role \u{1D4B3}e\u0301<|>", "\u{1D4B3}e\u0301"],
    ["message <|>from", undefined],
  ];
  for (const [marked, expected] of cases)
    it(`is ${JSON.stringify(expected) ?? "not there"} at ${JSON.stringify(marked.replace(flow, ""))}`, () =>
      assert.equal(hoveredText(marked), expected));

  it("lies on the line that was asked for", () => {
    const hover = hoverAt(checked("\n\n## Mine.\r\nmessage Mine : Reporting"), { line: 3, character: 9 });
    assert.deepEqual(hover?.range, { start: { line: 3, character: 8 }, end: { line: 3, character: 12 } });
  });

  it("is not there outside of the text", () => {
    const result = checked('flow "A chat" : none');
    for (const line of [-1, 1, 1000, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
      assert.equal(hoverAt(result, { line, character: 1 }), undefined);
    for (const character of [-1, 21, 1000, Number.NaN, Number.NEGATIVE_INFINITY])
      assert.equal(hoverAt(result, { line: 0, character }), undefined);
  });
});
