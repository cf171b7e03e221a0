/** The brute-force oracle: every word of a version is tried against a path, in every way. */
import type { Flow, Message, Step, Tree } from "./tree";
import { leavesOf, rolesOf } from "./tree";
import { type Role, type Slot, versionWords } from "./unroll";

/** Which party each role stands for so far. */
type Bound = ReadonlyMap<string, number>;
interface Against {
  /** The roles of the parties that occur. */
  readonly roles: ReadonlyMap<number, string>;
  readonly optional: readonly Step[];
  /** What is left out behind the last message taken costs so much at the most. */
  readonly mostAtEnd: number;
}

const SURPLUS = 2;
const LEFT_OUT = { must: 2, should: 1, may: 0 };

export interface Judgement {
  readonly follows: boolean;
  readonly cost: number;
}

/** Compares a path of the flow with a version. */
export function judge(version: Tree<Step>, flow: Flow, path: readonly Message[]): Judgement {
  const by = against(version, flow);
  const words = versionWords(version, path, by.roles);
  return {
    follows: words.some((word) => follows(word, path, new Map(), by)),
    cost: words.reduce((least, word) => cheapest(word, path, new Map(), by, least), Infinity),
  };
}

/** The cost if all that is left out behind the last message taken counts as one step at the most. */
export function costSoFar(version: Tree<Step>, flow: Flow, path: readonly Message[]): number {
  const by = { ...against(version, flow), mostAtEnd: LEFT_OUT.must };
  const words = versionWords(version, path, by.roles);
  return words.reduce((least, word) => cheapest(word, path, new Map(), by, least), Infinity);
}

/** Whether the path follows the version: the cheaper question. */
export function conforms(version: Tree<Step>, flow: Flow, path: readonly Message[]): boolean {
  const by = against(version, flow);
  return versionWords(version, path, by.roles).some((word) => follows(word, path, new Map(), by));
}

function against(version: Tree<Step>, flow: Flow): Against {
  const occurring = new Set(leavesOf(flow.tree).flatMap(({ from, to }) => [from, to]));
  const roles = new Map([...occurring].map((party) => [party, flow.parties[party]?.role as string]));
  const optional = leavesOf(version).filter(({ necessity }) => necessity === "may");
  return { roles, optional, mostAtEnd: Infinity };
}

function follows(word: readonly Slot[], path: readonly Message[], bound: Bound, by: Against): boolean {
  const [slot, ...rest] = word;
  if (slot === undefined) return path.length === 0;
  if (slot.necessity !== "must" && follows(rest, path, bound, by)) return true;
  const taken = path[0] && take(slot, path[0], bound, by);
  return taken?.cost === 0 && follows(rest, path.slice(1), taken.bound, by);
}

/**
 * The first step is left out, or takes one of the messages, those before that one are surplus; or nothing is taken any
 * more. What costs `limit` or more is not looked for: then the answer is `limit`.
 */
function cheapest(word: readonly Slot[], path: readonly Message[], bound: Bound, by: Against, limit: number): number {
  if (SURPLUS * (path.length - word.length) >= limit) return limit;
  const [slot, ...rest] = word;
  if (slot === undefined) return SURPLUS * path.length;
  const leftOut = word.reduce((sum, { necessity }) => sum + LEFT_OUT[necessity], 0);
  let least = Math.min(limit, Math.min(leftOut, by.mostAtEnd) + SURPLUS * path.length);
  const tryOut = (cost: number, later: readonly Message[], after: Bound) => {
    if (cost < least) least = cost + cheapest(rest, later, after, by, least - cost);
  };
  path.forEach((message, before) => {
    const taken = take(slot, message, bound, by);
    if (taken) tryOut(SURPLUS * before + taken.cost, path.slice(before + 1), taken.bound);
  });
  tryOut(LEFT_OUT[slot.necessity], path, bound);
  return least;
}

/** What it costs that the step takes the message, and what is bound then; undefined where it cannot. */
function take(slot: Slot, message: Message, bound: Bound, by: Against) {
  const exact = message.message === slot.message || slot.accepts.includes(message.message);
  if (!exact && message.message !== slot.insteadOf) return undefined;
  const from = seat(slot.from, message.from, bound, by);
  const to = seat(slot.to, message.to, from.bound, by);
  const wrong = Number(from.wrong) + Number(to.wrong);
  if (wrong > 0 && (slot.necessity === "may" || fitsOptional(message, by))) return undefined;
  return { cost: wrong + Number(!exact), bound: to.bound };
}

/** Whether the party is the wrong one for the role; if it is the first and fits, it is bound. */
function seat(role: Role, party: number, bound: Bound, by: Against): { wrong: boolean; bound: Bound } {
  const known = role.fixed ?? bound.get(role.key);
  if (known !== undefined) return { wrong: known !== party, bound };
  if (!role.roles.includes(by.roles.get(party) as string)) return { wrong: true, bound };
  return { wrong: false, bound: new Map(bound).set(role.key, party) };
}

/**
 * A decision: a message that is right, by its name and the parties' roles, for an optional step is no wrong party of
 * another step. (The copies that a version allows would otherwise be blamed on the step that is missing.)
 */
function fitsOptional({ message, from, to }: Message, { roles, optional }: Against): boolean {
  const fits = (name: string, party: number) => rolesOf(name).includes(roles.get(party) as string);
  return optional.some((step) => {
    const named = step.message === message || step.accepts.includes(message);
    return named && fits(step.from, from) && fits(step.to, to);
  });
}
