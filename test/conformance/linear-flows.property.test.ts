/** Flows without blocks: whether they follow a version and what the cheapest alignment costs, against brute force. */
import assert from "node:assert/strict";
import { Checked } from "./oracle/engine";
import { type Case, linearCase } from "./oracle/generate";
import { costSoFar, judge } from "./oracle/oracle";
import { scriptText } from "./oracle/print";
import { type Counts, run, SEED } from "./oracle/run";
import { changeLeaves, type Flow, hasKind, leaf, leavesOf, type Step, type Tree } from "./oracle/tree";

function check({ versions, flow }: Case, counts: Counts): void {
  const engine = new Checked({ versions, flow });
  const path = leavesOf(flow.tree);
  const judged = versions.map((version) => judge(version, flow, path));
  judged.forEach((expected, i) => {
    assert.deepEqual(engine.judge(i, path), expected, `V${i}`);
    countVersion(versions[i] as Tree<Step>, expected.follows, counts);
  });
  const follows = judged.flatMap((expected, i) => (expected.follows ? [i] : []));
  const verdict = engine.verdict();
  assert.deepEqual(verdict.follows, follows);
  assert.equal(verdict.conforms, follows.length > 0);
  if (follows.length === 0) {
    checkNearest({ versions, flow }, engine, verdict.nearest);
    assert.ok(verdict.deviations.length > 0, "what fails is explained");
  }
  counts.add(follows.length > 0 ? "conforms" : "fails");
  counts.add(follows.length === 0 && versions.some((one) => failsForItsParties(one, flow)) && "fails for its parties");
}

/** What a failing flow is compared with is a version that costs least as far as the flow goes. */
function checkNearest({ versions, flow }: Case, engine: Checked, nearest: number | undefined): void {
  const path = leavesOf(flow.tree);
  const costs = versions.map((version) => costSoFar(version, flow, path));
  costs.forEach((cost, i) => void assert.equal(engine.costSoFar(i, path), cost, `cost so far against V${i}`));
  assert.equal(costs[nearest as number], Math.min(...costs), "the nearest version");
}

/** Whether the flow would follow the version if all parties of a role were one. */
function failsForItsParties(version: Tree<Step>, flow: Flow): boolean {
  const one = (party: number) => flow.parties.findIndex(({ role }) => role === flow.parties[party]?.role);
  const tree = changeLeaves(flow.tree, (at) => leaf({ ...at, from: one(at.from), to: one(at.to) }));
  return judge(version, { ...flow, tree }, leavesOf(tree)).follows;
}

function countVersion(version: Tree<Step>, follows: boolean, counts: Counts): void {
  for (const kind of ["par", "loop", "each", "alt", "opt"] as const)
    counts.add(hasKind(version, kind) && `${follows ? "follows" : "fails"} ${kind}`);
}

describe(`linear flows and a brute-force oracle (MSGFLOW_SEED=${SEED})`, () => {
  it("agree on the verdict and on the cost", function () {
    this.timeout(300_000);
    run({
      cases: 8_000,
      arbitrary: linearCase,
      check,
      show: ({ versions, flow }) => scriptText(versions, flow),
      atLeast: {
        conforms: 0.4,
        fails: 0.2,
        "fails for its parties": 0.005,
        ...{
          "follows par": 0.06,
          "follows loop": 0.08,
          "follows each": 0.08,
          "follows alt": 0.04,
          "follows opt": 0.06,
        },
        ...{ "fails par": 0.15, "fails loop": 0.2, "fails each": 0.2, "fails alt": 0.08, "fails opt": 0.1 },
      },
    });
  });
});
