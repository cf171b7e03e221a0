import assert from "node:assert/strict";
import { manyFlows } from "./corpus";
import { exported } from "./exported";

const document = [
  { kind: "comment", text: "not part of a flow" },
  { kind: "participant", name: "Ixn", roles: ["InteractionServer"], title: "Interaction Server" },
  {
    kind: "flow",
    title: "Closed",
    participants: [{ kind: "participant", name: "Chat", roles: ["MediaServer"] }],
    body: [
      { kind: "comment", text: "first" },
      {
        ...{ kind: "send", from: "Chat", to: "Ixn", message: "RequestStopProcessing", remark: "seen" },
        attributes: [{ kind: "value", path: "ReferenceId", value: 17 }],
      },
      {
        kind: "par",
        branches: [
          { label: "at once", body: [{ kind: "send", from: "Ixn", to: "Chat", message: "EventAck", attributes: [] }] },
          { label: "later", body: [{ kind: "note", text: "nothing" }] },
        ],
      },
    ],
  },
];

describe("bench: flows in other notations", () => {
  it("are written in PlantUML", () => {
    const { text, messages } = exported(document, "plantUml");
    assert.equal(messages, 2);
    assert.deepEqual(text.split("\n"), [
      ...["@startuml", "title Closed", 'participant "Interaction Server" as Ixn', "participant Chat", "' first"],
      ...["Chat -> Ixn : RequestStopProcessing (seen)", "note right", "  ReferenceId = 17", "end note"],
      ...["par at once", "Ixn -> Chat : EventAck", "else later", "note over Ixn : nothing", "end", "@enduml", "", ""],
    ]);
  });

  it("are written for mermaid", () => {
    const { text, messages } = exported(document, "mermaid");
    assert.equal(messages, 2);
    assert.deepEqual(text.split("\n"), [
      ...["sequenceDiagram", "title Closed", "participant Ixn as Interaction Server", "participant Chat", "%% first"],
      ...["Chat->>Ixn: RequestStopProcessing (seen)", "Note right of Ixn: ReferenceId = 17"],
      ...["par at once", "Ixn->>Chat: EventAck", "and later", "Note over Ixn: nothing", "end", "", ""],
    ]);
  });

  it("have all messages of a corpus, and about as many lines", () => {
    const corpus = manyFlows(2_000, 1);
    const sends = corpus.text.split("\n").filter((line) => line.includes(" -> ")).length;
    for (const notation of ["plantUml", "mermaid"] as const) {
      const { text, messages } = exported(corpus.document, notation);
      assert.equal(messages, sends);
      const lines = text.split("\n").length;
      assert.ok(lines > 1_500 && lines < 3_000, `${lines} lines`);
    }
  });
});
