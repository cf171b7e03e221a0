import assert from "node:assert/strict";
import { checkScript, parseScript } from "../../server/src/language-service";
import { checkFlows, flow, type NamedCase, withMessages } from "../flows";

const M = {
  request: "Chat -> Ixn : RequestChangeProperties",
  update: "Router -> Ixn : RequestUpdateUserData",
  ack: "Ixn -> Chat : EventAck",
  routerAck: "Ixn -> Router : EventAck",
  changed: "Ixn -> Desk : EventPropertiesChanged",
  changed2: "Ixn -> Desk2 : EventPropertiesChanged",
  changedChat: "Ixn -> Chat : EventPropertiesChanged",
  changedStat: "Ixn -> Stat : EventPropertiesChanged",
  changedIcon: "Ixn -> Icon : EventPropertiesChanged",
  changedRouter: "Ixn -> Router : EventPropertiesChanged",
  attached: "Ixn -> Router : EventAttachedDataChanged",
  error: "Ixn -> Chat : EventError",
  routerError: "Ixn -> Router : EventError",
};
type Name = keyof typeof M;

const AGENT = " : ChangeProperties MediaServerAgent";
const ROUTED = " : ChangeProperties MediaServerURS";
const URS = " : ChangeProperties URS";
const U = " : ChangeProperties Unsuccessful";

const cases: readonly NamedCase<Name>[] = [
  { says: "an agent is told", head: AGENT, sends: ["request", "ack", "changed"], conforms: true },
  {
    says: "an agent is told before the answer: no order is documented",
    head: AGENT,
    sends: ["request", "changed", "ack"],
    conforms: true,
  },
  {
    says: "the agents of a conference and two reporting engines are told",
    head: AGENT,
    sends: ["request", "changedStat", "ack", "changed", "changed2", "changedIcon"],
    conforms: true,
  },
  {
    says: "an agent is not told",
    head: AGENT,
    sends: ["request", "ack"],
    conforms: false,
    deviations: ["missing EventPropertiesChanged"],
  },
  {
    says: "an agent is not told, a reporting engine is",
    head: AGENT,
    sends: ["request", "ack", "changedStat"],
    conforms: false,
    deviations: ["missing EventPropertiesChanged"],
  },
  {
    says: "an agent is told, and the media server gets no answer",
    head: AGENT,
    sends: ["request", "changed"],
    conforms: false,
    deviations: ["missing EventAck"],
  },
  {
    says: "an agent is told before the request",
    head: AGENT,
    sends: ["changed", "request", "ack"],
    conforms: false,
    deviations: ["before-request EventPropertiesChanged"],
  },
  {
    says: "an agent is told, and the answer goes to another media server",
    head: AGENT,
    sends: ["request", "changed"],
    lines: ["Ixn -> Mail : EventAck"],
    conforms: false,
    deviations: ["wrong-receiver EventAck"],
  },
  {
    says: "an agent is told, and the answer comes twice",
    head: AGENT,
    sends: ["request", "ack", "ack", "changed"],
    conforms: false,
    deviations: ["duplicate EventAck"],
  },
  {
    says: "an agent is told, and URS is processing",
    head: `${AGENT}\nprocessed by Router`,
    sends: ["request", "ack", "changed"],
    conforms: false,
    deviations: ["wrong-processor"],
  },
  {
    says: "an agent is told in a flow that names the version for URS",
    head: ROUTED,
    sends: ["request", "ack", "changed"],
    conforms: false,
    deviations: ["wrong-version"],
  },

  { says: "URS is told", head: ROUTED, sends: ["request", "ack", "attached"], conforms: true },
  {
    says: "URS is told, and a reporting engine too",
    head: ROUTED,
    sends: ["request", "attached", "changedStat", "ack"],
    conforms: true,
  },
  {
    says: "URS is told by the message that is stood in for",
    head: ROUTED,
    sends: ["request", "ack", "changedRouter"],
    conforms: false,
    deviations: ["substituted EventPropertiesChanged"],
  },
  {
    says: "URS is not told",
    head: ROUTED,
    sends: ["request", "ack"],
    conforms: false,
    deviations: ["missing EventAttachedDataChanged"],
  },

  { says: "URS asks", head: URS, sends: ["update", "attached"], conforms: true },
  {
    says: "URS asks, and a media server has registered to be told",
    head: URS,
    sends: ["update", "changedChat", "attached", "changedStat"],
    conforms: true,
  },
  {
    says: "URS asks by the message that is stood in for",
    head: URS,
    sends: [],
    lines: ["Router -> Ixn : RequestChangeProperties", M.attached],
    conforms: false,
    deviations: ["substituted RequestChangeProperties"],
  },
  {
    says: "URS asks, and is answered by EventAck",
    head: URS,
    sends: ["update", "routerAck"],
    conforms: false,
    deviations: ["substituted EventAck"],
  },
  {
    says: "URS asks, and an agent is told, who does not take part",
    head: URS,
    sends: ["update", "attached", "changed"],
    conforms: false,
    deviations: ["unexpected EventPropertiesChanged"],
  },
  {
    says: "URS asks, and is answered twice",
    head: URS,
    sends: ["update", "attached", "attached"],
    conforms: false,
    deviations: ["duplicate EventAttachedDataChanged"],
  },

  { says: "a media server is rejected", head: U, sends: ["request", "error"], conforms: true },
  { says: "URS is rejected", head: U, sends: ["update", "routerError"], conforms: true },
  {
    says: "a media server is rejected, and another one told",
    head: U,
    sends: ["request"],
    lines: ["Ixn -> Mail : EventError"],
    conforms: false,
    deviations: ["wrong-receiver EventError"],
  },
  {
    says: "a media server is rejected, and something happens after it",
    head: U,
    sends: ["request", "error", "changedStat"],
    conforms: false,
    deviations: ["unexpected EventPropertiesChanged"],
  },

  {
    says: "the model named: the version is found",
    head: " : ChangeProperties",
    sends: ["update", "attached"],
    conforms: true,
    versions: ["URS"],
  },
];

