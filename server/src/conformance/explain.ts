/**
 * What an alignment says in words that help: a message surplus in one place and missing in another has moved, a second
 * one is a duplicate, and what follows from a reported mistake is not reported again. Messages and parties are numbers.
 */
import type { Alignment } from "./align";
import type { DeviationOf } from "./deviation";
import { type Event, type Move, NOBODY, type Skip } from "./moves";
import type { PartyRef, Plan, Step } from "./plan";
import { mustPrecede } from "./plan-order";

export type RawDeviation = DeviationOf<number, number>;

/** The deviations of a flow from a plan, in the order of the messages; missing steps last. */
export function explain(
  plan: Plan,
  events: readonly Event[],
  roles: readonly (readonly string[])[],
  alignment: Alignment,
) {
  return new Explainer(plan, events, roles, alignment).run();
}

/** A step left out, and the message before which it was needed. */
interface Gap extends Skip {
  readonly at: number;
}

class Explainer {
  private readonly gaps: Gap[] = [];
  private readonly surplus: number[] = [];
  private readonly deviations: RawDeviation[] = [];
  /** The message taken by a step that a conversation begins with. */
  private readonly request: number;

  constructor(
    private readonly plan: Plan,
    private readonly events: readonly Event[],
    private readonly roles: readonly (readonly string[])[],
    private readonly alignment: Alignment,
  ) {
    alignment.moves.forEach((move, i) => {
      if (!move) this.surplus.push(i);
      else for (const skip of move.skips) this.gaps.push({ ...skip, at: i });
    });
    for (const skip of alignment.ending.skips) this.gaps.push({ ...skip, at: events.length });
    this.request = alignment.moves.findIndex((move) => move !== undefined && plan.firstSteps.has(move.step));
  }

  run(): RawDeviation[] {
    for (const [i, move] of this.alignment.moves.entries()) if (move) this.explainMove(i, move);
    for (const i of this.surplus) this.explainSurplus(i);
    for (const { step, party, at } of this.gaps) {
      const round = party !== undefined && party >= 0 && { party };
      this.deviations.push({
        kind: "missing",
        step: step.info,
        ...round,
        ...(at < this.events.length && { before: at }),
      });
    }
    return this.deviations;
  }

  private explainMove(send: number, move: Move): void {
    const step = move.step.info;
    if (move.how === "substituted") {
      this.deviations.push({ kind: "substituted", send, step });
      return;
    }
    if (move.how === "accepted") {
      const why = move.step.accepts.get((this.events[send] as Event).message) ?? "";
      this.deviations.push({ kind: "disputed", send, step, why });
    }
    const wrong = (kind: "wrong-sender" | "wrong-receiver", party: number | undefined, ref: PartyRef) => {
      if (party === undefined) return;
      this.deviations.push({ kind, send, step, roles: [...ref.roles], ...(party > NOBODY && { bound: party }) });
    };
    wrong("wrong-sender", move.wrongFrom, move.step.from);
    wrong("wrong-receiver", move.wrongTo, move.step.to);
  }

  private explainSurplus(send: number): void {
    const gap = this.takeGap(send);
    if (gap && this.plan.firstSteps.has(gap.step)) this.beforeRequest(send);
    else if (gap) this.moved(send, gap);
    else this.explainExtra(send);
  }

  /** The step that the message would be, had it come elsewhere. */
  private takeGap(send: number): Gap | undefined {
    const event = this.events[send] as Event;
    const fits = (gap: Gap) => {
      const { step, party } = gap;
      if (step.message !== event.message) return false;
      return this.canBe(step.from, event.from, party) && this.canBe(step.to, event.to, party);
    };
    const index = this.gaps.findIndex(fits);
    return index < 0 ? undefined : this.gaps.splice(index, 1)[0];
  }

  private canBe(ref: PartyRef, party: number, round: number | undefined): boolean {
    if (ref.each && round !== undefined && round >= 0) return party === round;
    const roles = this.roles[party] ?? [];
    return roles.length === 0 || roles.some((role) => ref.roles.has(role));
  }

