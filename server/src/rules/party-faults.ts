/**
 * The messages of a section that go between wrong parties, by their declaration or in the version: what `wrong-sender` and
 * `wrong-receiver` report, and whom each says to write.
 */
import type { Condition } from "../conformance/condition";
import type { Party } from "../names/parties";
import type { ResolvedSend } from "../names/resolve";
import { withoutFollowing } from "./answers";
import { groundOf, remarkOf, stepPlace, versionName } from "./deviations";
import { type Broken, brokenDirection, type End, groundOfDirections, rolesAt, rolesIfKnown } from "./directions";
import type { Related, SectionContext } from "./rule";
import {
  endOf,
  type InVersion,
  namesInVersion,
  namesOfRoles,
  participantsOf,
  VersionsView,
  type WrongInVersion,
} from "./wanted-parties";
import { oneOf, withRoles } from "./wording";

/** The names to write at the ends of a message; several where any of them may be meant. */
export type Change = { readonly [E in End]?: readonly string[] };

export interface PartyFault {
  readonly code: "wrong-sender" | "wrong-receiver";
  readonly send: ResolvedSend;
  /** The ends that are wrong. */
  readonly ends: readonly End[];
  readonly text: string;
  readonly change: Change;
  /** Whom it names. */
  readonly recommends: readonly string[];
  readonly related: readonly Related[];
  /** On which paths. */
  readonly when?: Condition;
}

const CODES = { from: "wrong-sender", to: "wrong-receiver" } as const;
const VERBS = { from: "send", to: "receive" } as const;
const GOES = { from: "comes from", to: "goes to" } as const;

const known = new WeakMap<SectionContext, readonly PartyFault[]>();

/** All of them. An answer that only goes to where its request wrongly comes from is none of its own. */
export function partyFaults(context: SectionContext): readonly PartyFault[] {
  const found = known.get(context) ?? withoutFollowing([...findFaults(context)], context.resolution);
  known.set(context, found);
  return found;
}

function* findFaults(context: SectionContext): Iterable<PartyFault> {
  const versions = new VersionsView(context);
  const broken = new Set<ResolvedSend>();
  for (const send of context.resolution.sends) {
    const fault = brokenDirection(send, context);
    if (!fault) continue;
    broken.add(send);
    if (fault.turned) yield turned(send, fault, versions, context);
    else for (const end of fault.ends) yield misdirected(send, end, fault, versions, context);
  }
  for (const deviation of versions.deviations) {
    const party = deviation.send[endOf(deviation)];
    const isKnown = rolesIfKnown(party, context.resolution.scope) !== undefined;
    if (isKnown && !broken.has(deviation.send)) yield againstVersion(deviation, context);
  }
}

/** A party that cannot exchange the message. Where the version has somebody there, only they are recommended. */
function misdirected(
  send: ResolvedSend,
  end: End,
  { message }: Broken,
  versions: VersionsView,
  context: SectionContext,
): PartyFault {
  const { resolution } = context;
  const roles = rolesAt(end, message, rolesIfKnown(send.from, resolution.scope));
  const inVersion = versions.among(roles, send, end);
  const anybody = namesOfRoles(roles, resolution);
  const names = inVersion ? namesInVersion(inVersion, resolution) : anybody;
  const narrowing = inVersion && names.join() !== anybody.join() ? inVersion : undefined;
  const isNobody = narrowing && !narrowing.bound && participantsOf(narrowing.roles, resolution).length === 0;
  const roleName = isNobody ? "the role's name, " : "";
  const rule = narrowing
    ? `In ${versionName(narrowing)} it ${GOES[end]} ${whoIn(narrowing)}${isNobody ? ", which no participant here is" : ""}`
    : `It ${GOES[end]} ${oneOf(roles)}${groundOfDirections(message)}`;
  const advice = names.length === 1 ? `write ${roleName}\`${names[0]}\`` : "change the participant or the message";
  const what = `${withRoles(send[end] as Party)} cannot ${VERBS[end]} \`${message.name}\``;
  const ground = narrowing?.step ? groundOf(narrowing.step) : "";
  const related = [...places(message), ...(narrowing?.step ? [stepPlace(narrowing.step)] : [])];
  const text = `${what}. ${rule}: ${advice}.${ground}`;
  return { code: CODES[end], send, ends: [end], text, change: { [end]: names }, recommends: names, related };
}

const whoIn = ({ bound, roles }: InVersion) => (bound ? `\`${bound.name}\`` : oneOf(roles));

/** The arrow points the wrong way. Where the version has others at both ends, these are recommended. */
function turned(
  send: ResolvedSend,
  { message }: Broken,
  versions: VersionsView,
  { resolution }: SectionContext,
): PartyFault {
  const { from, to } = send.send.statement;
  const [sender, receiver] = [send.from as Party, send.to as Party];
  const receivers = rolesAt("to", message, receiver.roles);
  const inVersion = otherEnds(send, versions);
  const ends = inVersion && {
    from: namesInVersion(inVersion.from, resolution),
    to: namesInVersion(inVersion.to, resolution),
  };
  const isClear = ends?.from.length === 1 && ends.to.length === 1;
  const change = isClear ? ends : { from: [to.text], to: [from.text] };
  const where = isClear && inVersion ? `, in ${versionName(inVersion.to)} to ${oneOf(inVersion.to.roles)}` : "";
  const rule = `${withRoles(receiver)} sends it to ${oneOf(receivers)}${groundOfDirections(message)}${where}`;
  const line = `${change.from[0]} -> ${change.to[0]} : ${message.name}`;
  const text = `\`${message.name}\` points the wrong way: ${rule}. Write \`${line}\`.`;
  const others = isClear ? [] : participantsOf(receivers, resolution);
  const recommends = [...change.from, ...change.to, ...others, sender.name, receiver.name];
  return { code: "wrong-sender", send, ends: ["from", "to"], text, change, recommends, related: places(message) };
}

/** Whom the version has at both ends, where these are others than those of the turned arrow. */
function otherEnds(send: ResolvedSend, versions: VersionsView) {
  const [from, to] = [versions.ofStep(send, "from"), versions.ofStep(send, "to")];
  return from && to && !(isIn(from, send.to) && isIn(to, send.from)) ? { from, to } : undefined;
}

function isIn({ bound, roles }: InVersion, party: Party | undefined): boolean {
  return bound ? bound === party : (party?.roles.some((role) => roles.includes(role)) ?? false);
}

const places = ({ directions }: Broken["message"]): Related[] =>
  directions.map(({ origin }) => ({ place: origin, message: "Who may send it to whom." }));

/** The parties could exchange the message, but in the version others do. */
function againstVersion(deviation: WrongInVersion, { resolution }: SectionContext): PartyFault {
  const { send, step, when } = deviation;
  const end = endOf(deviation);
  const { from, to, message } = send.send.statement;
  const party = send[end];
  const what = `\`${message.text}\` ${GOES[end]} ${party ? withRoles(party) : `\`${send.send.statement[end].text}\``}`;
  const wanted = `it ${GOES[end]} ${whoIn(deviation)}${remarkOf(step)}`;
  const names = namesInVersion(deviation, resolution);
  const line = end === "from" ? `${names[0]} -> ${to.text}` : `${from.text} -> ${names[0]}`;
  const advice = names.length === 1 ? `write \`${line} : ${message.text}\`` : "change the participant";
  const text = `${what}, but in ${versionName(deviation)} ${wanted}: ${advice}.${groundOf(step)}`;
  const change = { [end]: names };
  const related = [stepPlace(step)];
  return { code: CODES[end], send, ends: [end], text, change, recommends: names, related, ...(when && { when }) };
}
