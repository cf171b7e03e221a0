/**
 * Runs a plan over the messages of one flow. A configuration is where the plan stands and which parties are bound;
 * equal configurations are one object, so what follows from one is worked out once.
 *
 * In a `clean` engine only what conforms happens: `should` and `may` steps may be left out, nothing else. The other
 * engines also take what deviates, at its cost: a `must` step left out 2, a `should` step 1, a wrong party or a message
 * in whose place the version has another 1.
 */
import type { Each, Group, Loop, Node, PartyRef, Plan, Step } from "./plan";

/** A message of the flow: parties by number. */
export interface Event {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  /** The same for equal events. */
  readonly key: string;
}
export function eventOf(from: number, to: number, message: string): Event {
  return { from, to, message, key: `${from} ${to} ${message}` };
}

/** A step that is left out; `party`: the party of the `each` round it belongs to. */
export interface Skip {
  readonly step: Step;
  readonly party: number | undefined;
}

/** The party that a version has in a place where a flow has another; `NOBODY`: none yet, but the role does not fit. */
export type Wrong = number;
export const NOBODY = -1;

/** An event taken by a step. */
export interface Move {
  readonly cost: number;
  /** What was left out before. */
  readonly skips: readonly Skip[];
  readonly step: Step;
  readonly how: "exact" | "accepted" | "substituted";
  readonly wrongFrom: Wrong | undefined;
  readonly wrongTo: Wrong | undefined;
  readonly next: Configuration;
}
export interface Configuration {
  readonly id: number;
  /** The moves found so far, by the event's key. */
  readonly moves: Map<string, readonly Move[]>;
  readonly state: State;
  readonly env: Env;
}
/** What has to be left out to end here. */
export interface Ending {
  readonly cost: number;
  readonly skips: readonly Skip[];
}

/** Where a node of the plan stands. What `k` and `parts` mean depends on the kind of node. */
interface State {
  readonly id: number;
  readonly k: number;
  readonly parts: readonly State[];
  readonly env: Env;
}
/** The party bound to each slot, -1 for none. */
type Env = readonly number[];

const NO_ENV: Env = [];
const FRESH: State = { id: 0, k: 0, parts: [], env: NO_ENV };
const DONE: State = { id: 1, k: 0, parts: [], env: NO_ENV };
const NOTHING: Ending = { cost: 0, skips: [] };
/** The party of an `each` round where the flow has no party of that role. */
const IMPLIED = -2;

/** `clean`: only what conforms; `costly`: what deviates, at its cost; `lenient`: with `must` steps left out for nothing. */
export type Mode = "clean" | "costly" | "lenient";

interface Rounds {
  readonly role: string;
  readonly party: number;
  readonly outer: Rounds | undefined;
}
interface Outcome extends Omit<Move, "next"> {
  readonly state: State;
  readonly env: Env;
}

export class Engine {
  private readonly states = new Map<string, State>();
  private readonly configurations = new Map<string, Configuration>();
  readonly start: Configuration;

  /** `roles`: each party's roles, by its number; empty where they are not known, then every role fits. */
  constructor(
    readonly plan: Plan,
    private readonly roles: readonly (readonly string[])[],
    private readonly mode: Mode,
  ) {
    this.start = this.configuration(FRESH, new Array<number>(plan.slots).fill(NOBODY));
  }

  /** How many configurations have been met. */
  get size(): number {
    return this.configurations.size;
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
    return this.finish(this.plan.root, at.state, undefined);
  }

  private findMoves(from: Configuration, event: Event): Move[] {
    const best = new Map<Configuration, Move>();
    for (const outcome of this.advance(this.plan.root, from.state, from.env, undefined, event)) {
      const { state, env, ...rest } = outcome;
      const next = this.configuration(state, env);
      const known = best.get(next);
      if (!known || isBetter(outcome, known)) best.set(next, { ...rest, next });
    }
    return [...best.values()];
  }

  private configuration(state: State, env: Env): Configuration {
    const key = `${state.id}|${env.join()}`;
    let configuration = this.configurations.get(key);
    if (!configuration) {
      configuration = { id: this.configurations.size, moves: new Map(), state, env };
      this.configurations.set(key, configuration);
    }
    return configuration;
  }

  private state(node: Node, k: number, parts: readonly State[], env: Env = NO_ENV): State {
    const key = `${node.id}:${k}:${parts.map((part) => part.id).join()}:${env.join()}`;
    let state = this.states.get(key);
    if (!state) {
      state = { id: this.states.size + 2, k, parts, env };
      this.states.set(key, state);
    }
    return state;
  }

