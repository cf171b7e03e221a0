/** Flows with blocks: the decision over all paths against brute force over every path with at most three rounds. */
import assert from "node:assert/strict";
import { Checked, type ToldPath } from "./oracle/engine";
import { type Case, flowCase, MOST_ROUNDS, pathsOf } from "./oracle/generate";
import { conforms, judge } from "./oracle/oracle";
import { scriptText } from "./oracle/print";
import { type Counts, run, SEED } from "./oracle/run";
import { group, hasKind, leavesOf, type Message, type Tree } from "./oracle/tree";
import { isWordOf } from "./oracle/words";

interface Judged {
  readonly path: readonly Message[];
  readonly follows: readonly number[];
}

function check(of: Case, counts: Counts): void {
  const engine = new Checked(of);
  const judged = pathsOf(of.flow, MOST_ROUNDS).map((path) => ({ path, follows: followed(of, path) }));
  const decided = engine.decide();
  const failing = judged.filter(({ follows }) => follows.length === 0);
  checkVerdict(of, judged, decided);
  checkFirst(failing, decided.paths);
  checkEveryBranchIsExplained(failing, decided.paths);
  for (const path of decided.paths) checkTold(of, engine, path);
  const verdict = engine.verdict();
  assert.equal(verdict.conforms, decided.conforms);
  assert.deepEqual(verdict.follows, decided.follows);
  assert.ok(verdict.conforms || verdict.deviations.length > 0, "what fails is explained");
  count(of, judged, decided.conforms, counts);
}

/** The numbers of the versions that a path follows. */
function followed({ versions, flow }: Case, path: readonly Message[]): number[] {
  return versions.flatMap((version, i) => (conforms(version, flow, path) ? [i] : []));
}

/** The engine decides for any number of rounds: beyond three it may find more, and then tells a path to check. */
function checkVerdict({ flow }: Case, judged: readonly Judged[], decided: ReturnType<Checked["decide"]>): void {
  const fails = judged.some(({ follows }) => follows.length === 0);
  const follows = [...new Set(judged.flatMap((path) => path.follows))].sort();
  if (fails) assert.equal(decided.conforms, false, "a path fails");
  if (hasKind(flow.tree, "loop")) assert.deepEqual(intersection(follows, decided.follows), follows);
  else assert.deepEqual({ fails: !decided.conforms, follows: decided.follows }, { fails, follows });
  assert.equal(decided.paths[0]?.follows.length === 0, !decided.conforms, "the first path shows why it fails");
}

function intersection(a: readonly number[], b: readonly number[]): number[] {
  return a.filter((one) => b.includes(one));
}

/** A path that the engine tells is one of the flow, follows what it says, and costs what it says. */
function checkTold(of: Case, engine: Checked, { messages, follows }: ToldPath): void {
  assert.ok(isWordOf(messages, of.flow.tree), "a path of the flow");
  assert.deepEqual(followed(of, messages), follows);
  if (follows.length > 0) return;
  of.versions.forEach((version, i) => {
    assert.equal(engine.judge(i, messages).cost, judge(version, of.flow, messages).cost, `cost against V${i}`);
  });
}

function checkFirst(failing: readonly Judged[], told: readonly ToldPath[]): void {
  const shortest = Math.min(...failing.map(({ path }) => path.length));
  if (failing.length > 0) assert.ok((told[0]?.messages.length as number) <= shortest, "a shortest failing path first");
}

/** A message on some failing path is on one that is told: the shortest ones through every branch are. */
function checkEveryBranchIsExplained(failing: readonly Judged[], told: readonly ToldPath[]): void {
  const explained = new Set(told.filter((path) => path.follows.length === 0).flatMap((path) => path.messages));
  for (const { path } of failing) for (const message of path) assert.ok(explained.has(message), "explained");
}

function count({ flow, versions }: Case, judged: readonly Judged[], conforming: boolean, counts: Counts): void {
  const verdict = conforming ? "conforms" : "fails";
  const kinds = ["alt", "opt", "par", "loop"] as const;
  counts.add(verdict, ...kinds.map((kind) => hasKind(flow.tree, kind) && `${verdict} ${kind}`));
  counts.add(hasKind(group("seq", ...versions), "each") && `${verdict} each`);
  counts.add(judged.length > 1 && `${verdict} several paths`);
  const passing = judged.filter(({ follows }) => follows.length > 0);
  counts.add(passing.length > 0 && passing.length < judged.length && "some paths fail");
  const needed = versions.every((_, i) => judged.some(({ follows }) => !follows.includes(i)));
  counts.add(conforming && needed && "paths follow different versions");
}

const hasBlocks = ({ flow }: Case) => flow.tree.kind !== "leaf" && flow.tree.parts.some(isBlock);
const isBlock = (tree: Tree<Message>): boolean =>
  tree.kind !== "leaf" && (tree.kind !== "seq" || tree.parts.some(isBlock)) && leavesOf(tree).length > 0;

describe(`flows with blocks and a brute-force oracle (MSGFLOW_SEED=${SEED})`, () => {
  it("agree on every path", function () {
    this.timeout(300_000);
    run({
      cases: 6_000,
      arbitrary: flowCase.filter(hasBlocks),
      check,
      show: ({ versions, flow }) => scriptText(versions, flow),
      atLeast: {
        ...{ conforms: 0.3, fails: 0.2, "some paths fail": 0.06, "paths follow different versions": 0.02 },
        ...{ "conforms several paths": 0.25, "fails several paths": 0.2 },
        ...{ "conforms par": 0.12, "conforms loop": 0.06, "conforms each": 0.12 },
        ...{ "conforms alt": 0.05, "conforms opt": 0.15 },
        ...{ "fails par": 0.12, "fails loop": 0.08, "fails each": 0.12, "fails alt": 0.05, "fails opt": 0.1 },
      },
    });
  });
});
