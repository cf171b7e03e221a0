/** The lifelines of a diagram: who takes part, in the order in which they are drawn. */
import type { Resolution } from "../names/resolve";
import type { Send } from "../syntax/structure";

export interface Lifeline {
  /** As the messages name it; a role's name where that stands for the party. */
  readonly name: string;
  /** What is told below the name: the title, or the roles; "" where that would say the name again. */
  readonly about: string;
}

/** The lifelines of a flow or a version, and which of them a name in a message stands for. */
export interface Lifelines {
  readonly all: readonly Lifeline[];
  /** The place among all of the party that this name means; of any name that stands in the section. */
  of(name: string): number;
}

/**
 * Declared participants come first, in the order of their declarations, for that is how their author sees them; then the
 * others as the messages name them. Who neither sends nor receives is left out.
 */
export function lifelinesOf({ structure, parties, processed }: Resolution): Lifelines {
  const used = new Set([
    ...structure.sends.flatMap(({ statement: { from, to } }: Send) => [from.text, to.text]),
    ...processed.map(({ name }) => name.text),
  ]);
  const meant = new Map([...used].map((name) => [name, lifelineOf(name, parties)]));
  const byName = new Map([...meant.values()].map((one) => [one.name, one]));
  const ordered = new Set([...parties.shared.keys(), ...parties.own.keys(), ...byName.keys()]);
  const all = [...ordered].flatMap((name) => byName.get(name) ?? []);
  return { all, of: (name) => all.findIndex((one) => one.name === meant.get(name)?.name) };
}

function lifelineOf(name: string, parties: Resolution["parties"]): Lifeline {
  const found = parties.lookup(name);
  if (!("party" in found)) return { name, about: "" };
  const { party } = found;
  const abouts = [party.title, party.roles.join(" or ")];
  return { name: party.name, about: abouts.find((one) => one !== "" && one !== party.name) ?? "" };
}
