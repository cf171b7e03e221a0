/** What is told of proposals when they are looked at. */
import assert from "node:assert/strict";
import { describe as describeProposal } from "../../server/src/features/completion/describe";
import { proposalsAt, unmarked } from "./completion-support";
import { checked } from "./support";

const flow = `participant Desk : Agent "Agent 7001"
flow "F" : StopProcessing D
  URS -> InteractionServer : RequestRouteCall
`;

/** The documentation of a proposal at the mark. */
function toldOf(marked: string, label: string): string {
  const at = unmarked(marked);
  const item = proposalsAt(at)?.items.find((one) => one.label === label);
  assert.ok(item?.about, `${label} is not proposed, or not told of`);
  return describeProposal(item.about, checked(at.text), at.position.line) ?? "";
}

describe("the documentation of a proposal", () => {
  const cases: readonly (readonly [what: string, marked: string, label: string, told: RegExp])[] = [
    ["a message", `${flow}  URS -> Desk : <|>`, "EventAck", /^\*\*EventAck\*\* “Acknowledged” · message of/],
    ["a participant", `${flow}  URS -> <|>`, "Desk", /declared in line 1, for all flows/],
    ["a role", `${flow}  URS -> <|>`, "MediaServer", /^\*\*MediaServer\*\*.* · role/],
    ["a protocol", "message M : <|>", "T-Library", /· protocol/],
    ["a model", "flow : <|>", "StopProcessing", /· model/],
    ["a version", "flow : StopProcessing <|>", "B", /version of Stop Processing/],
    ["an attribute", `${flow}    <|>`, "ConnID", /string, attribute of `RequestRouteCall`/],
    ["a word", `${flow}  <|>`, "alt", /Exactly one of the branches/],
    ["two words", "flow\n  <|>", "processed by", /\*\*processed by\*\* · keyword/],
    ["a rule", "flow # msgflow-ignore <|>", "empty-flow", /^\*\*empty-flow\*\* · /],
    [
      "a step",
      `${flow}  <|>`,
      "InteractionServer -> URS : EventRouteUsed",
      /^A step of Stop Processing `D`: “answers RequestRouteCall, once”\n\n\*\*EventRouteUsed\*\*/,
    ],
  ];
  for (const [what, marked, label, told] of cases)
    it(`tells of ${what}`, () => assert.match(toldOf(marked, label), told));
});
