/** Which names are slips of which: typos of all names of the library, and names that are real and another's slip only by letters. */
import assert from "node:assert/strict";
import { library } from "../../server/src/library/library";
import { NearNames, type OddWord } from "../../server/src/syntax/near-names";

const { scope } = library();

/** What there is to be named, and which names there are of it: of attributes those of each message. */
const KINDS: readonly (readonly [string, readonly (readonly string[])[], OddWord])[] = [
  ["messages", [[...scope.messages.keys()]], "lacking first"],
  ["roles", [[...scope.roles.keys()]], "any"],
  ["protocols", [[...scope.protocols.keys()]], "any"],
  ["models", [[...scope.models.keys()]], "any"],
  ["attributes", [...scope.messages.values()].map(({ attributes }) => [...attributes.keys()]), "lacking"],
];

/** Names of messages, most of which the library does not declare. */
const REAL = `
RequestRegisterClient RequestUnregisterClient RequestSubmit RequestStopProcessing RequestChangeProperties
EventPropertiesChanged RequestPlaceInQueue RequestPlaceInWorkbin RequestDeliver RequestPull EventPulledInteractions
RequestTransfer RequestConference RequestLeaveInteraction RequestGetWorkbinContent RequestWorkbinNotifications
RequestCancelWorkbinNotifications EventWorkbinContent EventWorkbinContentChanged RequestTakeSnapshot EventSnapshotTaken
RequestGetSnapshotInteractions EventSnapshotInteractions RequestLockInteraction RequestUnlockInteraction
RequestReleaseSnapshot EventAck EventError EventInvite RequestAccept RequestReject RequestIntrude EventActivityReport
EventPartyAdded EventPartyRemoved EventRevoked RequestAgentLogin RequestAgentLogout EventAgentLogin EventAgentLogout
RequestDoNotDisturbOn RequestDoNotDisturbOff EventDoNotDisturbOn EventDoNotDisturbOff RequestAddMedia RequestRemoveMedia
EventMediaAdded EventMediaRemoved RequestNotReadyForMedia RequestCancelNotReadyForMedia EventNotReadyForMedia
EventReadyForMedia RequestChangeAgentStateReason EventAgentStateReasonChanged RequestChangeMediaStateReason
EventMediaStateReasonChanged EventCurrentAgentStatus RequestAgentAvailable RequestAgentNotAvailable EventAgentAvailable
EventAgentNotAvailable EventProcessingStopped EventPlacedInQueue EventPlacedInWorkbin EventLocked EventUnlocked
EventAgentInvited EventAccepted EventRejected RequestStartPlaceAgentStateReporting RequestStartPlaceAgentStateReportingAll
RequestStopPlaceAgentStateReporting RequestStopPlaceAgentStateReportingAll EventPlaceAgentState EventTakenFromQueue
RequestGetWorkbinTypesInfo EventWorkbinTypesInfo RequestGetWorkbinStatistic EventWorkbinStatistic EventTakenFromWorkbin
EventForcedDisconnect RequestGetInteractionProperties EventInteractionProperties EventForcedAgentStateChange
EventExternalServiceRequested EventExternalServiceResponded EventAgentConnectionClosed RequestMoveInteractions
EventInteractionsMoved RequestHold RequestResume EventHeld EventResumed RequestFindInteractions EventInteractionsFound
RequestDistributeEvent EventCustomReporting Request3rdServer Event3rdServerResponse Event3rdServerFault
RequestUpdateUserData RequestRouteCall EventAbandoned EventRouteRequest EventRouteUsed EventAttachedDataChanged
RequestPrivateService EventPrivateInfo EventReleased EventEstablished EventRinging EventDialing
EventRetrieved EventQueued EventDiverted EventPartyChanged EventPartyDeleted EventLinkConnected EventLinkDisconnected
EventRegistered EventUnregistered EventAgentReady EventAgentNotReady EventOnHook EventOffHook EventMuteOn EventMuteOff
EventPropertiesAdded EventInteractionSubmitted RequestMakeCall RequestAnswerCall RequestReleaseCall RequestHoldCall
RequestRetrieveCall RequestQueryServer RequestQueryLocation RequestDeletePair RequestAttachUserData
RequestDeleteUserData EventUserEvent EventTreatmentApplied EventTreatmentEnd EventServerConnected EventServerDisconnected
`
  .trim()
  .split(/\s+/);

/** The name with one slip at `i`: a letter dropped, doubled, swapped with the next, replaced. */
function slipsAt(name: string, i: number): string[] {
  const letter = name[i] ?? "";
  const other = String.fromCharCode("a".charCodeAt(0) + ((i * 7 + name.length) % 26));
  const [before, after] = [name.slice(0, i), name.slice(i + 1)];
  return [
    before + after,
    before + letter + letter + after,
    `${before}${name[i + 1] ?? ""}${letter}${name.slice(i + 2)}`,
  ].concat(before + other + after);
}

