/** A flow made from a version: what the version asks for, decided here and there, with a little damage. */

import type { Step, Tree } from "./tree";
import { changeLeaves, type Flow, group, leaf, MESSAGES, type Message, type Party, rolesOf } from "./tree";

export interface Damage {
  readonly at: number;
  readonly how: number;
  readonly by: number;
}

/** Messages that follow the version, as long as nothing is damaged. */
export function derive(version: Tree<Step>, parties: readonly Party[], decisions: readonly number[]): Tree<Message> {
  return new Derivation(parties, decisions).flow(version, new Map());
}

export function damagedFlow(
  tree: Tree<Message>,
  { parties, damage }: { parties: readonly Party[]; damage: readonly Damage[] },
): Flow {
  return { parties, tree: damage.reduce((made, one) => damaged(made, one, parties), tree) };
}

type Bound = Map<string, number>;

class Derivation {
  private used = 0;
  constructor(
    private readonly parties: readonly Party[],
    private readonly decisions: readonly number[],
  ) {}

  flow(tree: Tree<Step>, bound: Bound): Tree<Message> {
    const all = (parts: readonly Tree<Step>[]) => parts.map((part) => this.flow(part, bound));
    switch (tree.kind) {
      case "leaf":
        return this.leaf(tree.leaf, bound);
      case "alt":
        return this.pick(2) === 0 ? group("alt", ...all(tree.parts)) : (all(tree.parts)[this.pick(2)] as Tree<Message>);
      case "opt":
        return this.maybe(group("seq", ...all(tree.parts)));
      case "par":
        return group(this.pick(3) === 0 ? "seq" : "par", ...all(tree.parts));
      case "loop":
        return this.loop(tree.parts, bound);
      case "each":
        return this.each(tree.role, tree.parts, bound);
      default:
        return group("seq", ...all(tree.parts));
    }
  }

  private loop(parts: readonly Tree<Step>[], bound: Bound): Tree<Message> {
    const each = [...bound].filter(([name]) => name.startsWith("each "));
    const round = () => group("seq", ...parts.map((part) => this.flow(part, new Map(each))));
    const how = this.pick(4);
    if (how < 2) return group("loop", round());
    return how === 2 ? round() : group("seq", round(), round());
  }

  private each(role: string, parts: readonly Tree<Step>[], bound: Bound): Tree<Message> {
    const numbers = this.parties.flatMap((party, i) => (party.role === role ? [i] : []));
    const rounds = numbers.map((party) => {
      bound.set(`each ${role}`, party);
      const round = group("seq", ...parts.map((part) => this.flow(part, bound)));
      bound.delete(`each ${role}`);
      return round;
    });
    return group(this.pick(3) === 0 ? "seq" : "par", ...rounds);
  }

  private leaf(step: Step, bound: Bound): Tree<Message> {
    const other = this.pick(12);
    const accepted = other < 4 ? step.accepts[0] : undefined;
    const message = accepted ?? (other === 11 ? step.insteadOf : undefined) ?? step.message;
    const made = leaf({ from: this.party(step.from, bound), to: this.party(step.to, bound), message });
    return step.necessity === "must" ? made : this.maybe(made);
  }

  private maybe(tree: Tree<Message>): Tree<Message> {
    return [tree, group("opt", tree), group<Message>("seq")][this.pick(3)] as Tree<Message>;
  }

  private party(name: string, bound: Bound): number {
    const known = bound.get(`each ${name}`) ?? bound.get(name);
    if (known !== undefined) return known;
    const roles = rolesOf(name);
    const fitting = this.parties.flatMap((party, i) => (roles.includes(party.role) ? [i] : []));
    const party = fitting[this.pick(fitting.length)] as number;
    bound.set(name, party);
    return party;
  }

  private pick(n: number): number {
    return (this.decisions[this.used++ % this.decisions.length] ?? 0) % n;
  }
}

/** One message left out, replaced, doubled, made optional, or sent or received by another (often of the same role). */
function damaged(tree: Tree<Message>, { at, how, by }: Damage, parties: readonly Party[]): Tree<Message> {
  const another = (party: number) => {
    const others = parties.flatMap(({ role }, i) => (i !== party && role === parties[party]?.role ? [i] : []));
    return others[by % others.length] ?? by % parties.length;
  };
  return changeLeaves(tree, (message, i) => {
    if (i !== at) return leaf(message);
    switch (how) {
      case 0:
        return group("seq");
      case 1:
        return leaf({ ...message, message: MESSAGES[by % MESSAGES.length] as string });
      case 2:
        return group("loop", leaf(message));
      case 3:
        return group("opt", leaf(message));
      case 4:
        return leaf({ ...message, to: by % parties.length });
      case 5:
        return leaf({ ...message, from: another(message.from) });
      default:
        return leaf({ ...message, to: another(message.to) });
    }
  });
}
