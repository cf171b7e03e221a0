import assert from "node:assert/strict";
import { checkScript } from "../../server/src/language-service";
import { library, libraryFiles } from "../../server/src/library/library";
import { askedBy, planFor, standInsOf } from "./support";

const MODEL = "StopProcessing";

/** The reference's tables of messages, as the page lists them: events only. */
const TABLES = {
  A: {
    EventAck: "Interaction Management",
    EventPartyRemoved: "Reporting",
    EventProcessingStopped: "Reporting",
    EventRevoked: "Interaction Management",
  },
  B: {
    EventAck: "Interaction Management",
    EventPartyRemoved: "Reporting",
    EventProcessingStopped: "Reporting",
    EventAbandoned: "T-Library",
  },
  C: {
    EventAck: "Interaction Management",
    EventPartyRemoved: "Reporting",
    EventProcessingStopped: "Reporting",
    EventRevoked: "Interaction Management",
  },
  D: {
    EventAck: "Interaction Management",
    EventPartyRemoved: "Reporting",
    EventProcessingStopped: "Reporting",
    EventRouteUsed: "T-Library",
  },
  Unsuccessful: { EventError: "Interaction Management" },
} as const;

/** The requests, which the reference names in its text. */
const REQUESTS = { RequestStopProcessing: "Interaction Management", RequestRouteCall: "T-Library" } as const;

/** What each version asks of each message; what is not listed here must not be in the version at all. */
const ASKED: Record<string, Record<string, string>> = {
  A: {
    RequestStopProcessing: "must",
    EventAck: "must",
    EventRevoked: "must",
    EventPartyRemoved: "must",
    EventProcessingStopped: "must",
  },
  B: {
    RequestStopProcessing: "must",
    EventAck: "must",
    EventAbandoned: "must",
    EventPartyRemoved: "must",
    EventProcessingStopped: "must",
  },
  C: {
    RequestStopProcessing: "must",
    EventAck: "must",
    EventRevoked: "should",
    EventPartyRemoved: "must",
    EventProcessingStopped: "must",
  },
  D: {
    RequestRouteCall: "must",
    EventRouteUsed: "must",
    EventAck: "may",
    EventPartyRemoved: "must",
    EventProcessingStopped: "must",
  },
  Unsuccessful: { RequestStopProcessing: "must", RequestRouteCall: "must", EventError: "must" },
};

const STAND_INS: Record<string, Record<string, string>> = {
  A: {},
  B: { EventAbandoned: "EventRevoked" },
  C: {},
  D: { RequestRouteCall: "RequestStopProcessing", EventRouteUsed: "EventAck" },
  Unsuccessful: { RequestRouteCall: "RequestStopProcessing" },
};

const PROCESSING: Record<string, string[]> = { A: ["Agent"], B: ["URS"], C: ["Agent"], D: ["URS"], Unsuccessful: [] };

describe("the standard library", () => {
  it("has no finding", () => {
    for (const script of library().scripts) assert.deepEqual(checkScript(script).findings, [], script.uri);
    assert.equal(libraryFiles().length, library().scripts.length);
  });

  it("has Stop Processing before other models, so that it counts where several fit equally", () => {
    assert.deepEqual([...library().scope.models.keys()], [MODEL, "ChangeProperties"]);
  });

  it("has the nine messages of Stop Processing in their protocols, each with a direction, a documentation and an address", () => {
    const expected = new Map<string, string>(
      Object.entries({ ...REQUESTS, ...Object.assign({}, ...Object.values(TABLES)) }),
    );
    assert.equal(expected.size, 9);
    const { messages, protocols } = library().scope;
    for (const [name, protocol] of expected) {
      const message = messages.get(name);
      assert.equal(message?.protocol, protocol, name);
      assert.ok(protocols.has(protocol));
      assert.ok(message.directions.length > 0 && message.documentation !== "" && message.sees.length > 0, name);
    }
    assert.deepEqual([...protocols.keys()].sort(), ["Interaction Management", "Reporting", "T-Library"]);
    assert.deepEqual([...library().scope.roles.keys()].sort(), [
      "Agent",
      "InteractionServer",
      "MediaServer",
      "Reporting",
      "URS",
    ]);
  });

  it("tells for every direction, attribute and step on what ground it stands", () => {
    for (const message of library().scope.messages.values()) {
      for (const direction of message.directions) assert.ok(direction.ground, message.name);
      for (const attribute of message.attributes.values())
        assert.ok(attribute.ground, `${message.name}.${attribute.path}`);
    }
    for (const [model, { versions }] of library().scope.models)
      for (const name of versions.keys())
        for (const step of planFor(model, name).steps) assert.ok(step.info.ground, `${model} ${name}: ${step.message}`);
  });

  for (const [name, table] of Object.entries(TABLES)) {
    it(`asks in ${name} for what the reference's table lists, and for the request of its text`, () => {
      const asked = askedBy(planFor(MODEL, name));
      const events = Object.keys(asked).filter((message) => !(message in REQUESTS));
      // The table lists every event; what is more are told to others as well, and so `may` steps.
      const demanded = events.filter((message) => asked[message] !== "may" || message in table).sort();
      assert.deepEqual(demanded, Object.keys(table).sort());
      for (const [message, necessity] of Object.entries(ASKED[name] ?? {}))
        assert.equal(asked[message], necessity, message);
      for (const [message, necessity] of Object.entries(asked))
        if (!(message in (ASKED[name] ?? {}))) assert.equal(necessity, "may", `${name} asks for ${message}`);
    });

    it(`has the stand-ins and the processing party of ${name}`, () => {
      const plan = planFor(MODEL, name);
      assert.deepEqual(standInsOf(plan), STAND_INS[name]);
      assert.deepEqual(plan.processors, PROCESSING[name]);
    });
  }

  it("begins every version with its request", () => {
    for (const name of Object.keys(TABLES))
      for (const step of planFor(MODEL, name).firstSteps)
        assert.ok(step.message in REQUESTS, `${name}: ${step.message}`);
  });
});