  private partiesOf(role: string): readonly number[] {
    const parties = [...this.roles.keys()].filter((party) => this.roles[party]?.includes(role));
    return parties.length > 0 ? parties : [IMPLIED];
  }

  // ---- leaving out what is left

  private finish(node: Node, state: State, rounds: Rounds | undefined): Ending | undefined {
    if (state === DONE) return NOTHING;
    switch (node.kind) {
      case "step":
        return this.skip(node, rounds);
      case "loop":
        return this.finish(node.child, state === FRESH ? FRESH : (state.parts[0] as State), rounds);
      case "each":
        return this.finishEach(node, state, rounds);
      case "par":
        return this.finishAll(node.children, (i) => (state === FRESH ? FRESH : (state.parts[i] as State)), 0, rounds);
      case "seq":
        return this.finishAll(node.children, (i) => (i === state.k ? inner(state) : FRESH), state.k, rounds);
      case "opt":
        return state === FRESH ? NOTHING : this.finish(node.children[0] as Node, inner(state), rounds);
      case "alt":
        if (state !== FRESH) return this.finish(node.children[state.k] as Node, inner(state), rounds);
        return cheapest(node.children.map((child) => this.finish(child, FRESH, rounds)));
    }
  }

  private skip(step: Step, rounds: Rounds | undefined): Ending | undefined {
    const { necessity } = step.info;
    if (necessity === "may") return NOTHING;
    if (necessity === "must" && this.mode === "clean") return undefined;
    const cost = necessity === "should" ? 1 : this.mode === "lenient" ? 0 : 2;
    return { cost, skips: [{ step, party: rounds?.party }] };
  }

  private finishAll(
    children: readonly Node[],
    stateOf: (index: number) => State,
    from: number,
    rounds: Rounds | undefined,
  ): Ending | undefined {
    let sum: Ending | undefined = NOTHING;
    for (let i = from; i < children.length && sum; i++)
      sum = plus(sum, this.finish(children[i] as Node, stateOf(i), rounds));
    return sum;
  }

  private finishEach(node: Each, state: State, outer: Rounds | undefined): Ending | undefined {
    let sum: Ending | undefined = NOTHING;
    this.partiesOf(node.role).forEach((party, i) => {
      const part = state === FRESH ? FRESH : (state.parts[i] as State);
      if (sum) sum = plus(sum, this.finish(node.child, part, { role: node.role, party, outer }));
    });
    return sum;
  }

  // ---- taking an event

