/** Equal states and equal configurations are one object each: what follows from one is worked out once. */
import { type Configuration, type Env, NO_ENV, type State } from "./moves";
import type { Node } from "./plan";

export class Store {
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
    const key = `${node.id}:${k}:${parts.map((part) => part.id).join()}:${env.join()}`;
    let state = this.states.get(key);
    if (!state) {
      state = { id: this.states.size + 2, k, parts, env };
      this.states.set(key, state);
    }
    return state;
  }
}
