import assert from "node:assert/strict";
import { library } from "../../server/src/library/library";
import { askedBy, planFor, standInsOf } from "./support";

const MODEL = "ChangeProperties";

/** The reference's tables of messages, as the page lists them: events only. For the last it has none of its own. */
const TABLES = {
  MediaServerAgent: { EventAck: "Interaction Management", EventPropertiesChanged: "Interaction Management" },
  MediaServerURS: { EventAck: "Interaction Management", EventAttachedDataChanged: "T-Library" },
  URS: { EventAttachedDataChanged: "T-Library", EventPropertiesChanged: "Interaction Management" },
  Unsuccessful: { EventError: "Interaction Management" },
} as const;
const VERSIONS = Object.keys(TABLES) as (keyof typeof TABLES)[];

/** The requests, which the reference names in its text. */
const REQUESTS = { RequestChangeProperties: "Interaction Management", RequestUpdateUserData: "T-Library" } as const;

/** What each version asks of each message, all of them named here. `may`: only who registered, and reporting engines. */
const ASKED: Record<keyof typeof TABLES, Record<string, string>> = {
  MediaServerAgent: { RequestChangeProperties: "must", EventAck: "must", EventPropertiesChanged: "must" },
  MediaServerURS: {
    RequestChangeProperties: "must",
    EventAck: "must",
    EventAttachedDataChanged: "must",
    EventPropertiesChanged: "may",
  },
  URS: { RequestUpdateUserData: "must", EventAttachedDataChanged: "must", EventPropertiesChanged: "may" },
  Unsuccessful: { RequestChangeProperties: "must", RequestUpdateUserData: "must", EventError: "must" },
};

const STAND_INS: Record<keyof typeof TABLES, Record<string, string>> = {
  MediaServerAgent: {},
  MediaServerURS: { EventAttachedDataChanged: "EventPropertiesChanged" },
  URS: { RequestUpdateUserData: "RequestChangeProperties", EventAttachedDataChanged: "EventAck" },
  Unsuccessful: { RequestUpdateUserData: "RequestChangeProperties" },
};

const PROCESSING: Record<keyof typeof TABLES, string[]> = {
  MediaServerAgent: ["Agent"],
  MediaServerURS: ["URS"],
  URS: ["URS"],
  Unsuccessful: [],
};

/** The steps that are not documented, `sender message receiver`: by what reporting engines are told, and errors. */
const OUR_READING: Record<keyof typeof TABLES, string[]> = {
  MediaServerAgent: ["InteractionServer EventPropertiesChanged Reporting"],
  MediaServerURS: ["InteractionServer EventPropertiesChanged Reporting"],
  URS: ["InteractionServer EventPropertiesChanged Reporting"],
  Unsuccessful: ["InteractionServer EventError MediaServer", "InteractionServer EventError URS"],
};

describe("the model Change Properties of the library", () => {
  it("has the versions of the reference", () => {
    const model = library().scope.models.get(MODEL);
    assert.deepEqual([...(model?.versions.keys() ?? [])], VERSIONS);
    for (const part of [model?.declaration, ...(model?.versions.values() ?? [])])
      assert.ok(part && part.documentation !== "" && part.sees.length > 0 && part.title !== "", part?.name);
  });

  it("has its messages in their protocols, each with a direction, a documentation and an address", () => {
    const expected = Object.entries<string>({ ...REQUESTS, ...Object.assign({}, ...Object.values(TABLES)) });
    assert.equal(expected.length, 6);
    for (const [name, protocol] of expected) {
      const message = library().scope.messages.get(name);
      assert.equal(message?.protocol, protocol, name);
      assert.ok(message.directions.length > 0 && message.documentation !== "" && message.sees.length > 0, name);
    }
  });

  it("knows which request is answered by what", () => {
    const { messages } = library().scope;
    const answers = (request: string) =>
      [...messages.values()].filter((m) => m.answers.includes(request)).map((m) => m.name);
    assert.deepEqual(answers("RequestChangeProperties"), ["EventAck", "EventError"]);
    assert.deepEqual(answers("RequestUpdateUserData"), ["EventError", "EventAttachedDataChanged"]);
  });

  for (const name of VERSIONS) {
    it(`asks in ${name} for what the reference's table lists, and for the request of its text`, () => {
      const asked = askedBy(planFor(MODEL, name));
      assert.deepEqual(asked, ASKED[name]);
      const demanded = Object.keys(asked).filter((m) => !(m in REQUESTS) && (asked[m] === "must" || m in TABLES[name]));
      assert.deepEqual(demanded.sort(), Object.keys(TABLES[name]).sort());
    });

    it(`has the stand-ins, the processing party and the grounds of ${name}`, () => {
      const plan = planFor(MODEL, name);
      assert.deepEqual(standInsOf(plan), STAND_INS[name]);
      assert.deepEqual(plan.processors, PROCESSING[name]);
      const read = plan.steps.filter((step) => step.info.ground !== "documented");
      for (const { info } of read) assert.equal(info.ground, "inferred");
      assert.deepEqual(read.map(({ info }) => `${info.from} ${info.message} ${info.to}`).sort(), OUR_READING[name]);
    });

    it(`begins ${name} with its request`, () => {
      for (const step of planFor(MODEL, name).firstSteps) assert.ok(step.message in REQUESTS, step.message);
    });
  }
});
