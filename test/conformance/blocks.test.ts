import assert from "node:assert/strict";
import { checkFlows, type FlowCase, flow, verdictOf } from "../flows";

const REQUEST = "Chat -> Ixn : RequestStopProcessing";
const ACK = "Ixn -> Chat : EventAck";
const REVOKED = "Ixn -> Desk : EventRevoked";
const REMOVED = "Ixn -> Stat : EventPartyRemoved";
const STOPPED = "Ixn -> Stat : EventProcessingStopped";
const ERROR = "Ixn -> Chat : EventError";

const cases: readonly FlowCase[] = [
  {
    says: "each path may follow another of the versions named",
    head: " : StopProcessing A, Unsuccessful",
    lines: [REQUEST, "alt", ACK, REVOKED, REMOVED, STOPPED, "else", ERROR, "end"],
    conforms: true,
    versions: ["A", "Unsuccessful"],
  },
  {
    says: "a path that follows a version not named says on which path",
    lines: [REQUEST, 'alt "accepted"', ACK, REVOKED, REMOVED, STOPPED, 'else "rejected"', ERROR, "end"],
    conforms: false,
    versions: ["A"],
    deviations: ["wrong-version when ‹rejected›"],
  },
  {
    says: "with the model only, versions are found path by path",
    head: " : StopProcessing",
    lines: [REQUEST, "alt", ACK, REVOKED, REMOVED, STOPPED, "else", ERROR, "end"],
    conforms: true,
    versions: ["A", "Unsuccessful"],
  },
  {
    says: "a step that is left out on one path",
    lines: [REQUEST, ACK, 'opt "still there"', REVOKED, "end", REMOVED, STOPPED],
    conforms: false,
    deviations: ["missing EventRevoked when ‹still there› does not happen"],
  },
  {
    says: "a step that is missing on every path has no condition",
    lines: [REQUEST, 'alt "a"', ACK, REMOVED, 'else "b"', REMOVED, ACK, "end", STOPPED],
    conforms: false,
    deviations: ["missing EventRevoked"],
  },
  {
    says: "a mistake in a branch says where it is by its place",
    lines: [REQUEST, ACK, REVOKED, "alt", REMOVED, "else", REMOVED, ACK, "end", STOPPED],
    conforms: false,
    deviations: ["duplicate EventAck"],
  },
  {
    says: "an unlabelled branch is counted",
    lines: [REQUEST, ACK, "alt", REVOKED, "else", 'note "nobody"', "end", REMOVED, STOPPED],
    conforms: false,
    deviations: ["missing EventRevoked when the second branch of `alt` is taken"],
  },
  {
    says: "a loop may go round several times where the version allows it",
    lines: [REQUEST, ACK, "loop", REVOKED, "end", "loop", REMOVED, "end", STOPPED],
    conforms: true,
  },
  {
    says: "a loop goes round again where the version does not allow it",
    lines: [REQUEST, 'loop "retry"', ACK, "end", REVOKED, REMOVED, STOPPED],
    conforms: false,
    deviations: ["duplicate EventAck when ‹retry› happens again"],
  },
  {
    says: "all interleavings of a par are right",
    lines: [REQUEST, "par", ACK, "and", REVOKED, "and", REMOVED, STOPPED, "end"],
    conforms: true,
  },
  {
    says: "one interleaving of a par is wrong",
    lines: [REQUEST, ACK, REVOKED, "par", REMOVED, "and", STOPPED, "end"],
    conforms: false,
    deviations: ["out-of-order EventProcessingStopped when the branches of `par` come in this order"],
  },
  {
    says: "a message accepted by way of exception on one path",
    head: " : StopProcessing B",
    lines: [
      REQUEST,
      ACK,
      "alt",
      "Ixn -> Router : EventAbandoned",
      "else",
      "Ixn -> Router : EventRouteUsed",
      "end",
      REMOVED,
      STOPPED,
    ],
    conforms: true,
    deviations: ["disputed EventRouteUsed"],
  },
  {
    says: "parties are bound path by path",
    lines: [
      "alt",
      REQUEST,
      ACK,
      "else",
      "Mail -> Ixn : RequestStopProcessing",
      "Ixn -> Mail : EventAck",
      "end",
      REVOKED,
      REMOVED,
      STOPPED,
    ],
    conforms: true,
  },
  {
    says: "an answer to the party that asked on the other path",
    lines: [
      'alt "chat"',
      REQUEST,
      'else "mail"',
      "Mail -> Ixn : RequestStopProcessing",
      "end",
      ACK,
      REVOKED,
      REMOVED,
      STOPPED,
    ],
    conforms: false,
    deviations: ["wrong-receiver EventAck when ‹mail›"],
  },
  {
    says: "every reporting engine of the flow is told on every path",
    lines: [
      REQUEST,
      ACK,
      REVOKED,
      REMOVED,
      STOPPED,
      'opt "icon"',
      "Ixn -> Icon : EventPartyRemoved",
      "Ixn -> Icon : EventProcessingStopped",
      "end",
    ],
    conforms: false,
    deviations: [
      "missing EventPartyRemoved when ‹icon› does not happen",
      "missing EventProcessingStopped when ‹icon› does not happen",
    ],
  },
];

