/** Random versions and flows. Most flows are made from a version and then damaged, or nearly none would conform. */
import fc from "fast-check";
import { damagedFlow, derive } from "./derive";
import {
  type Flow,
  group,
  leaf,
  leavesOf,
  MESSAGES,
  type Message,
  PARTICIPANTS,
  type Party,
  ROLES,
  type Step,
  type Tree,
} from "./tree";
import { TooLarge, wordsOf } from "./words";

const MOST_MESSAGES = 10;
const MOST_STEPS = 6;
/** The oracle lists paths with this many rounds of each loop, and no more paths than this. */
export const MOST_ROUNDS = 3;
const MOST_PATHS = 250;

const message = fc.constantFrom(...MESSAGES);
/** The same names again and again: what is bound once must count later. */
const name = fc.constantFrom("Ra", "Ra", "Ra", "Ra", "Rb", "Rb", "Rc", ...PARTICIPANTS.keys());
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const step: fc.Arbitrary<Step> = fc.record({
  necessity: fc.constantFrom("must" as const, "must" as const, "must" as const, "should" as const, "may" as const),
  from: name,
  to: name,
  message,
  insteadOf: seldom(message),
  accepts: seldom(message).map((accepted) => (accepted === undefined ? [] : [accepted])),
});

/** Blocks of at most this depth around leaves. */
function tree<L>(leaves: fc.Arbitrary<L>, depth: number, each: boolean): fc.Arbitrary<Tree<L>> {
  const one = leaves.map((of) => leaf(of));
  if (depth === 0) return one;
  const inner = fc
    .array(tree(leaves, depth - 1, each), { minLength: 1, maxLength: 2 })
    .map((parts) => (parts.length === 1 ? (parts[0] as Tree<L>) : group("seq", ...parts)));
  const several = fc.array(inner, { minLength: 2, maxLength: 2 });
  const block = (kind: "alt" | "par") => several.map((parts) => group(kind, ...parts));
  const single = (kind: "opt" | "loop") => inner.map((part) => group(kind, part));
  const eachBlock = fc
    .tuple(fc.constantFrom(...ROLES), inner)
    .map(([role, part]): Tree<L> => ({ kind: "each", role, parts: [part] }));
  return fc.oneof(
    { weight: 7, arbitrary: one },
    { weight: 1, arbitrary: block("alt") },
    { weight: 1, arbitrary: single("opt") },
    { weight: 2, arbitrary: block("par") },
    { weight: 2, arbitrary: single("loop") },
    ...(each ? [{ weight: 2, arbitrary: eachBlock }] : []),
  );
}

function sequence<L>(leaves: fc.Arbitrary<L>, most: number, each: boolean): fc.Arbitrary<Tree<L>> {
  return fc
    .array(tree(leaves, 2, each), { minLength: 1, maxLength: 3 })
    .map((parts) => group("seq", ...parts))
    .filter((made) => leavesOf(made).length <= most);
}

const version = sequence(step, MOST_STEPS, true);

/** No, one or two declared participants of each role; a role without one has an implied party. */
const parties: fc.Arbitrary<Party[]> = fc.tuple(...ROLES.map(() => fc.constantFrom(0, 1, 2, 2))).map((counts) =>
  ROLES.flatMap((role, i): Party[] => {
    if (counts[i] === 0) return [{ name: role, role, declared: false }];
    return Array.from({ length: counts[i] as number }, (_, k) => ({ name: `${role}_${k}`, role, declared: true }));
  }),
);

const randomMessage = (of: readonly Party[]): fc.Arbitrary<Message> =>
  fc.record({ from: fc.nat(of.length - 1), to: fc.nat(of.length - 1), message });

const randomFlow: fc.Arbitrary<Flow> = parties.chain((of) =>
  sequence(randomMessage(of), MOST_MESSAGES, false).map((made) => ({ parties: of, tree: made })),
);

export interface Case {
  readonly versions: readonly Tree<Step>[];
  readonly flow: Flow;
}

const damage = fc.record({ at: fc.nat(9), how: fc.nat(7), by: fc.nat(99) });
const decisions = fc.array(fc.nat(99), { minLength: 12, maxLength: 60 });

/** One to three versions, and a flow made from the first, from the first two as alternatives, or at random. */
const anyCase: fc.Arbitrary<Case> = fc
  .record({
    versions: fc.array(version, { minLength: 1, maxLength: 3 }),
    parties,
    decisions: fc.tuple(decisions, decisions),
    damage: fc.array(damage, { maxLength: 2 }),
    alternatives: seldom(fc.constant(true)),
    other: seldom(randomFlow),
  })
  .map(({ versions, other, alternatives, decisions, ...made }) => {
    const from = versions.slice(0, alternatives ? 2 : 1);
    const sound = from.map((source, i) => derive(source, made.parties, decisions[i] ?? []));
    const flow = damagedFlow(sound.length > 1 ? group("alt", ...sound) : group("seq", ...sound), made);
    return { versions, flow: other ?? flow };
  });

/** Flows of moderate size whose paths can be listed. */
export const flowCase = anyCase.filter(({ flow }) => {
  const size = leavesOf(flow.tree).length;
  return size > 0 && size <= MOST_MESSAGES && pathsOf(flow, MOST_ROUNDS).length > 0;
});

/** The same with one path of the flow in place of its blocks. */
export const linearCase: fc.Arbitrary<Case> = fc
  .tuple(flowCase, fc.nat(9999))
  .map(([{ versions, flow }, pick]) => {
    const paths = pathsOf(flow, MOST_ROUNDS).filter((path) => path.length > 0 && path.length <= MOST_MESSAGES);
    const path = paths[pick % paths.length] ?? [];
    return { versions, flow: { ...flow, tree: group("seq", ...path.map((of) => leaf({ ...of }))) } };
  })
  .filter(({ flow }) => leavesOf(flow.tree).length > 0);

/** Every path of a flow with as many rounds of its loops at the most; none where there are too many. */
export function pathsOf(flow: Flow, rounds: number): Message[][] {
  try {
    const paths = wordsOf(flow.tree, rounds);
    return paths.length > MOST_PATHS ? [] : paths;
  } catch (error) {
    if (error instanceof TooLarge) return [];
    throw error;
  }
}
