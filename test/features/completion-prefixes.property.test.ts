/** What is missing of a flow, for versions and flows made at random, and at every point of the flow. */
import assert from "node:assert/strict";
import { type Case, flowCase, linearCase } from "../conformance/oracle/generate";
import { scriptText } from "../conformance/oracle/print";
import { type Counts, run, SEED } from "../conformance/oracle/run";
import { verdictOf } from "../flows";
import { accepted, type Marked, proposalsAt } from "./completion-support";

/** The script with one of the versions named, and where its flow's messages begin. */
function naming({ versions, flow }: Case, version: string) {
  const lines = scriptText(versions, flow).trimEnd().split("\n");
  const head = lines.findIndex((line) => line.startsWith("flow"));
  lines[head] = `flow "F" : Own ${version}`;
  const first = lines.findIndex((line, at) => at > head && line.includes("->"));
  return { lines, first };
}

/** The text with an empty line at the end. */
function cut(lines: readonly string[]): Marked {
  return { text: [...lines, "  "].join("\n"), position: { line: lines.length, character: 2 } };
}

function completed(marked: Marked): string | undefined {
  const proposals = proposalsAt(marked);
  const proposal = proposals?.items.find(({ label }) => label === "Complete this flow");
  return proposals && proposal && accepted(marked, proposals, proposal);
}

function checkPrefixes(of: Case, counts: Counts): void {
  const { versions, conforms } = verdictOf(scriptText(of.versions, of.flow));
  counts.add(conforms ? "conforms" : "fails");
  if (!conforms) return;
  for (const version of versions) {
    const { lines, first } = naming(of, version);
    // Of a version whose steps are all optional nothing is missing in an empty flow.
    for (let length = first + 1; length <= lines.length; length++) checkPrefix(lines.slice(0, length), first, counts);
  }
}

function checkPrefix(lines: readonly string[], first: number, counts: Counts): void {
  const marked = cut(lines);
  const isWhole = verdictOf(marked.text).conforms;
  const text = completed(marked);
  counts.add(isWhole ? "whole" : "prefixes", text !== undefined && "completed");
  const after = verdictOf(text ?? marked.text);
  if (after.conforms) return;
  // Rounds of an `each` that does not name its role are told by parties of which nothing is known yet.
  assert.ok(!allTakePart(lines, first), `${text ?? marked.text}\n${after.deviations.join("\n")}`);
  counts.add("not to be known");
  assert.ok(counts.of("not to be known") <= 3 + 0.02 * counts.of("prefixes"), `${counts}`);
}

/** Whether all who are declared for the flow send or receive something. */
function allTakePart(lines: readonly string[], first: number): boolean {
  const words = new Set(lines.slice(first).flatMap((line) => line.split(/\W+/)));
  const head = lines.findIndex((line) => line.startsWith("flow"));
  return lines
    .slice(head, first)
    .every((line) => !line.includes("participant") || words.has(line.split(/\W+/)[2] ?? ""));
}

/** A flow with blocks up to some line, its blocks still open. */
function checkOpen(of: Case, counts: Counts): void {
  const { versions, conforms } = verdictOf(scriptText(of.versions, of.flow));
  if (!conforms) return;
  const { lines, first } = naming(of, versions.join(", "));
  for (let length = first + 1; length <= lines.length; length++) {
    const marked = cut(lines.slice(0, length));
    const before = verdictOf(marked.text);
    const text = completed(marked);
    const isOpen = before.conforms === null;
    counts.add(isOpen && "open", isOpen && text !== undefined && "completed");
    if (text === undefined) continue;
    const after = verdictOf(text);
    counts.add(isOpen && after.conforms === true && "right");
    const isBetter = after.conforms || (!isOpen && after.deviations.length < before.deviations.length);
    assert.ok(isBetter, `${text}\n${after.deviations.join("\n")}`);
  }
}

describe(`completing a flow (MSGFLOW_SEED=${SEED})`, () => {
  it("makes every beginning of a flow that conforms one that conforms", function () {
    this.timeout(300_000);
    run({
      cases: 300,
      arbitrary: linearCase,
      check: checkPrefixes,
      show: ({ versions, flow }) => scriptText(versions, flow),
      atLeast: { conforms: 0.4, prefixes: 0.5, completed: 0.5 },
    });
  });

  it("closes its blocks where that makes it right, and never makes it worse", function () {
    this.timeout(300_000);
    run({
      cases: 200,
      arbitrary: flowCase,
      check: checkOpen,
      show: ({ versions, flow }) => scriptText(versions, flow),
      atLeast: { open: 0.5, completed: 0.2, right: 0.2 },
    });
  });
});
