/** The results as a table for people. */
import type { Numbers, RowResult } from "./measure";

const HEAD = ["what", "ours (median)", "reference (median)", "ratio", "min–max"];

export function table(results: readonly RowResult[]): string {
  const rows = results.map((result) => [
    result.name,
    `${value(result.ours, result)}${speed(result.ours, result)}`,
    `${value(result.reference, result)}${speed(result.reference, result)}`,
    times(result.ratio.median),
    `${times(result.ratio.min)}–${times(result.ratio.max)}`,
  ]);
  const widths = HEAD.map((head, i) => Math.max(head.length, ...rows.map((row) => (row[i] ?? "").length)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("   ");
  return [line(HEAD), line(widths.map((width) => "─".repeat(width))), ...rows.map(line)].join("\n");
}

const value = ({ median }: Numbers, { unit }: RowResult) => `${round(median)} ${unit}`;

function speed({ median }: Numbers, { lines, unit }: RowResult): string {
  if (lines === undefined || unit !== "ms") return "";
  return ` (${round(lines / median)} lines/ms)`;
}

const times = (ratio: number) => ratio.toFixed(ratio < 10 ? 2 : ratio < 100 ? 1 : 0);

const round = (number: number) =>
  number < 10 ? number.toFixed(2) : number < 100 ? number.toFixed(1) : number.toFixed(0);
