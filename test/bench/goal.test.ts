import assert from "node:assert/strict";
import { goalText, isMet } from "./goal";
import { type Measure, measureGroup, type Sample } from "./measure";
import { summary, table } from "./table";

/** Takes these samples in turns. */
function taking(...samples: Sample[]): Measure {
  let round = 0;
  return { sample: async () => samples[round++ % samples.length] as Sample };
}

describe("bench: goals", () => {
  it("are met at their limit, and not beyond", () => {
    assert.equal(isMet({ atMost: 2 }, 20, 2), true);
    assert.equal(isMet({ atMost: 2 }, 20, 2.01), false);
    assert.equal(isMet({ faster: 4 }, 20, 1 / 4), true);
    assert.equal(isMet({ faster: 4 }, 20, 1 / 3), false);
    assert.equal(isMet({ underMs: 50 }, 49.9, 1000), true);
    assert.equal(isMet({ underMs: 50 }, 50, 1), false);
  });

  it("are said in words", () => {
    const texts = [{ atMost: 1.3 }, { faster: 3000 }, { underMs: 50 }].map(goalText);
    assert.deepEqual(texts, ["≤ 1.3", "≥ 3,000 × faster", "< 50 ms"]);
  });

  it("are held against the ratio of the medians", async () => {
    const rows = [
      {
        name: "time",
        ours: taking({ ms: 1 }, { ms: 3 }, { ms: 2 }),
        reference: taking({ ms: 1 }),
        goal: { atMost: 2 },
      },
      {
        name: "memory",
        ours: taking({ ms: 1, peakMB: 30 }),
        reference: taking({ ms: 9, peakMB: 10 }),
        quantity: "peakMB" as const,
        goal: { atMost: 2 },
      },
      { name: "nobody", ours: taking({ ms: 1 }), reference: { missing: "not installed" }, goal: { atMost: 2 } },
    ];
    const results = await measureGroup({ name: "group", rows }, 3, undefined);
    assert.deepEqual(
      results.map((row) => ("missing" in row ? row.missing : [row.ratio.median, row.unit, row.met])),
      [[2, "ms", true], [3, "MB", false], "not installed"],
    );
    assert.equal(summary(results), "1 of 2 goals are met, 1 not measured.");
    assert.match(
      table(results),
      /^time .* 2\.00 .* ≤ 2 +met\nmemory .* 3\.00 .* ≤ 2 +not met\nnobody +not installed +≤ 2$/m,
    );
  });

  it("limit the rounds of what is slow, unless rounds are asked for", async () => {
    const row = { name: "slow", ours: taking({ ms: 1 }), reference: taking({ ms: 1 }) };
    const group = { name: "group", rows: [row], atMost: 2 };
    const rounds = async (limit: { ms: number; rounds: number } | undefined) => {
      const [result] = await measureGroup(group, 5, limit);
      return result && "rounds" in result ? result.rounds : undefined;
    };
    assert.equal(await rounds({ ms: 60_000, rounds: 1 }), 2);
    assert.equal(await rounds(undefined), 5);
  });
});
