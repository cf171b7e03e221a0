/** What is reported, whatever the format. */
import type { Files, Report, Script, Severity } from "../language-service";

export interface CheckedFile {
  /** Its path as it is shown. */
  readonly shown: string;
  readonly script: Script;
  readonly report: Report;
  /** The files that it uses. */
  readonly files: Files;
}

/** A format: what to print, piece by piece. What is printed of a file depends on no other: threads share the files. */
export interface Reporter {
  readonly start: string;
  file(file: CheckedFile): string;
  /** Stands between what is printed of two files. */
  readonly between: string;
  end(tally: Tally): string;
}

/** What has been counted over all files. */
export interface Tally {
  files: number;
  flows: number;
  /** Flows by verdict; the others were not checked for conformance. */
  conforming: number;
  failing: number;
  readonly findings: Record<Severity, number>;
  /** Findings that comments silence. */
  silenced: number;
  /** Files and folders that could not be checked. */
  problems: number;
}

export function newTally(): Tally {
  const findings = { error: 0, warning: 0, information: 0, hint: 0 };
  return { files: 0, flows: 0, conforming: 0, failing: 0, findings, silenced: 0, problems: 0 };
}

/** Counts one more file. */
export function count(tally: Tally, { findings, flows, silenced }: Report): void {
  tally.files++;
  tally.silenced += silenced;
  tally.flows += flows.length;
  for (const { conforms } of flows) {
    if (conforms === true) tally.conforming++;
    if (conforms === false) tally.failing++;
  }
  for (const { severity } of findings) tally.findings[severity]++;
}

/** Adds what another thread has counted. */
export function add(tally: Tally, { findings, ...counts }: Tally): void {
  for (const key of keysOf(counts)) tally[key] += counts[key];
  for (const key of keysOf(findings)) tally.findings[key] += findings[key];
}

const keysOf = <T extends object>(counts: T) => Object.keys(counts) as (keyof T)[];
