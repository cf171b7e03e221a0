/** The parties of a flow and their roles: who may be whom, and who is bound. */
import { type Env, type Event, NOBODY, type Wrong } from "./moves";
import type { PartyRef, Step } from "./plan";

/** The party of an `each` round where the flow has no party of that role. */
const IMPLIED = -2;

/** The rounds of `each` blocks that one is in, the innermost first. */
export interface Rounds {
  readonly role: string;
  readonly party: number;
  readonly outer: Rounds | undefined;
}
export class Cast {
  /** `roles`: each party's roles, by its number; empty where they are not known, then every role fits. */
  constructor(private readonly roles: readonly (readonly string[])[]) {}

  /** The parties of a role; where there are none, one that nobody is. */
  of(role: string): readonly number[] {
    const parties = [...this.roles.keys()].filter((party) => this.roles[party]?.includes(role));
    return parties.length > 0 ? parties : [IMPLIED];
  }

  /** Whether the message is right, by the parties' roles, for the step. */
  suits(step: Step, event: Event): boolean {
    return this.mayBe(step.from, event.from) && this.mayBe(step.to, event.to);
  }

  /** Binds a party of the plan to one of the flow, where it is free and the role fits. */
  bind(ref: PartyRef, party: number, env: Env, rounds: Rounds | undefined): { env: Env; wrong: Wrong | undefined } {
    const bound = ref.each ? roundParty(ref.name, rounds) : (env[ref.slot] ?? NOBODY);
    if (bound !== NOBODY) return { env, wrong: bound === party ? undefined : bound };
    if (!this.mayBe(ref, party)) return { env, wrong: NOBODY };
    return { env: env.map((was, slot) => (slot === ref.slot ? party : was)), wrong: undefined };
  }

  private mayBe(ref: PartyRef, party: number): boolean {
    const roles = this.roles[party] ?? [];
    return roles.length === 0 || roles.some((role) => ref.roles.has(role));
  }
}

function roundParty(role: string, rounds: Rounds | undefined): number {
  for (let round = rounds; round; round = round.outer) if (round.role === role) return round.party;
  return NOBODY;
}
