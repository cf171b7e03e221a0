/** Equal states and equal configurations are one object each: what follows from one is worked out once. */
import { type Configuration, type Env, NO_ENV, type State } from "./moves";
import type { Node } from "./plan";

/** States of one part and without bindings are by far the most: a number tells them, as long as it is exact. */
const MOST_STATES = 2 ** 21;
const MOST_CHILDREN = 2 ** 10;

export class Store {
  private readonly simple = new Map<number, State>();
  private readonly states = new Map<string, State>();
  private readonly configurations = new Map<string, Configuration>();

  /** How many configurations have been met. */
  get size(): number {
    return this.configurations.size;
  }

  configuration(state: State, env: Env): Configuration {
    const key = `${state.id}|${env.join()}`;
    let configuration = this.configurations.get(key);
    if (!configuration) {
      configuration = { id: this.configurations.size, moves: new Map(), state, env };
      this.configurations.set(key, configuration);
    }
    return configuration;
  }

  state(node: Node, k: number, parts: readonly State[], env: Env = NO_ENV): State {
    const first = parts[0] as State;
    if (parts.length !== 1 || env.length > 0 || k >= MOST_CHILDREN || first.id >= MOST_STATES)
      return this.intern(this.states, stateKey(node, k, parts, env), k, parts, env);
    return this.intern(this.simple, (node.id * MOST_CHILDREN + k) * MOST_STATES + first.id, k, parts, env);
  }

  private intern<K>(known: Map<K, State>, key: K, k: number, parts: readonly State[], env: Env): State {
    let state = known.get(key);
    if (!state) {
      state = { id: this.simple.size + this.states.size + 2, k, parts, env };
      known.set(key, state);
    }
    return state;
  }
}

const stateKey = (node: Node, k: number, parts: readonly State[], env: Env) =>
  `${node.id}:${k}:${parts.map((part) => part.id).join()}:${env.join()}`;
