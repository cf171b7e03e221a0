/** Which version a flow is compared with that follows none: above all flows that are still being written. */
import assert from "node:assert/strict";
import { flow, verdictOf } from "../flows";

const REQUEST = "Chat -> Ixn : RequestStopProcessing";
const ACK = "Ixn -> Chat : EventAck";
const REMOVED = "Ixn -> Stat : EventPartyRemoved";
const STOPPED = "Ixn -> Stat : EventProcessingStopped";
const ERROR = "Ixn -> Chat : EventError";
const PROCESSED_BY_AGENT = "processed by Desk";
const PROCESSED_BY_URS = "processed by Router";

interface Nearest {
  readonly says: string;
  readonly head?: string;
  readonly lines: readonly string[];
  readonly nearest: string;
  readonly deviations?: readonly string[];
}

const begun: readonly Nearest[] = [
  { says: "a media server's request is no rejection", lines: [REQUEST], nearest: "A" },
  { says: "nor with nothing named", head: "", lines: [REQUEST], nearest: "A" },
  {
    says: "nor where the versions are named",
    head: " : StopProcessing A, Unsuccessful",
    lines: [REQUEST],
    nearest: "A",
  },
  { says: "who is processing tells", lines: [PROCESSED_BY_URS, REQUEST], nearest: "B" },
  { says: "who asks tells: an agent", lines: ["Desk -> Ixn : RequestStopProcessing"], nearest: "C" },
  { says: "who asks tells: URS", lines: ["Router -> Ixn : RequestRouteCall"], nearest: "D" },
  { says: "who is told tells", lines: [REQUEST, "Ixn -> Router : EventAbandoned"], nearest: "B" },
  {
    says: "an answer to another party is a mistake, not a rejection",
    lines: [REQUEST, "Ixn -> Mail : EventAck"],
    nearest: "A",
  },
  {
    says: "an answer the wrong way round is a mistake, not a rejection",
    lines: [REQUEST, "Chat -> Ixn : EventAck"],
    nearest: "A",
  },
  {
    says: "a message of no version makes no rejection of it",
    lines: [REQUEST, "Ixn -> Desk : EventPropertiesChanged"],
    nearest: "A",
  },
  {
    says: "what a version names is nearer than what it accepts",
    lines: ["Router -> Ixn : RequestStopProcessing", "Ixn -> Router : EventRouteUsed"],
    nearest: "D",
  },
  {
    says: "an answer without its request tells who has asked",
    lines: ["Ixn -> Desk : EventAck"],
    nearest: "C",
  },
  {
    says: "one path is begun",
    lines: [REQUEST, 'alt "accepted"', ACK, 'else "rejected"', ERROR, "end"],
    nearest: "A",
  },
];

const done: readonly Nearest[] = [
  {
    says: "an error behind an answer: all that a rejection asks for is there",
    lines: [REQUEST, ACK, ERROR],
    nearest: "Unsuccessful",
    deviations: ["unexpected EventAck"],
  },
  {
    says: "an error alone",
    lines: [ERROR],
    nearest: "Unsuccessful",
    deviations: ["missing RequestStopProcessing"],
  },
  {
    says: "something behind an error",
    lines: [REQUEST, ERROR, STOPPED],
    nearest: "Unsuccessful",
    deviations: ["unexpected EventProcessingStopped"],
  },
  {
    says: "an error behind all else",
    lines: [REQUEST, ACK, "Ixn -> Desk : EventRevoked", REMOVED, STOPPED, ERROR],
    nearest: "A",
    deviations: ["unexpected EventError"],
  },
];

/** Conversations in their usual order, with what tells from the first message on which version is meant. */
const whole: Readonly<Record<string, readonly string[]>> = {
  A: [PROCESSED_BY_AGENT, REQUEST, ACK, "Ixn -> Desk : EventRevoked", REMOVED, STOPPED],
  B: [PROCESSED_BY_URS, REQUEST, ACK, "Ixn -> Router : EventAbandoned", REMOVED, STOPPED],
  C: ["Desk -> Ixn : RequestStopProcessing", "Ixn -> Desk : EventAck", REMOVED, STOPPED],
  D: ["Router -> Ixn : RequestRouteCall", "Ixn -> Router : EventRouteUsed", REMOVED, STOPPED],
};

describe("the nearest version", () => {
  for (const { says, head = " : StopProcessing", lines, nearest, deviations } of [...begun, ...done])
    it(says, () => {
      const told = verdictOf(flow(head, ...lines));
      assert.equal(told.nearest, nearest);
      assert.equal(told.conforms, false);
      if (deviations) assert.deepEqual(told.deviations, deviations);
    });

  for (const [version, lines] of Object.entries(whole))
    it(`of ${version} is ${version} from the first message to the last`, () => {
      const first = lines.findIndex((line) => line.includes("Request"));
      for (let end = first + 1; end <= lines.length; end++) {
        const told = verdictOf(flow(" : StopProcessing", ...lines.slice(0, end)));
        assert.equal(told.nearest, version, lines[end - 1]);
        assert.equal(told.conforms, end === lines.length);
      }
    });

  it("is the first declared of those that the messages fit alike, whichever is shorter", () => {
    const step = (message: string) => `  MediaServer -> InteractionServer : ${message}`;
    const long = ["version Long", step("RequestStopProcessing"), step("EventAck"), step("EventError")];
    const short = ["version Short", step("RequestStopProcessing"), step("EventRevoked")];
    const nearest = (...versions: string[][]) =>
      verdictOf(["model Own", ...versions.flat(), 'flow "F" : Own', step("RequestStopProcessing"), ""].join("\n"))
        .nearest;
    assert.equal(nearest(long, short), "Long");
    assert.equal(nearest(short, long), "Short");
  });
});
