import { checkFlows, type NamedCase, withMessages } from "../flows";

const M = {
  request: "Chat -> Ixn : RequestStopProcessing",
  agentRequest: "Desk -> Ixn : RequestStopProcessing",
  route: "Router -> Ixn : RequestRouteCall",
  ack: "Ixn -> Chat : EventAck",
  agentAck: "Ixn -> Desk : EventAck",
  routerAck: "Ixn -> Router : EventAck",
  used: "Ixn -> Router : EventRouteUsed",
  abandoned: "Ixn -> Router : EventAbandoned",
  revoked: "Ixn -> Desk : EventRevoked",
  revoked2: "Ixn -> Desk2 : EventRevoked",
  removed: "Ixn -> Stat : EventPartyRemoved",
  stopped: "Ixn -> Stat : EventProcessingStopped",
  removedIcon: "Ixn -> Icon : EventPartyRemoved",
  stoppedIcon: "Ixn -> Icon : EventProcessingStopped",
  error: "Ixn -> Chat : EventError",
};
type Name = keyof typeof M;

const A = " : StopProcessing A";
const B = " : StopProcessing B";
const C = " : StopProcessing C";
const D = " : StopProcessing D";
const U = " : StopProcessing Unsuccessful";

const cases: readonly NamedCase<Name>[] = [
  { says: "A in the usual order", head: A, sends: ["request", "ack", "revoked", "removed", "stopped"], conforms: true },
  {
    says: "A with the answer last: no order is documented",
    head: A,
    sends: ["request", "revoked", "removed", "stopped", "ack"],
    conforms: true,
  },
  {
    says: "A with a conference: a revoke for each agent",
    head: A,
    sends: ["request", "ack", "revoked", "revoked2", "removed", "removed", "stopped"],
    conforms: true,
  },
  {
    says: "A with two reporting engines, interleaved",
    head: A,
    sends: ["request", "removed", "removedIcon", "ack", "stoppedIcon", "revoked", "stopped"],
    conforms: true,
  },
  {
    says: "A where one reporting engine is told half",
    head: A,
    sends: ["request", "ack", "revoked", "removed", "stopped", "removedIcon"],
    conforms: false,
    deviations: ["missing EventProcessingStopped"],
  },
  {
    says: "A without the revoke",
    head: A,
    sends: ["request", "ack", "removed", "stopped"],
    conforms: false,
    deviations: ["missing EventRevoked"],
  },
  {
    says: "A without the answer",
    head: A,
    sends: ["request", "revoked", "removed", "stopped"],
    conforms: false,
    deviations: ["missing EventAck"],
  },
  {
    says: "A with only the request",
    head: A,
    sends: ["request"],
    conforms: false,
    deviations: [
      "missing EventAck",
      "missing EventRevoked",
      "missing EventPartyRemoved",
      "missing EventProcessingStopped",
    ],
  },
  {
    says: "A without the request",
    head: A,
    sends: ["ack", "revoked", "removed", "stopped"],
    conforms: false,
    deviations: ["missing RequestStopProcessing"],
  },
  {
    says: "A with the request second",
    head: A,
    sends: ["ack", "request", "revoked", "removed", "stopped"],
    conforms: false,
    deviations: ["before-request EventAck"],
  },
  {
    says: "A with the request last: one finding, however many come before",
    head: A,
    sends: ["ack", "revoked", "removed", "stopped", "request"],
    conforms: false,
    deviations: ["before-request EventAck"],
  },
  {
    says: "A where processing has stopped before the party is removed",
    head: A,
    sends: ["request", "ack", "revoked", "stopped", "removed"],
    conforms: false,
    deviations: ["out-of-order EventProcessingStopped"],
  },
  {
    says: "A where another party is removed after the stop",
    head: A,
    sends: ["request", "ack", "revoked", "removed", "stopped", "removed"],
    conforms: false,
    deviations: ["out-of-order EventProcessingStopped"],
  },
  {
    says: "A with the answer twice",
    head: A,
    sends: ["request", "ack", "ack", "revoked", "removed", "stopped"],
    conforms: false,
    deviations: ["duplicate EventAck"],
  },
  {
    says: "A with the stop twice",
    head: A,
    sends: ["request", "ack", "revoked", "removed", "stopped", "stopped"],
    conforms: false,
    deviations: ["duplicate EventProcessingStopped"],
  },
  {
    says: "A with the answer to another media server",
    head: A,
    sends: ["request"],
    lines: ["Ixn -> Mail : EventAck", M.revoked, M.removed, M.stopped],
    conforms: false,
    deviations: ["wrong-receiver EventAck"],
  },
  {
    says: "A with an error after success",
    head: A,
    sends: ["request", "ack", "revoked", "removed", "stopped", "error"],
    conforms: false,
    deviations: ["unexpected EventError"],
  },
  {
    says: "A with copies to an agent",
    head: A,
    sends: ["request", "ack", "revoked", "removed", "stopped"],
    lines: ["Ixn -> Desk : EventPartyRemoved", "Ixn -> Desk : EventProcessingStopped", "Ixn -> Stat : EventRevoked"],
    conforms: true,
  },
  {
    says: "A with a copy before the request",
    head: A,
    sends: [],
    lines: ["Ixn -> Desk : EventProcessingStopped", M.request, M.ack, M.revoked, M.removed, M.stopped],
    conforms: false,
    deviations: ["before-request EventProcessingStopped"],
  },
  {
    says: "A with another processing",
    head: `${A}\nprocessed by Router`,
    sends: ["request", "ack", "revoked", "removed", "stopped"],
    conforms: false,
    deviations: ["wrong-processor"],
  },
  {
    says: "A that is B",
    head: A,
    sends: ["request", "ack", "abandoned", "removed", "stopped"],
    conforms: false,
    deviations: ["wrong-version"],
  },
  {
    says: "A with the wrong protocol",
    head: A,
    sends: ["request", "ack", "revoked", "removed"],
    lines: [`${M.stopped} via T-Library`],
    conforms: false,
    deviations: [],
  },
  {
    says: "A in a flow with a line that is none",
    head: A,
    sends: ["request", "ack"],
    lines: ["Ixn --> Desk : EventRevoked"],
    conforms: null,
    deviations: [],
  },

  { says: "B", head: B, sends: ["request", "ack", "abandoned", "removed", "stopped"], conforms: true },
  {
    says: "B by the reference's text",
    head: B,
    sends: ["request", "ack", "used", "removed", "stopped"],
    conforms: true,
    deviations: ["disputed EventRouteUsed"],
  },
  {
    says: "B with the message that is stood in for",
    head: B,
    sends: ["request", "ack"],
    lines: ["Ixn -> Router : EventRevoked", M.removed, M.stopped],
    conforms: false,
    deviations: ["substituted EventRevoked"],
  },

  { says: "C", head: C, sends: ["agentRequest", "agentAck", "revoked", "removed", "stopped"], conforms: true },
  {
    says: "C without the revoke is a warning",
    head: C,
    sends: ["agentRequest", "agentAck", "removed", "stopped"],
    conforms: true,
    deviations: ["missing EventRevoked"],
  },
  {
    says: "C where another agent is revoked",
    head: C,
    sends: ["agentRequest", "agentAck", "revoked2", "removed", "stopped"],
    conforms: true,
  },

  { says: "D", head: D, sends: ["route", "used", "removed", "stopped"], conforms: true },
  {
    says: "D with EventAck as well",
    head: D,
    sends: ["route", "used", "routerAck", "removed", "stopped"],
    conforms: true,
  },
  {
    says: "D with EventAck instead",
    head: D,
    sends: ["route", "routerAck", "removed", "stopped"],
    conforms: false,
    deviations: ["substituted EventAck"],
  },
  {
    says: "D asked for by the message that is stood in for",
    head: D,
    sends: [],
    lines: ["Router -> Ixn : RequestStopProcessing", M.used, M.removed, M.stopped],
    conforms: false,
    deviations: ["substituted RequestStopProcessing"],
  },

  { says: "Unsuccessful, asked by a media server", head: U, sends: ["request", "error"], conforms: true },
  {
    says: "Unsuccessful, asked by URS",
    head: U,
    sends: ["route"],
    lines: ["Ixn -> Router : EventError"],
    conforms: true,
  },
  {
    says: "Unsuccessful, told to another",
    head: U,
    sends: ["agentRequest", "error"],
    conforms: false,
    deviations: ["wrong-receiver EventError"],
  },
  {
    says: "Unsuccessful with a message after it",
    head: U,
    sends: ["request", "error", "stopped"],
    conforms: false,
    deviations: ["unexpected EventProcessingStopped"],
  },

  {
    says: "several versions named: one is enough",
    head: " : StopProcessing A, Unsuccessful",
    sends: ["request", "error"],
    conforms: true,
    versions: ["Unsuccessful"],
  },
  {
    says: "the model named: D is found",
    head: " : StopProcessing",
    sends: ["route", "used", "removed", "stopped"],
    conforms: true,
    versions: ["D"],
  },
  {
    says: "nothing named: A is found",
    head: "",
    sends: ["request", "ack", "revoked", "removed", "stopped"],
    conforms: true,
    versions: ["A"],
  },
  {
    says: "nothing named: by who is processing B is nearest",
    head: "\nprocessed by Router",
    sends: ["request", "ack", "removed", "stopped"],
    conforms: false,
    versions: ["B"],
    deviations: ["missing EventAbandoned"],
  },
  {
    says: "nothing named, and nothing points to a model",
    head: "",
    sends: [],
    lines: ["Ixn -> Desk : RequestRegisterClient"],
    conforms: null,
  },
];

describe("conformance with Stop Processing", () => {
  checkFlows(withMessages(M, cases));
});
