/** Leaving out what is left of a plan, at its cost. */
import type { Cast, Rounds } from "./cast";
import { DONE, type Ending, FRESH, inner, type Mode, NOTHING, type State } from "./moves";
import type { Each, Node, Step } from "./plan";

/** What counts in a run. */
export interface Rules {
  readonly cast: Cast;
  readonly mode: Mode;
}

/** The cheapest way to leave out what is left of a node; undefined where the mode forbids it. */
export function finish(node: Node, state: State, rounds: Rounds | undefined, rules: Rules): Ending | undefined {
  if (state === DONE) return NOTHING;
  switch (node.kind) {
    case "step":
      return skip(node, rounds, rules);
    case "loop":
      return finish(node.child, state === FRESH ? FRESH : (state.parts[0] as State), rounds, rules);
    case "each":
      return finishEach(node, state, rounds, rules);
    case "par":
      return finishAll(node.children, (i) => (state === FRESH ? FRESH : (state.parts[i] as State)), 0, rounds, rules);
    case "seq":
      return finishAll(node.children, (i) => (i === state.k ? inner(state) : FRESH), state.k, rounds, rules);
    case "opt":
      return state === FRESH ? NOTHING : finish(node.children[0] as Node, inner(state), rounds, rules);
    case "alt":
      if (state !== FRESH) return finish(node.children[state.k] as Node, inner(state), rounds, rules);
      return cheapest(node.children.map((child) => finish(child, FRESH, rounds, rules)));
  }
}

function skip(step: Step, rounds: Rounds | undefined, { mode }: Rules): Ending | undefined {
  const { necessity } = step.info;
  if (necessity === "may") return NOTHING;
  if (necessity === "must" && mode === "clean") return undefined;
  const cost = necessity === "should" ? 1 : mode === "lenient" ? 0 : 2;
  return { cost, skips: [{ step, party: rounds?.party }] };
}

function finishAll(
  children: readonly Node[],
  stateOf: (index: number) => State,
  from: number,
  rounds: Rounds | undefined,
  rules: Rules,
): Ending | undefined {
  let sum: Ending | undefined = NOTHING;
  for (let i = from; i < children.length && sum; i++)
    sum = plus(sum, finish(children[i] as Node, stateOf(i), rounds, rules));
  return sum;
}

function finishEach(node: Each, state: State, outer: Rounds | undefined, rules: Rules): Ending | undefined {
  let sum: Ending | undefined = NOTHING;
  rules.cast.of(node.role).forEach((party, i) => {
    const part = state === FRESH ? FRESH : (state.parts[i] as State);
    if (sum) sum = plus(sum, finish(node.child, part, { role: node.role, party, outer }, rules));
  });
  return sum;
}

/** Both, one after the other. */
export function plus(a: Ending, b: Ending | undefined): Ending | undefined {
  if (b === undefined || b === NOTHING) return b && a;
  return a === NOTHING ? b : { cost: a.cost + b.cost, skips: [...a.skips, ...b.skips] };
}

function cheapest(endings: readonly (Ending | undefined)[]): Ending | undefined {
  let best: Ending | undefined;
  for (const ending of endings) if (ending && (!best || ending.cost < best.cost)) best = ending;
  return best;
}