describe("conformance of flows with blocks", () => {
  checkFlows(cases.map((one) => ({ head: " : StopProcessing A", ...one })));

  const many = (last: string) => {
    const alternatives = Array.from({ length: 40 }, () => [
      "alt",
      REVOKED,
      "else",
      "Ixn -> Desk2 : EventRevoked",
      "end",
    ]);
    return flow(" : StopProcessing A", REQUEST, ACK, ...alternatives.flat(), "opt", last, "end", REMOVED, STOPPED);
  };
  it("says on which paths a step is missing, however many of them fail", () => {
    const parties = Array.from({ length: 60 }, () => ["alt", REMOVED, "else", REMOVED, "end"]);
    const lines = [REQUEST, ACK, 'opt "told"', REVOKED, "end", ...parties.flat(), STOPPED];
    const { deviations } = verdictOf(flow(" : StopProcessing A", ...lines));
    assert.deepEqual(deviations, ["missing EventRevoked when ‹told› does not happen"]);
  });
  it("decides 2^40 paths that are right", () => assert.equal(verdictOf(many(REVOKED)).conforms, true));
  it("decides 2^40 paths of which some are wrong, with one finding", () => {
    const { conforms, deviations } = verdictOf(many(ACK));
    assert.equal(conforms, false);
    assert.deepEqual(deviations, ["duplicate EventAck"]);
  });
});

describe("conformance of a part of a longer conversation", () => {
  const before = ["Desk -> Ixn : RequestStopProcessing"];
  it("is that of the follows block, whatever is around it", () => {
    const lines = [...before, "follows StopProcessing A", REQUEST, ACK, REVOKED, REMOVED, STOPPED, "end", ERROR];
    assert.deepEqual(verdictOf(flow(" : none", ...lines)), {
      conforms: true,
      model: "StopProcessing",
      versions: ["A"],
      nearest: "A",
      deviations: [],
    });
  });
  it("tells of steps that are missing in the block", () => {
    const lines = [REVOKED, "follows StopProcessing A", REQUEST, ACK, "opt", REVOKED, "end", REMOVED, STOPPED, "end"];
    const { conforms, deviations } = verdictOf(flow(" : none", ...lines));
    assert.equal(conforms, false);
    assert.deepEqual(deviations, ["missing EventRevoked when the `opt` does not happen"]);
  });
  it("binds and counts only parties of the block's own messages", () => {
    const lines = [
      "Ixn -> Icon : EventPartyRemoved",
      "follows StopProcessing A",
      REQUEST,
      ACK,
      REVOKED,
      REMOVED,
      STOPPED,
      "end",
    ];
    assert.equal(verdictOf(flow(" : none", ...lines)).conforms, true);
  });
  it("stands in blocks too", () => {
    const lines = ['alt "x"', "follows StopProcessing A", REQUEST, "end", "else", ERROR, "end"];
    assert.deepEqual(verdictOf(flow(" : none", ...lines)).deviations.length, 4);
  });
});