function slipsOf(name: string): string[] {
  return [...name]
    .flatMap((letter, i) => (/\w/.test(letter) ? slipsAt(name, i) : []))
    .filter((slip) => /\w/.test(slip));
}

describe("the name that is meant", () => {
  for (const [kind, lists, odd] of KINDS)
    it(`is found behind single typos, of ${kind}`, () => {
      let [right, all] = [0, 0];
      for (const names of lists) {
        const near = new NearNames(names, odd);
        for (const name of names)
          for (const slip of slipsOf(name).filter((one) => !names.includes(one))) {
            all++;
            if (near.nearest(slip) === name) right++;
          }
      }
      assert.ok(right >= 0.97 * all, `${right} of ${all}`);
    });

  it("is none of the library's for a real name that it does not declare", () => {
    const near = new NearNames(scope.messages.keys(), "lacking first");
    const undeclared = REAL.filter((name) => !scope.messages.has(name));
    assert.deepEqual(
      undeclared.filter((name) => near.nearest(name) !== undefined),
      [],
    );
  });

  it("is none of the real names for another", () => {
    const confused = REAL.flatMap((name) => {
      const near = new NearNames(
        REAL.filter((one) => one !== name),
        "lacking first",
      ).nearest(name);
      return near === undefined ? [] : [`${name}: ${near}`];
    });
    assert.deepEqual(confused, []);
  });

  const CASES: readonly (readonly [
    written: string,
    meant: string | undefined,
    names: readonly string[],
    odd?: OddWord,
  ])[] = [
    ["EventPartyRemove", "EventPartyRemoved", ["EventPartyRemoved"]],
    ["EventPartyAdded", undefined, ["EventPartyRemoved"]],
    ["EventReleased", undefined, ["EventRevoked", "EventRejected"]],
    ["EventInteractionSubmited", "EventInteractionSubmitted", ["EventInteractionSubmitted"]],
    ["EventUnlocked", undefined, ["EventLocked"]],
    // Letter case, and what parts the words
    ["eventack", "EventAck", ["EventError", "EventAck"]],
    ["RequeststopProcessing", "RequestStopProcessing", ["RequestStopProcessing"]],
    ["stop_procesing", "StopProcessing", ["StopProcessing"]],
    ["InteractionID", "InteractionId", ["InteractionId", "Interaction"]],
    ["Interaction Managment", "Interaction Management", ["Interaction Management"]],
    ["TLibrary", "T-Library", ["T-Library"]],
    // Words in another order, missing, added
    ["StopRequestProcessing", "RequestStopProcessing", ["RequestStopProcessing"]],
    ["StopProcessing", "RequestStopProcessing", ["RequestStopProcessing"], "lacking first"],
    ["RequestStop", undefined, ["RequestStopProcessing"], "lacking first"],
    ["EventContentChanged", undefined, ["EventContent"], "lacking first"],
    ["EventContent", undefined, ["EventContentChanged"], "lacking first"],
    ["OldQueue", undefined, ["Queue"], "lacking"],
    ["Interaction", "InteractionId", ["InteractionId"], "lacking"],
    ["ReportingEngine", "Reporting", ["Reporting", "Agent"]],
    ["Server", undefined, ["MediaServer", "InteractionServer"]],
    ["AgentAvailable", undefined, ["AgentNotAvailable"]],
    // Several words with a slip each
    ["EvnetPratyRemvoed", "EventPartyRemoved", ["EventPartyRemoved"]],
    // Short words
    ["GetState", undefined, ["SetState"]],
    ["EventBack", undefined, ["EventAck"]],
    ["EventAkc", "EventAck", ["EventAck"]],
    ["Ixm", "Ixn", ["Ixn"]],
    ["toString", undefined, ["EventAck"]],
    // Numbers
    ["Desk-2", undefined, ["Desk-1", "Desk"]],
    ["Dsek-1", "Desk-1", ["Desk-2", "Desk-1"]],
    ["Agent7001", undefined, ["Agent"]],
    // The nearest, of equals one of the same length, then the first
    ["Chatt", "Chats", ["Chat", "Chats"]],
    ["Chaat", "Chat", ["Chat", "Chatter"]],
    ["Abcx", "Abca", ["Abca", "Abcb"]],
    ["", undefined, ["Chat"]],
  ];
  for (const [written, meant, names, odd = "any"] of CASES)
    it(`by \`${written}\` is ${meant === undefined ? "none" : `\`${meant}\``} among ${names.join(", ")}`, () => {
      assert.equal(new NearNames(names, odd).nearest(written), meant);
    });

  it("is not looked for behind names that nobody reads", () => {
    const long = "x".repeat(160_000);
    const names = Array.from({ length: 2000 }, (_, i) => `${long}${"y".repeat(i % 7)}`);
    assert.equal(new NearNames(names, "any").nearest(`${long}z`), undefined);
    assert.equal(new NearNames(["Chat"], "any").nearest(long), undefined);
  });
});
