/**
 * Runs a plan over the messages of one flow. A configuration is where the plan stands and which parties are bound;
 * equal configurations are one object, so what follows from one is worked out once.
 *
 * In a `clean` engine only what conforms happens: `should` and `may` steps may be left out, nothing else. The other
 * engines also take what deviates, at its cost: a `must` step left out 2, a `should` step 1, a wrong party or a message
 * in whose place the version has another 1.
 */
import { Cast, type Rounds } from "./cast";
import { finish, plus, type Rules } from "./endings";
import {
  type Configuration,
  DONE,
  type Ending,
  type Env,
  type Event,
  FRESH,
  inner,
  type Mode,
  type Move,
  NO_ENV,
  NOBODY,
  NOTHING,
  type State,
} from "./moves";
import type { Each, Group, Loop, Node, Plan, Step } from "./plan";
import { Store } from "./store";

interface Outcome extends Omit<Move, "next"> {
  readonly state: State;
  readonly env: Env;
}

const NONE: readonly Outcome[] = [];

export class Engine {
  private readonly store = new Store();
  private readonly rules: Rules;
  readonly start: Configuration;

  /** `roles`: each party's roles, by its number; empty where they are not known, then every role fits. */
  constructor(
    readonly plan: Plan,
    roles: readonly (readonly string[])[],
    mode: Mode,
  ) {
    this.rules = { cast: new Cast(roles), mode };
    this.start = this.store.configuration(FRESH, new Array<number>(plan.slots).fill(NOBODY));
  }

  /** How many configurations have been met. */
  get size(): number {
    return this.store.size;
  }

  /** The ways in which the plan can take an event, one for each configuration they lead to. */
  movesOn(from: Configuration, event: Event): readonly Move[] {
    const known = from.moves.get(event.key);
    if (known) return known;
    const moves = this.findMoves(from, event);
    from.moves.set(event.key, moves);
    return moves;
  }

  /** The cheapest way to end in a configuration; undefined where a clean engine cannot. */
  ending(at: Configuration): Ending | undefined {
    return finish(this.plan.root, at.state, undefined, this.rules);
  }

  private findMoves(from: Configuration, event: Event): Move[] {
    const best = new Map<Configuration, Move>();
    for (const outcome of this.advance(this.plan.root, from.state, from.env, undefined, event)) {
      const { state, env, ...rest } = outcome;
      const next = this.store.configuration(state, env);
      const known = best.get(next);
      if (!known || isBetter(outcome, known)) best.set(next, { ...rest, next });
    }
    return [...best.values()];
  }

  // ---- taking an event

  private advance(node: Node, state: State, env: Env, rounds: Rounds | undefined, event: Event): readonly Outcome[] {
    if (state === DONE || !node.messages.has(event.message)) return NONE;
    switch (node.kind) {
      case "step":
        return this.take(node, env, rounds, event);
      case "seq":
        return this.advanceSeq(node, state, env, rounds, event);
      case "par":
        return this.advancePar(node, state, env, rounds, event);
      case "loop":
        return this.advanceLoop(node, state, env, rounds, event);
      case "each":
        return this.advanceEach(node, state, env, rounds, event);
      default:
        return this.advanceChoice(node, state, env, rounds, event);
    }
  }

  private take(step: Step, env: Env, rounds: Rounds | undefined, event: Event): readonly Outcome[] {
    const how = howTaken(step, event.message);
    if (how === undefined || (this.rules.mode === "clean" && how === "substituted")) return [];
    const from = this.rules.cast.bind(step.from, event.from, env, rounds);
    const to = this.rules.cast.bind(step.to, event.to, from.env, rounds);
    const wrong = Number(from.wrong !== undefined) + Number(to.wrong !== undefined);
    if (wrong > 0 && (this.rules.mode === "clean" || !this.explains(step, event))) return [];
    const cost = wrong + Number(how === "substituted");
    return [{ cost, skips: [], step, how, wrongFrom: from.wrong, wrongTo: to.wrong, state: DONE, env: to.env }];
  }

  /**
   * Whether a wrong party at this step is a good explanation for a message: not where the step need not happen, which
   * would swallow every message of its name, and not where the message is right for a step that need not.
   */
  private explains(step: Step, event: Event): boolean {
    if (step.info.necessity === "may") return false;
    return !this.plan.optional.some((optional) => {
      const how = howTaken(optional, event.message);
      const named = how === "exact" || how === "accepted";
      return named && this.rules.cast.suits(optional, event);
    });
  }

