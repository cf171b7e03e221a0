/** What is known of each message, held beside the library: directions, attributes, grounds, error codes. */
import assert from "node:assert/strict";
import { library } from "../../server/src/library/library";
import { planFor } from "./support";

/** Who sends it to whom, and how well that is known. */
const DIRECTIONS: Record<string, string[]> = {
  RequestStopProcessing: ["MediaServer -> InteractionServer documented", "Agent -> InteractionServer documented"],
  RequestRouteCall: ["URS -> InteractionServer documented"],
  EventAck: [
    "InteractionServer -> MediaServer documented",
    "InteractionServer -> Agent documented",
    "InteractionServer -> URS inferred",
  ],
  EventError: [
    "InteractionServer -> MediaServer documented",
    "InteractionServer -> Agent documented",
    "InteractionServer -> URS inferred",
  ],
  EventRevoked: ["InteractionServer -> Agent documented", "InteractionServer -> Reporting documented"],
  EventAbandoned: ["InteractionServer -> URS inferred"],
  EventRouteUsed: ["InteractionServer -> URS documented"],
  EventPartyRemoved: ["InteractionServer -> Reporting documented", "InteractionServer -> Agent seen"],
  EventProcessingStopped: ["InteractionServer -> Reporting documented", "InteractionServer -> Agent seen"],
  RequestChangeProperties: ["MediaServer -> InteractionServer documented", "Agent -> InteractionServer seen"],
  RequestUpdateUserData: ["URS -> InteractionServer documented"],
  EventPropertiesChanged: [
    "InteractionServer -> MediaServer documented",
    "InteractionServer -> Agent documented",
    "InteractionServer -> Reporting documented",
  ],
  EventAttachedDataChanged: ["InteractionServer -> URS documented"],
};

/** Attributes by their type: `names` is for many of one type. */
type Attributes = Record<string, string>;
const names = (type: string, list: string): Attributes =>
  Object.fromEntries(list.split(" ").map((name) => [name, type]));

/** The structures that messages carry, with their members; nothing else is declared of them. */
const STRUCTURES: Record<string, Attributes> = {
  Interaction: {
    ...names("string", "InteractionId InteractionParentInteractionId InteractionType InteractionSubtype"),
    ...names("string", "InteractionMediatype InteractionQueue InteractionAgentId InteractionGroupId"),
    ...names("string", "InteractionPlaceId InteractionPlaceGroupId InteractionSubmittedBy InteractionWorkbinTypeId"),
    ...names("string", "InteractionSubmitSeq InteractionPlaceInQueueSeq InteractionAssignedTo InteractionState"),
    ...names("date", "InteractionReceivedAt InteractionSubmittedAt InteractionDeliveredAt InteractionPlacedInQueueAt"),
    ...names("date", "InteractionMovedToQueueAt InteractionAbandonedAt InteractionCompletedAt InteractionAssignedAt"),
    ...names("date", "InteractionHeldAt"),
    ...names("boolean", "InteractionIsOnline InteractionIsLocked InteractionIsHeld"),
    InteractionTenantId: "integer",
    InteractionUserData: "object",
  },
  Reason: { ...names("string", "ReasonSystemName ReasonDescription"), Reason: "integer" },
  Party: {
    ...names(
      "string",
      "PartyType StrategyId RouterId PlaceId AgentId TargetType TargetQueue TargetWorkbin TargetPlace",
    ),
    ...names("string", "TargetAgent TargetPlaceGroup TargetAgentGroup VisibilityMode"),
    TenantId: "integer",
  },
  Actor: {
    ...names("string", "ActorType ActorMediaServerId ActorStrategyId ActorRouterId ActorPlaceId ActorAgentId"),
    ...names("string", "AgentLoginSessionId"),
    ActorTenantId: "integer",
    LoggedInAt: "date",
  },
};

