/**
 * Scripts of several files in one text: a line `# file: other.msgflow` begins another one, which the others may use. One of
 * them may have a cursor mark `<|>`.
 */
import type { Known } from "../../server/src/language-service";
import {
  canonicalAddress,
  type Position,
  parseScript,
  type Range,
  type Script,
} from "../../server/src/language-service";

const FOLDER = "file:///folder/";
const FIRST = "main.msgflow";
const FILE = /^# file: (.*)$/m;
const MARK = "<|>";

export interface Files {
  readonly scripts: readonly [Script, ...Script[]];
  /** The script with the mark, or the first. */
  readonly asked: Script;
  /** Where the mark stood. */
  readonly position: Position;
  /** All that is known: what any of them uses and is not there does not exist. */
  readonly settings: Known;
}

/** The files of a text, without the mark. */
export function filesOf(text: string): Files {
  const [first = "", ...rest] = text.split(FILE);
  const parts: [string, string][] = [[FIRST, first]];
  for (let i = 0; i < rest.length; i += 2) parts.push([rest[i] ?? "", (rest[i + 1] ?? "").replace(/^\n/, "")]);
  const scripts = parts.map(([name, content]) => parseScript(FOLDER + name, content.replace(MARK, "")));
  const at = Math.max(
    0,
    parts.findIndex(([, content]) => content.includes(MARK)),
  );
  const before = (parts[at]?.[1] ?? "").split(MARK)[0] ?? "";
  const lines = before.split(/\r\n|\n|\r/);
  const position = { line: lines.length - 1, character: (lines.at(-1) ?? "").length };
  return {
    scripts: scripts as [Script, ...Script[]],
    asked: scripts[at] as Script,
    position,
    settings: settingsOf(scripts),
  };
}

export function settingsOf(scripts: readonly Script[]): Known {
  const known = new Map(scripts.map((script) => [canonicalAddress(script.uri), { script }]));
  const inOtherCase = (address: string) => [...known.keys()].find((one) => one.toLowerCase() === address.toLowerCase());
  const files: Known["files"] = (address) =>
    known.get(address) ?? { problem: "there is no such file", otherCase: inOtherCase(address) };
  return { known: scripts, files };
}

/** Where a range is, and the line there with the range in brackets: `main 3: Desk -> [Chat] : EventAck`. */
export function shownPlace(uri: string, { start, end }: Range, textOfLine: string): string {
  const file = uri.replace(/^.*\//, "").replace(/\.msgflow$/, "");
  const line =
    textOfLine.slice(0, start.character) +
    `[${textOfLine.slice(start.character, end.character)}]` +
    textOfLine.slice(end.character);
  return `${file} ${start.line}: ${line.trim()}`;
}
