/** Mistakes that are put into conversations that conform. Each is meant to give one finding. */
import { type Attribute, type Flow, isSend, type Send } from "./flow";
import type { Random } from "./random";

/** Changes a flow so that the rule with this code finds something; says whether the flow has a place for it. */
type Mistake = (flow: Flow, random: Random) => boolean;

/** Mistakes in what happens. A flow has at most one: two may explain one another. */
export const CONFORMANCE: Readonly<Record<string, Mistake>> = {
  "missing-message": (flow) => {
    const answer = answerIn(flow);
    if (answer === undefined) return false;
    flow.entries.splice(flow.entries.indexOf(answer), 1);
    return true;
  },
  "duplicate-message": (flow) => {
    const answer = answerIn(flow);
    if (answer === undefined) return false;
    flow.entries.splice(flow.entries.indexOf(answer) + 1, 0, { ...answer, attributes: [] });
    return true;
  },
  "unexpected-message": (flow) => {
    const answer = sendsOf(flow).find((send) => send.message === "EventAck");
    if (answer === undefined) return false;
    flow.entries.push({ ...answer, message: "EventError", attributes: [] });
    return true;
  },
  "before-request": (flow) => {
    const [, ...others] = sendsOf(flow);
    const moved = others.find((send) => send.message === "EventRevoked" || send.message === "EventAbandoned");
    if (moved === undefined) return false;
    flow.entries.splice(flow.entries.indexOf(moved), 1);
    flow.entries.unshift(moved);
    return true;
  },
  "out-of-order": (flow) => {
    const removed = sendsOf(flow).filter((send) => send.message === "EventPartyRemoved");
    const only = removed.find((send) => removed.filter((other) => other.to === send.to).length === 1);
    if (only === undefined) return false;
    flow.entries.splice(flow.entries.indexOf(only), 1);
    flow.entries.push(only);
    return true;
  },
  "disputed-message": (flow) => {
    const abandoned = sendsOf(flow).find((send) => send.message === "EventAbandoned");
    if (abandoned === undefined) return false;
    abandoned.message = "EventRouteUsed";
    return true;
  },
  "wrong-version": (flow, random) => {
    flow.versions = [random.pick(["A", "B", "C", "D", "Unsuccessful"].filter((name) => name !== flow.version))];
    return true;
  },
  "unknown-message": (flow, random) => {
    const [, ...others] = sendsOf(flow);
    const send = random.pick(others);
    send.message = `${send.message.slice(0, -2)}${send.message.slice(-1)}`;
    send.attributes = [];
    return true;
  },
  "unknown-participant": (flow, random) => {
    const [, ...others] = sendsOf(flow);
    const spared = others.filter((send) => sendsOf(flow).some((other) => other !== send && uses(other, send.to)));
    if (spared.length === 0) return false;
    const send = random.pick(spared);
    send.to = `${send.to}x`;
    return true;
  },
};

/** Mistakes in single lines: any number of them, in different lines. */
export const SINGLE: Readonly<Record<string, Mistake>> = {
  "attribute-type": (flow, random) => {
    const wrong = attributesOf(flow, (a) => typeof a.value === "number" && !/^Reference/.test(a.path));
    const texts = attributesOf(flow, (a) => a.path === "EventTime" || a.path === "Party.PlaceId");
    const all = [...wrong, ...texts];
    if (all.length === 0) return false;
    const attribute = random.pick(all);
    attribute.value = typeof attribute.value === "number" ? `${attribute.value}` : random.between(100_000, 999_999);
    return true;
  },
  "unknown-attribute": (flow, random) => {
    const known = attributesOf(flow, (a) => a.path === "EventTime" || a.path === "time" || a.path === "Party.AgentId");
    if (known.length === 0) return false;
    const attribute = random.pick(known);
    attribute.path = `${attribute.path}s`;
    return true;
  },
  "reference-mismatch": (flow) => {
    const answer = answerIn(flow);
    const reference = answer?.attributes.find((attribute) => /^Reference/.test(attribute.path));
    if (typeof reference?.value !== "number" || reference.value > 1e7) return false;
    reference.value += 1e7;
    return true;
  },
  "interaction-mismatch": (flow) => {
    const ids = attributesOf(flow, (a) => a.path.endsWith("InteractionId"));
    const last = ids.at(-1);
    if (ids.length < 2 || typeof last?.value !== "string" || last.value.startsWith("111")) return false;
    last.value = `111${last.value.slice(3)}`;
    return true;
  },
  "wrong-protocol": (flow, random) => {
    const events = sendsOf(flow).filter((send) => send.message === "EventPartyRemoved" && send.via === undefined);
    if (events.length === 0) return false;
    random.pick(events).via = "Interaction Management";
    return true;
  },
  "unused-participant": (flow) => {
    if (flow.participants.some((party) => party.name.startsWith("Idle"))) return false;
    const number = /\d+$/.exec(flow.title)?.[0] ?? "";
    flow.participants.push({ name: `Idle${number}`, role: "Agent", title: "" });
    return true;
  },
};

const sendsOf = (flow: Flow): Send[] => flow.entries.filter(isSend);
const uses = (send: Send, name: string) => send.from === name || send.to === name;
const isAnswer = ({ message }: Send) =>
  message === "EventAck" || message === "EventRouteUsed" || message === "EventError";

/** The answer to the request; in version B, EventRouteUsed is none. */
function answerIn(flow: Flow): Send | undefined {
  return sendsOf(flow).find((send) => isAnswer(send) && send.attributes.some((a) => /^Reference/.test(a.path)));
}

function attributesOf(flow: Flow, which: (attribute: Attribute) => boolean): Attribute[] {
  return sendsOf(flow).flatMap((send) => send.attributes.filter(which));
}
