/** What typing a character brings up without being asked for, and what it does not. */
import assert from "node:assert/strict";
import { TRIGGERS } from "../../server/src/features/completion/trigger";
import { labelsAt } from "./completion-support";

const flow = 'flow "F" : StopProcessing D\n  URS -> InteractionServer : RequestRouteCall\n';

/** The text, the mark right behind the typed character, and what comes up first, if anything does. */
const cases: readonly (readonly [marked: string, first: string | undefined])[] = [
  [`${flow}  InteractionServer -><|>`, "URS"],
  [`${flow}  InteractionServer -> <|>`, "URS"],
  [`${flow}  InteractionServer -> URS :<|>`, "EventRouteUsed"],
  [`${flow}  InteractionServer -> URS : <|>`, "EventRouteUsed"],
  [`${flow}  InteractionServer -> URS : EventRouteUsed via <|>`, "T-Library"],
  [`${flow}  InteractionServer -> URS : EventRouteUsed via T-Library <|>`, undefined],
  [`${flow}  InteractionServer -> URS : EventRouteUsed <|>`, undefined],
  [`${flow}  InteractionServer <|>`, undefined],
  [`${flow}<|>`, undefined],
  [`${flow} <|>`, undefined],
  [`${flow}  <|>`, undefined],
  [`${flow}  InteractionServer -> Agent : EventError\n    ErrorDescription =<|>`, '"…"'],
  [`${flow}  InteractionServer -> Agent : EventError\n    ErrorDescription = <|>`, '"…"'],
  [`${flow}  InteractionServer -> Agent : EventRevoked\n    Reason.<|>`, "Interaction.InteractionId"],
  [`${flow}  InteractionServer -> Agent : EventError\n    ErrorCode = 4.<|>`, undefined],
  ["message M :<|>", "Interaction Management"],
  ["message M : Interaction <|>", "Interaction Management"],
  ["message M : Reporting\n  attribute A : <|>", "string"],
  ["message M : Reporting\n  attribute A : string <|>", undefined],
  ["message M : Reporting\n  from <|>", "MediaServer"],
  ["message M : Reporting\n  from URS <|>", "to"],
  ["participant <|>", undefined],
  ["participant Chat :<|>", "MediaServer"],
  ["participant Chat : MediaServer <|>", undefined],
  ["flow <|>", undefined],
  ["flow :<|>", "StopProcessing"],
  ["flow : <|>", "StopProcessing"],
  ["flow : StopProcessing <|>", "A"],
  ["flow : StopProcessing A <|>", undefined],
  ["flow : StopProcessing A, <|>", "B"],
  ["version V of <|>", "StopProcessing"],
  ['use "<|>', "b.msgflow"],
  ['use "parts/<|>', "b.msgflow"],
  ['use "../<|>', "b.msgflow"],
  ['flow "<|>', undefined],
  ['flow "a <|>', undefined],
  ['flow "a:<|>', undefined],
  ["see http:<|>", undefined],
  ["see http:/<|>", undefined],
  ["# <|>", undefined],
  ["# a:<|>", undefined],
  ["# see http:/<|>", undefined],
  ["## a <|>", undefined],
  ["flow # msgflow-ignore <|>", "empty-flow"],
  ["a =><|>", undefined],
];

describe("typing a character", () => {
  for (const [marked, first] of cases) {
    const typed = marked[marked.indexOf("<|>") - 1] ?? "";
    const shown = JSON.stringify(marked.replace(flow, "").replace("<|>", ""));
    it(`${first === undefined ? "brings up nothing" : `brings up ${first}`}: ${shown}`, () => {
      // A character that asks for nothing, such as a line end, never brings anything up.
      if (!TRIGGERS.includes(typed)) return assert.equal(first, undefined);
      const labels = labelsAt(marked, { trigger: typed, listFolder: () => ["b.msgflow"] });
      assert.equal(labels[0], first);
    });
  }

  it("brings up what there is to name, but no sign", () => {
    for (const [marked] of cases)
      for (const trigger of TRIGGERS)
        for (const label of labelsAt(marked, { trigger })) assert.doesNotMatch(label, /^(?:->|[:=,])$/);
  });
});