  private advance(node: Node, state: State, env: Env, rounds: Rounds | undefined, event: Event): Outcome[] {
    if (state === DONE) return [];
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

  private take(step: Step, env: Env, rounds: Rounds | undefined, event: Event): Outcome[] {
    const how = howTaken(step, event.message);
    if (how === undefined || (this.mode === "clean" && how === "substituted")) return [];
    const from = this.bind(step.from, event.from, env, rounds);
    const to = this.bind(step.to, event.to, from.env, rounds);
    const wrong = Number(from.wrong !== undefined) + Number(to.wrong !== undefined);
    if (wrong > 0 && (this.mode === "clean" || !this.explains(step, event))) return [];
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
      return named && this.mayBe(optional.from, event.from) && this.mayBe(optional.to, event.to);
    });
  }

  private mayBe(ref: PartyRef, party: number): boolean {
    const roles = this.roles[party] ?? [];
    return roles.length === 0 || roles.some((role) => ref.roles.has(role));
  }

  /** Binds a party of the plan to one of the flow, where it is free and the role fits. */
  private bind(
    ref: PartyRef,
    party: number,
    env: Env,
    rounds: Rounds | undefined,
  ): { env: Env; wrong: Wrong | undefined } {
    const bound = ref.each ? roundParty(ref.name, rounds) : (env[ref.slot] ?? NOBODY);
    if (bound !== NOBODY) return { env, wrong: bound === party ? undefined : bound };
    if (!this.mayBe(ref, party)) return { env, wrong: NOBODY };
    return { env: env.map((was, slot) => (slot === ref.slot ? party : was)), wrong: undefined };
  }

  private advanceSeq(node: Group, state: State, env: Env, rounds: Rounds | undefined, event: Event): Outcome[] {
    const outcomes: Outcome[] = [];
    let before: Ending | undefined = NOTHING;
    for (let i = state.k; i < node.children.length && before; i++) {
      const child = node.children[i] as Node;
      const at = i === state.k ? inner(state) : FRESH;
      for (const outcome of this.advance(child, at, env, rounds, event)) {
        const last = i === node.children.length - 1;
        const next =
          outcome.state !== DONE
            ? this.state(node, i, [outcome.state])
            : last
              ? DONE
              : this.state(node, i + 1, [FRESH]);
        outcomes.push(after(before, outcome, next, outcome.env));
      }
      before = plus(before, this.finish(child, at, rounds));
    }
    return outcomes;
  }

  private advancePar(node: Group, state: State, env: Env, rounds: Rounds | undefined, event: Event): Outcome[] {
    const parts = state === FRESH ? node.children.map(() => FRESH) : state.parts;
    return node.children.flatMap((child, i) =>
      this.advance(child, parts[i] as State, env, rounds, event).map((outcome) => {
        const next = parts.map((part, j) => (j === i ? outcome.state : part));
        return { ...outcome, state: this.together(node, next) };
      }),
    );
  }

  private advanceEach(node: Each, state: State, env: Env, outer: Rounds | undefined, event: Event): Outcome[] {
    const parties = this.partiesOf(node.role);
    const parts = state === FRESH ? parties.map(() => FRESH) : state.parts;
    return parties.flatMap((party, i) =>
      this.advance(node.child, parts[i] as State, env, { role: node.role, party, outer }, event).map((outcome) => {
        const next = parts.map((part, j) => (j === i ? outcome.state : part));
        return { ...outcome, state: this.together(node, next) };
      }),
    );
  }

  private together(node: Node, parts: readonly State[]): State {
    return parts.every((part) => part === DONE) ? DONE : this.state(node, 0, parts);
  }

  private advanceChoice(node: Group, state: State, env: Env, rounds: Rounds | undefined, event: Event): Outcome[] {
    const chosen = state === FRESH ? [...node.children.keys()] : [state.k];
    return chosen.flatMap((k) =>
      this.advance(node.children[k] as Node, inner(state), env, rounds, event).map((outcome) => ({
        ...outcome,
        state: outcome.state === DONE ? DONE : this.state(node, k, [outcome.state]),
      })),
    );
  }

  /** A round goes on, or ends and another begins, with parties bound anew; the bindings outside stay as they are. */
  private advanceLoop(node: Loop, state: State, env: Env, rounds: Rounds | undefined, event: Event): Outcome[] {
    const outcomes: Outcome[] = [];
    const round = inner(state);
    const wrap = (before: Ending, outcome: Outcome) => {
      const next = this.state(node, 0, [outcome.state], outcome.state === DONE ? NO_ENV : outcome.env);
      outcomes.push(after(before, outcome, next, env));
    };
    if (state !== FRESH)
      for (const outcome of this.advance(node.child, round, state.env, rounds, event)) wrap(NOTHING, outcome);
    const before = state === FRESH ? NOTHING : this.finish(node.child, round, rounds);
    const free = new Array<number>(node.slots).fill(NOBODY);
    if (before) for (const outcome of this.advance(node.child, FRESH, free, rounds, event)) wrap(before, outcome);
    return outcomes;
  }
}

const inner = (state: State): State => state.parts[0] ?? FRESH;

function howTaken(step: Step, message: string): Move["how"] | undefined {
  if (step.message === message) return "exact";
  if (step.accepts.has(message)) return "accepted";
  return step.insteadOf === message ? "substituted" : undefined;
}

function roundParty(role: string, rounds: Rounds | undefined): number {
  for (let round = rounds; round; round = round.outer) if (round.role === role) return round.party;
  return NOBODY;
}

function plus(a: Ending, b: Ending | undefined): Ending | undefined {
  if (b === undefined || b === NOTHING) return b && a;
  return a === NOTHING ? b : { cost: a.cost + b.cost, skips: [...a.skips, ...b.skips] };
}

function after(before: Ending, outcome: Outcome, state: State, env: Env): Outcome {
  if (before === NOTHING) return { ...outcome, state, env };
  return { ...outcome, cost: before.cost + outcome.cost, skips: [...before.skips, ...outcome.skips], state, env };
}

function cheapest(endings: readonly (Ending | undefined)[]): Ending | undefined {
  let best: Ending | undefined;
  for (const ending of endings) if (ending && (!best || ending.cost < best.cost)) best = ending;
  return best;
}

function isBetter(a: Omit<Outcome, "state" | "env">, b: Move): boolean {
  if (a.cost !== b.cost) return a.cost < b.cost;
  if (a.skips.length !== b.skips.length) return a.skips.length < b.skips.length;
  return a.how === "exact" && b.how === "accepted";
}
