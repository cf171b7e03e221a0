/** Rows of work on a whole text. */
import type { Group, Measure, Row } from "../measure";
import { bulk, langiumCheck, mermaidParse, paths } from "../measures/bulk";
import type { Workshop } from "../workshop";
import { count } from "./count";

type Rows = Omit<Group, "name">;

export function bulkRows(workshop: Workshop): Rows {
  const { large: lines } = workshop.scale;
  const of = `${count(lines)} lines`;
  const [parse, checked] = [bulk(workshop, "parse", lines), bulk(workshop, "check", lines)];
  const [split, json] = [bulk(workshop, "split", lines), bulk(workshop, "json", lines)];
  const rows: Row[] = [
    { name: `parse ${of} : JSON.parse`, ours: parse, reference: json, lines },
    { name: `parse and check ${of} : JSON.parse`, ours: checked, reference: json, lines },
    { name: `split ${of} : JSON.parse`, ours: split, reference: json, lines },
    { name: `parse ${of} : split`, ours: parse, reference: split, lines },
    { name: `peak memory, parse ${of} : JSON.parse`, ours: parse, reference: json, quantity: "peakMB" },
    { name: `peak memory, parse and check ${of} : JSON.parse`, ours: checked, reference: json, quantity: "peakMB" },
    { name: `parse ${of} : mermaid's parser, exported`, ours: parse, reference: mermaidParse(workshop, lines), lines },
  ];
  // In the very long file where everything is measured at its full size.
  return { rows: workshop.scale.langium === lines ? [...rows, langiumRow(workshop, lines, checked)] : rows };
}

export function hugeRows(workshop: Workshop): Rows {
  const { huge: lines, large } = workshop.scale;
  const of = `${count(lines)} lines`;
  const [checked, json] = [bulk(workshop, "check", lines), bulk(workshop, "json", lines)];
  const growth = {
    name: `growth, parse and check ${of} : ${count(large)} lines`,
    ours: checked,
    reference: bulk(workshop, "check", large),
    // In proportion to the lines, and a tenth for what more memory costs.
    goal: { atMost: Math.round(11 * (lines / large)) / 10 },
  };
  const memory = `peak memory, parse and check ${of} : JSON.parse`;
  const rows: Row[] = [
    { name: `parse and check ${of} : JSON.parse`, ours: checked, reference: json, lines, goal: { atMost: 1 } },
    { name: memory, ours: checked, reference: json, quantity: "peakMB", goal: { atMost: 0.7 } },
    growth,
  ];
  const all = workshop.scale.langium === lines ? [...rows, langiumRow(workshop, lines, checked)] : rows;
  return { rows: all, atMost: 3 };
}

/** All that Langium checks is that references lead somewhere. */
function langiumRow(workshop: Workshop, lines: number, ours: Measure): Row {
  return {
    name: `parse and check ${count(lines)} lines : Langium`,
    ours,
    reference: langiumCheck(workshop, lines),
    lines,
    goal: { faster: 60 },
  };
}

/** The goal is a time: JSON.parse of the lines is there to tell what the machine does. */
export function pathsRows(workshop: Workshop): Rows {
  const row = (wrong: boolean): Row => ({
    name: `${wrong ? "some wrong: verdict and counterexample" : "all right: verdict"} : JSON.parse`,
    ours: paths(workshop, "check", wrong),
    reference: paths(workshop, "json", wrong),
    goal: { underMs: 50 },
  });
  return { rows: [row(false), row(true)] };
}