  /** The request comes at `request`, after other messages. One finding, however many they are. */
  private beforeRequest(request: number): void {
    if (this.deviations.some((deviation) => deviation.kind === "before-request")) return;
    if (request > 0) this.deviations.push({ kind: "before-request", send: 0, request });
    // Nothing comes before it: it is the first message, but not the one that what follows belongs to.
    else this.deviations.push({ kind: "unexpected", send: request });
  }

  private moved(send: number, gap: Gap): void {
    if (send < gap.at) this.tooEarly(send, gap.step, gap.at);
    else {
      const early = this.takenBetween(gap.at, send).find((i) => this.mustFollow(i, gap.step));
      this.outOfOrder(early ?? this.takenBetween(gap.at, send)[0] ?? send, send);
    }
  }

  /** The message `send` belongs after some message before `until`. */
  private tooEarly(send: number, step: Step, until: number): void {
    if (this.request > send) {
      this.beforeRequest(this.request);
      return;
    }
    const after = this.takenBetween(send + 1, until);
    const later = after.filter((i) => mustPrecede(this.plan.root, this.stepOf(i), step)).at(-1) ?? after.at(-1);
    this.outOfOrder(send, later ?? send);
  }

  private outOfOrder(send: number, later: number): void {
    const step = this.alignment.moves[send]?.step ?? this.stepLike(send);
    const known = this.deviations.some((d) => d.kind === "out-of-order" && d.send === send);
    if (known) return;
    if (step && later !== send) this.deviations.push({ kind: "out-of-order", send, later, step: step.info });
    else this.deviations.push({ kind: "unexpected", send });
  }

  /** A message that is missing nowhere: before the request, once too often, behind what ends it, or of no step at all. */
  private explainExtra(send: number): void {
    const step = this.stepLike(send);
    if (!step) {
      this.deviations.push({ kind: "unexpected", send });
      return;
    }
    if (this.request > send) {
      this.beforeRequest(this.request);
      return;
    }
    const first = this.alignment.moves.findIndex((move, i) => move?.step === step && this.sameEvent(i, send));
    const ended = this.takenBetween(0, send).find((i) => this.mustFollow(i, step));
    const opener = this.takenBetween(send + 1, this.events.length).find((i) =>
      mustPrecede(this.plan.root, this.stepOf(i), step),
    );
    if (first >= 0 && !step.repeats) this.deviations.push({ kind: "duplicate", send, first, step: step.info });
    else if (ended !== undefined) this.outOfOrder(ended, send);
    else if (opener !== undefined) this.outOfOrder(send, opener);
    else this.deviations.push({ kind: "unexpected", send });
  }

  /** A step of this message between parties of these roles, one that was taken by the same message first. */
  private stepLike(send: number): Step | undefined {
    const event = this.events[send] as Event;
    const fits = this.plan.steps.filter(
      (step) =>
        step.message === event.message &&
        this.canBe(step.from, event.from, undefined) &&
        this.canBe(step.to, event.to, undefined),
    );
    const taken = (step: Step) =>
      this.alignment.moves.some((move, i) => move?.step === step && this.sameEvent(i, send));
    return fits.find(taken) ?? fits[0];
  }

  private mustFollow(i: number, step: Step): boolean {
    return mustPrecede(this.plan.root, step, this.stepOf(i));
  }
  private stepOf(i: number): Step {
    return (this.alignment.moves[i] as Move).step;
  }
  private takenBetween(from: number, to: number): number[] {
    const taken: number[] = [];
    for (let i = from; i < to; i++) if (this.alignment.moves[i]) taken.push(i);
    return taken;
  }
  private sameEvent(i: number, j: number): boolean {
    const [a, b] = [this.events[i] as Event, this.events[j] as Event];
    return a.message === b.message && a.from === b.from && a.to === b.to;
  }
}