/** What every message of Interaction Server may carry. */
const COMMON: Attributes = { ReferenceId: "integer", ProxyClientId: "integer", Extension: "object" };
const WHEN = names("date", "EventTime SubmittedToRouterAt");
const PROPERTIES = names("object", "AddedProperties ChangedProperties DeletedProperties");
const structures = (list: string) => names("object", list);

/** All that the messages of Interaction Server carry, seen in the Platform SDK. */
const OWN: Record<string, Attributes> = {
  RequestStopProcessing: { InteractionId: "string", ...structures("Reason"), ...COMMON },
  EventAck: COMMON,
  EventError: { ErrorCode: "integer", ErrorDescription: "string", ...COMMON },
  EventRevoked: { ...structures("Interaction Actor Reason Party"), Operation: "string", ...WHEN, ...COMMON },
  EventPartyRemoved: { ...structures("Interaction Actor Reason Party"), Operation: "string", ...WHEN, ...COMMON },
  EventProcessingStopped: { ...structures("Interaction Actor Reason"), ...WHEN, ...COMMON },
  RequestChangeProperties: { InteractionId: "string", Queue: "string", ...PROPERTIES, ...COMMON },
  EventPropertiesChanged: { ...structures("Interaction Actor"), ...PROPERTIES, ...WHEN, ...COMMON },
};

/** Likewise of T-Library; its events have more, as the manual lists them for voice calls. */
const REQUESTS: Record<string, Attributes> = {
  RequestRouteCall: {
    ...names("string", "ThisDN ConnID OtherDN Location DNIS"),
    ...names("integer", "ReferenceID RouteType ClientID"),
    ...names("object", "Reasons Extensions"),
  },
  RequestUpdateUserData: { ...names("string", "ThisDN ConnID"), ReferenceID: "integer", UserData: "object" },
};
const CALL_EVENTS = ["EventAbandoned", "EventRouteUsed", "EventAttachedDataChanged"];
const CALL_EVENT = {
  ...names("string", "ConnID ThisDN CallUuid"),
  ...names("integer", "ReferenceID MediaType"),
  ...names("object", "UserData Extensions Reasons"),
  Time: "date",
};

function messageOf(name: string) {
  const message = library().scope.messages.get(name);
  assert.ok(message, name);
  return message;
}

/** The attributes with their types; a date is a string whose remark says so. */
function attributesOf(name: string): Attributes {
  const all = [...messageOf(name).attributes.values()];
  return Object.fromEntries(
    all.map(({ path, type, remark }) => [path, type === "string" && remark === "date and time" ? "date" : type]),
  );
}

/** The members of the structures as well, with dots. */
function withMembers(attributes: Attributes): Attributes {
  const members = Object.keys(attributes).flatMap((name) =>
    Object.entries(STRUCTURES[name] ?? {}).map(([member, type]) => [`${name}.${member}`, type]),
  );
  return { ...attributes, ...Object.fromEntries(members) };
}

const groundsOf = (name: string, where: (path: string) => boolean = () => true) =>
  [...messageOf(name).attributes.values()].filter(({ path }) => where(path)).map(({ ground }) => ground);

/** `message receiver`, and the ground of each step of a version that has it. */
function groundOfStep(model: string, version: string, step: string): (string | undefined)[] {
  const steps = planFor(model, version).steps.filter(({ info }) => `${info.message} ${info.to}` === step);
  return [...new Set(steps.map(({ info }) => info.ground))];
}