  private advanceSeq(
    node: Group,
    state: State,
    env: Env,
    rounds: Rounds | undefined,
    event: Event,
  ): readonly Outcome[] {
    const outcomes: Outcome[] = [];
    let before: Ending | undefined = NOTHING;
    for (let i = state.k; i < node.children.length && before; i++) {
      const child = node.children[i] as Node;
      const at = i === state.k ? inner(state) : FRESH;
      for (const outcome of this.advance(child, at, env, rounds, event)) {
        const last = i === node.children.length - 1;
        const next =
          outcome.state !== DONE
            ? this.store.state(node, i, [outcome.state])
            : last
              ? DONE
              : this.store.state(node, i + 1, [FRESH]);
        outcomes.push(after(before, outcome, next, outcome.env));
      }
      before = plus(before, finish(child, at, rounds, this.rules));
    }
    return outcomes;
  }

  private advancePar(
    node: Group,
    state: State,
    env: Env,
    rounds: Rounds | undefined,
    event: Event,
  ): readonly Outcome[] {
    const parts = state === FRESH ? node.children.map(() => FRESH) : state.parts;
    return node.children.flatMap((child, i) =>
      this.advance(child, parts[i] as State, env, rounds, event).map((outcome) => {
        const next = parts.map((part, j) => (j === i ? outcome.state : part));
        return { ...outcome, state: this.together(node, next) };
      }),
    );
  }

  private advanceEach(node: Each, state: State, env: Env, outer: Rounds | undefined, event: Event): readonly Outcome[] {
    const parties = this.rules.cast.of(node.role);
    const parts = state === FRESH ? parties.map(() => FRESH) : state.parts;
    return parties.flatMap((party, i) =>
      this.advance(node.child, parts[i] as State, env, { role: node.role, party, outer }, event).map((outcome) => {
        const next = parts.map((part, j) => (j === i ? outcome.state : part));
        return { ...outcome, state: this.together(node, next) };
      }),
    );
  }

  private together(node: Node, parts: readonly State[]): State {
    return parts.every((part) => part === DONE) ? DONE : this.store.state(node, 0, parts);
  }

  private advanceChoice(
    node: Group,
    state: State,
    env: Env,
    rounds: Rounds | undefined,
    event: Event,
  ): readonly Outcome[] {
    const chosen = state === FRESH ? [...node.children.keys()] : [state.k];
    return chosen.flatMap((k) =>
      this.advance(node.children[k] as Node, inner(state), env, rounds, event).map((outcome) => ({
        ...outcome,
        state: outcome.state === DONE ? DONE : this.store.state(node, k, [outcome.state]),
      })),
    );
  }

  /** A round goes on, or ends and another begins, with parties bound anew; the bindings outside stay as they are. */
  private advanceLoop(
    node: Loop,
    state: State,
    env: Env,
    rounds: Rounds | undefined,
    event: Event,
  ): readonly Outcome[] {
    const outcomes: Outcome[] = [];
    const round = inner(state);
    const wrap = (before: Ending, outcome: Outcome) => {
      const next = this.store.state(node, 0, [outcome.state], outcome.state === DONE ? NO_ENV : outcome.env);
      outcomes.push(after(before, outcome, next, env));
    };
    if (state !== FRESH)
      for (const outcome of this.advance(node.child, round, state.env, rounds, event)) wrap(NOTHING, outcome);
    const before = state === FRESH ? NOTHING : finish(node.child, round, rounds, this.rules);
    const free = new Array<number>(node.slots).fill(NOBODY);
    if (before) for (const outcome of this.advance(node.child, FRESH, free, rounds, event)) wrap(before, outcome);
    return outcomes;
  }
}

function howTaken(step: Step, message: string): Move["how"] | undefined {
  if (step.message === message) return "exact";
  if (step.accepts.has(message)) return "accepted";
  return step.insteadOf === message ? "substituted" : undefined;
}

function after(before: Ending, outcome: Outcome, state: State, env: Env): Outcome {
  if (before === NOTHING) return { ...outcome, state, env };
  return { ...outcome, cost: before.cost + outcome.cost, skips: [...before.skips, ...outcome.skips], state, env };
}

function isBetter(a: Omit<Outcome, "state" | "env">, b: Move): boolean {
  if (a.cost !== b.cost) return a.cost < b.cost;
  if (a.skips.length !== b.skips.length) return a.skips.length < b.skips.length;
  return a.how === "exact" && b.how === "accepted";
}
