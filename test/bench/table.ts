/** The results as a table for people. */
import { goalText } from "./goal";
import type { MeasuredRow, Numbers, RowResult } from "./measure";

const HEAD = ["what", "ours (median)", "reference (median)", "ratio", "min–max", "goal", ""];

export function table(results: readonly RowResult[]): string {
  const rows = results.map(cellsOf);
  const widths = HEAD.map((head, i) => Math.max(head.length, ...rows.map((row) => (row[i] ?? "").length)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("   ");
  return [HEAD, widths.map((width) => "─".repeat(width)), ...rows].map((row) => line(row).trimEnd()).join("\n");
}

/** How many goals there are, and how many of them are met. */
export function summary(results: readonly RowResult[]): string {
  const withGoal = results.filter((row) => row.goal !== undefined);
  if (withGoal.length === 0) return "None of these rows has a goal.";
  const measured = withGoal.filter((row) => "met" in row);
  const met = measured.filter((row) => "met" in row && row.met);
  const rest = withGoal.length - measured.length;
  return `${met.length} of ${measured.length} goals are met${rest > 0 ? `, ${rest} not measured` : ""}.`;
}

function cellsOf(result: RowResult): string[] {
  const goal = result.goal === undefined ? "" : goalText(result.goal);
  if ("missing" in result) return [result.name, "", result.missing, "", "", goal, ""];
  const { ours, reference, ratio } = result;
  return [
    result.name,
    `${value(ours, result)}${speed(ours, result)}`,
    `${value(reference, result)}${speed(reference, result)}`,
    result.goal && "faster" in result.goal ? `${times(1 / ratio.median)} × faster` : times(ratio.median),
    `${times(ratio.min)}–${times(ratio.max)}`,
    goal,
    result.met === undefined ? "" : result.met ? "met" : "not met",
  ];
}

const value = ({ median }: Numbers, { unit }: MeasuredRow) => `${round(median)} ${unit}`;

function speed({ median }: Numbers, { lines, unit }: MeasuredRow): string {
  if (lines === undefined || unit !== "ms") return "";
  return ` (${round(lines / median)} lines/ms)`;
}

const times = (ratio: number) =>
  ratio < 0.1 ? ratio.toPrecision(2) : ratio.toFixed(ratio < 10 ? 2 : ratio < 100 ? 1 : 0);

const round = (number: number) =>
  number < 10 ? number.toFixed(2) : number < 100 ? number.toFixed(1) : number.toFixed(0);