describe("the facts of the library", () => {
  it("are told of every message", () => {
    const told = Object.keys(DIRECTIONS).sort();
    assert.deepEqual([...library().scope.messages.keys()].sort(), told);
    assert.deepEqual([...Object.keys(OWN), ...Object.keys(REQUESTS), ...CALL_EVENTS].sort(), told);
  });

  for (const [name, expected] of Object.entries(DIRECTIONS))
    it(`say who sends ${name} to whom`, () => {
      const directions = messageOf(name).directions.flatMap(({ senders, receivers, ground }) =>
        senders.flatMap((from) => receivers.map((to) => `${from} -> ${to} ${ground}`)),
      );
      assert.deepEqual(directions, expected);
    });

  for (const [name, attributes] of Object.entries({ ...OWN, ...REQUESTS }))
    it(`say what ${name} carries, seen in the Platform SDK`, () => {
      assert.deepEqual(attributesOf(name), withMembers(attributes));
      assert.deepEqual([...new Set(groundsOf(name))], ["seen"]);
    });

  for (const name of CALL_EVENTS)
    it(`say what ${name} has in common with all call events`, () => {
      const declared = attributesOf(name);
      for (const [path, type] of Object.entries(CALL_EVENT)) assert.equal(declared[path], type, path);
      assert.deepEqual(
        groundsOf(name, (path) => path === "CallUuid" || path === "Time"),
        ["seen", "seen"],
      );
    });

  it("mark what names the interaction, and what an answer repeats", () => {
    const marked = (mark: "interaction" | "reference" | "required") =>
      [...library().scope.messages.values()].flatMap(({ name, attributes }) =>
        [...attributes.values()].filter((attribute) => attribute[mark]).map(({ path }) => `${name}.${path}`),
      );
    assert.deepEqual(marked("interaction"), [
      "RequestStopProcessing.InteractionId",
      "EventRevoked.Interaction.InteractionId",
      "EventPartyRemoved.Interaction.InteractionId",
      "EventProcessingStopped.Interaction.InteractionId",
      "RequestChangeProperties.InteractionId",
      "EventPropertiesChanged.Interaction.InteractionId",
    ]);
    assert.deepEqual(marked("reference"), [
      "RequestStopProcessing.ReferenceId",
      "RequestRouteCall.ReferenceID",
      "EventAck.ReferenceId",
      "EventError.ReferenceId",
      "EventRouteUsed.ReferenceID",
      "RequestChangeProperties.ReferenceId",
      "RequestUpdateUserData.ReferenceID",
      "EventAttachedDataChanged.ReferenceID",
    ]);
    assert.deepEqual(marked("required"), ["RequestStopProcessing.InteractionId"]);
  });

  const STEPS: [string, string, string, string][] = [
    ["StopProcessing", "A", "EventRevoked Agent", "documented"],
    ["StopProcessing", "A", "EventRevoked Reporting", "documented"],
    ["StopProcessing", "A", "EventPartyRemoved Agent", "seen"],
    ["StopProcessing", "B", "EventAbandoned URS", "inferred"],
    ["StopProcessing", "C", "EventRevoked Agent", "inferred"],
    ["StopProcessing", "C", "EventRevoked Reporting", "documented"],
    ["StopProcessing", "D", "EventAck URS", "inferred"],
    ["StopProcessing", "Unsuccessful", "EventError Requester", "documented"],
    ["StopProcessing", "Unsuccessful", "EventError URS", "inferred"],
    ["ChangeProperties", "MediaServerAgent", "EventPropertiesChanged Agent", "documented"],
    ["ChangeProperties", "MediaServerURS", "EventAttachedDataChanged URS", "documented"],
    ["ChangeProperties", "URS", "EventPropertiesChanged MediaServer", "documented"],
    ["ChangeProperties", "URS", "EventPropertiesChanged Reporting", "inferred"],
  ];
  for (const [model, version, step, ground] of STEPS)
    it(`call ${step} in ${model} ${version} ${ground}`, () =>
      assert.deepEqual(groundOfStep(model, version, step), [ground]));

  it("explain the error codes that answer a stop, and say how many there are", () => {
    const { documentation } = messageOf("EventError");
    assert.match(documentation, /\b101 codes\b/);
    assert.match(documentation, /^\| 43 \| .*unknown/m);
    const explained = [...documentation.matchAll(/^\| ([\d, ]+) \|/gm)].flatMap(([, codes = ""]) => codes.split(", "));
    for (const code of [19, 34, 35, 36, 43, 75, 76, 77, 78, 89, 90, 95])
      assert.ok(explained.includes(`${code}`), `${code}`);
  });
});
