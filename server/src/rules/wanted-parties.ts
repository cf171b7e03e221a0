/** Whom a finding about a wrong party says to write: what its sentence names and what its fix writes are the same. */
import type { FlowConformance } from "../conformance/deviation";
import type { StepInfo } from "../conformance/plan";
import type { Party } from "../names/parties";
import type { Resolution, ResolvedSend } from "../names/resolve";
import { structureOf } from "../syntax/structure";
import { type DeviationOfKind, deviationsOf, rolesOf } from "./deviations";
import type { End } from "./directions";
import type { SectionContext } from "./rule";

/** Whom a version has at an end of a message. */
export interface InVersion {
  /** The party that it has bound there. */
  readonly bound?: Party | undefined;
  readonly roles: readonly string[];
  /** What speaks of it. */
  readonly within: FlowConformance;
  /** The step that the message would be. */
  readonly step?: StepInfo;
}

export type WrongInVersion = DeviationOfKind<"wrong-sender" | "wrong-receiver">;

/** What the version has against the parties of each message. Where it is not the same on all paths, nothing is known. */
export class VersionsView {
  private readonly wrong = { from: new Map<ResolvedSend, InVersion>(), to: new Map<ResolvedSend, InVersion>() };
  readonly deviations: readonly WrongInVersion[];

  constructor(private readonly context: SectionContext) {
    this.deviations = deviationsOf(context, "wrong-sender", "wrong-receiver");
    for (const deviation of this.deviations) {
      const known = this.wrong[endOf(deviation)];
      const isOther = known.has(deviation.send) && known.get(deviation.send)?.step !== deviation.step;
      known.set(deviation.send, isOther ? { ...deviation, bound: undefined, roles: [] } : deviation);
    }
  }

  /** Whom the step has that the message would be, where it has another party. */
  ofStep(send: ResolvedSend, end: End): InVersion | undefined {
    const found = this.wrong[end].get(send);
    return found && found.roles.length + Number(found.bound !== undefined) > 0 ? found : undefined;
  }

  /**
   * Where one of these roles is wanted: whom the version has; whom any step of this message has, where the message is none of
   * them. Undefined where that is nobody of these.
   */
  among(roles: readonly string[], send: ResolvedSend, end: End): InVersion | undefined {
    const found = this.ofStep(send, end) ?? this.ofAnyStep(send, end);
    if (!found) return undefined;
    if (found.bound) return found.bound.roles.some((role) => roles.includes(role)) ? found : undefined;
    const both = found.roles.filter((role) => roles.includes(role));
    return both.length > 0 ? { ...found, roles: both } : undefined;
  }

  private ofAnyStep(send: ResolvedSend, end: End): InVersion | undefined {
    const within = this.context.conformances.find(({ subject, nearest }) => nearest && subject.sends.includes(send));
    const section = within?.nearest?.origin.section;
    if (!within || !section) return undefined;
    const { message } = send.send.statement;
    const steps = structureOf(section).sends.filter(({ statement }) => statement.message.text === message.text);
    return { roles: steps.flatMap(({ statement }) => rolesOf(statement[end].text, section)), within };
  }
}

export const endOf = ({ kind }: WrongInVersion): End => (kind === "wrong-sender" ? "from" : "to");

/** The names to write for somebody of these roles: the participants that have one; the roles themselves where nobody has. */
export function namesOfRoles(roles: readonly string[], resolution: Resolution): readonly string[] {
  const names = participantsOf(roles, resolution);
  if (names.length > 0) return names;
  // A participant of another role may have a role's name: then that name does not stand for the role.
  const taken = new Set(resolution.parties.inScope().map(({ name }) => name));
  return [...new Set(roles)].filter((role) => !taken.has(role));
}

export function participantsOf(roles: readonly string[], { parties }: Resolution): readonly string[] {
  const fitting = parties.inScope().filter((party) => party.roles.some((role) => roles.includes(role)));
  return fitting.map(({ name }) => name);
}

/** The same for whom a version has. */
export function namesInVersion({ bound, roles }: InVersion, resolution: Resolution): readonly string[] {
  return bound ? [bound.name] : namesOfRoles(roles, resolution);
}