/** Flows that name nothing are compared with the versions of all models. */
const inferred: readonly NamedCase<Name>[] = [
  { says: "a change", sends: ["request", "ack", "changed"], conforms: true, model: "ChangeProperties" },
  { says: "a rejected change", sends: ["update", "routerError"], conforms: true, model: "ChangeProperties" },
  {
    says: "a change that nobody is told of",
    head: "\nprocessed by Router",
    sends: ["request", "ack"],
    conforms: false,
    model: "ChangeProperties",
    versions: ["MediaServerURS"],
    deviations: ["missing EventAttachedDataChanged"],
  },
  {
    says: "a rejected stop",
    sends: [],
    lines: ["Chat -> Ixn : RequestStopProcessing", M.error],
    conforms: true,
    model: "StopProcessing",
    versions: ["Unsuccessful"],
  },
  {
    says: "an error alone, as near to both models",
    sends: ["error"],
    conforms: false,
    model: "StopProcessing",
    versions: ["Unsuccessful"],
    deviations: ["missing RequestStopProcessing"],
  },
];

describe("conformance with Change Properties", () => {
  checkFlows(withMessages(M, cases));
  describe("told from Stop Processing", () => checkFlows(withMessages(M, inferred)));

  it("suggests the name of a message that the reference itself misspells", () => {
    const text = flow(AGENT, M.request, M.ack, "Ixn -> Desk : EventProperitesChanged");
    const { findings } = checkScript(parseScript("file:///test.msgflow", text));
    const found = findings.filter((finding) => finding.code === "unknown-message");
    assert.equal(found.length, 1);
    assert.match(found[0]?.message ?? "", /did you mean `EventPropertiesChanged`\?/);
  });
});
