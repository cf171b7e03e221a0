/**
 * Fixtures of the rules: scripts in which the findings are marked under the lines they are in.
 *
 *     flow "A chat" : none
 *       MediaServer -> Ixn : EventAck
 *     #                ^^^ unknown-participant: part of the message
 *
 * The carets are the finding's range, `code(warning)` also states its severity, and the part of the message may be left
 * out. A range that starts in column 0 is marked `#<^^^`: from column 0 to the last caret. A place that a finding
 * relates to is marked `# ^^^ > code: part of the text`; these marks are checked, but need not be complete.
 *
 * Marks are taken out before the script is checked. The findings must be exactly the marked ones: what the script should
 * look like with the marks of what was found is compared with the file. UPDATE=1 rewrites the file instead.
 *
 * A line `# settings: code=severity, code=off` sets severities.
 *
 * A line `# file: other.msgflow` begins another file, which the others may use and which is checked as they are. Of a
 * fixture with such lines every file is known, also by its path in other letter case; else nothing is known of what it uses.
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import {
  type CheckSettings,
  canonicalAddress,
  checkScript,
  type Files,
  type Finding,
  parseScript,
  type Script,
} from "../../server/src/language-service";
import { parseLine } from "../../server/src/syntax/parse-line";

interface Mark {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly related: boolean;
  readonly code: string;
  readonly severity: string | undefined;
  readonly text: string;
}
interface Part {
  readonly uri: string;
  readonly lines: string[];
  readonly marks: Mark[];
}
interface Fixture {
  /** The first is the file that the fixture begins with. */
  readonly parts: readonly [Part, ...Part[]];
  readonly settings: CheckSettings;
}
type Place = Pick<Finding, "range" | "message">;

const MARK = /^#(<| *)(\^+) (> )?([a-z-]+)(?:\(([a-z]+)\))?(?:: (.*))?$/;
const FILE = /^# file: (.*)$/;
const FOLDER = "file:///";

/** Checks that the findings in the script at `path` are exactly those that it marks. */
export function checkFixture(path: string): void {
  const source = readFileSync(path, "utf8");
  const rendered = asFound(source);
  if (process.env.UPDATE) writeFileSync(path, rendered);
  else assert.equal(rendered, source, `The findings differ from the marks in ${path} (UPDATE=1 rewrites them).`);
}

/** A fixture with the marks of what is found in it: the same text where these are its own marks. */
export function asFound(source: string): string {
  return render(parseFixture(source));
}

/** What a fixture shows of a rule: its finding, a line of the same kind without it, and one that a comment silences. */
export function casesOf(code: string, path: string): { found: boolean; notFound: boolean; silenced: boolean } {
  const source = readFileSync(path, "utf8");
  const shown = parseFixture(source);
  const loud = parseFixture(asFound(source.replace(/#[ \t]*msgflow-ignore(-file)? .*/g, "#")));
  return {
    found: countOf(code, shown) > 0,
    notFound: loud.parts.some((part) => hasLineWithout(code, part)),
    silenced: countOf(code, loud) > countOf(code, shown),
  };
}

function countOf(code: string, { parts }: Fixture): number {
  return parts.flatMap((part) => part.marks).filter((mark) => !mark.related && mark.code === code).length;
}

/** Whether a line says what one with the finding says, and has none. */
function hasLineWithout(code: string, { lines, marks }: Part): boolean {
  const marked = new Set(marks.filter((mark) => !mark.related && mark.code === code).map((mark) => mark.line));
  const kinds = new Set([...marked].map((line) => parseLine(lines[line] ?? "").kind));
  return lines.some((line, i) => !marked.has(i) && (kinds.has(parseLine(line).kind) || kinds.has("bad")));
}

/** The script of a fixture, the first where there are several, without its marks. */
export function scriptOf(path: string): string {
  return parseFixture(readFileSync(path, "utf8")).parts[0].lines.join("\n");
}

/** What that script's fixture says of the files that it may use; nothing where it has one file. */
export function filesOf(path: string): Pick<CheckSettings, "files"> {
  const { parts } = parseFixture(readFileSync(path, "utf8"));
  const scripts = parts.map(({ uri, lines }) => parseScript(uri, lines.join("\n")));
  return scripts.length > 1 ? { files: lookup(scripts) } : {};
}

function parseFixture(source: string): Fixture {
  let part: Part = { uri: `${FOLDER}fixture.msgflow`, lines: [], marks: [] };
  const parts: [Part, ...Part[]] = [part];
  for (const line of source.split("\n")) {
    const name = FILE.exec(line)?.[1];
    if (name !== undefined) {
      part = { uri: FOLDER + name, lines: [], marks: [] };
      parts.push(part);
    }
    const mark = markIn(line, part.lines.length - 1);
    if (mark) part.marks.push(mark);
    else part.lines.push(line);
  }
  return { parts, settings: settingsIn(parts[0].lines) };
}

function markIn(text: string, line: number): Mark | undefined {
  const match = MARK.exec(text);
  if (!match) return undefined;
  const [, indent = "", carets = "", related, code = "", severity, message = ""] = match;
  const end = 1 + indent.length + carets.length;
  const start = indent === "<" ? 0 : end - carets.length;
  return { line, start, end, related: related !== undefined, code, severity, text: message };
}

/** The severities that lines `# settings: …` set. */
export function settingsIn(lines: readonly string[]): CheckSettings {
  const stated = lines.flatMap((line) => /^# settings: (.*)$/.exec(line)?.[1]?.split(", ") ?? []);
  const pairs = stated.map((pair) => pair.split("=") as [string, "error"]);
  return { severities: new Map(pairs) };
}

/** The fixture with the marks of what is found. Where that is what a mark says, the mark stays as it is. */
function render({ parts, settings }: Fixture): string {
  const scripts = parts.map(({ uri, lines }) => parseScript(uri, lines.join("\n")));
  const files = parts.length > 1 ? lookup(scripts) : undefined;
  const found = scripts.map((script) => checkScript(script, { ...settings, ...(files && { files }) }).findings);
  return parts.map((part, i) => renderPart(part, found[i] ?? [], found.flat())).join("\n");
}

function lookup(scripts: readonly Script[]): Files {
  const known = new Map(scripts.map((script) => [canonicalAddress(script.uri), { script }]));
  const inOtherCase = (address: string) => [...known.keys()].find((one) => one.toLowerCase() === address.toLowerCase());
  return (address) => known.get(address) ?? { problem: "there is no such file", otherCase: inOtherCase(address) };
}

/** `findings` are those in this file, `all` those that may relate to it. */
function renderPart({ uri, lines, marks }: Part, findings: readonly Finding[], all: readonly Finding[]): string {
  const found = new Map<number, { readonly start: number; readonly end: number; readonly text: string }[]>();
  const add = (place: Place, mark: Mark | undefined, text: string) => {
    const { start, end } = place.range;
    assert.equal(end.line, start.line, "a finding is in one line");
    const list = found.get(start.line) ?? [];
    list.push({ start: start.character, end: end.character, text: mark ? sourceOf(mark) : text });
    found.set(start.line, list);
  };
  for (const finding of findings) {
    const same = marks.find((mark) => !mark.related && fits(mark, finding) && saysSeverity(mark, finding));
    add(finding, same, `${finding.code}: ${finding.message}`);
  }
  for (const mark of marks) {
    if (!mark.related) continue;
    const places = all.filter(({ code }) => code === mark.code).flatMap((finding) => finding.related);
    const place = places.find((related) => related.uri === uri && fits(mark, { ...related, code: mark.code }));
    if (place) add(place, mark, "");
  }
  return lines.flatMap((line, i) => [line, ...(found.get(i) ?? []).sort(byPlace).map(markLine)]).join("\n");
}

function fits(mark: Mark, { code, range, message }: Place & { readonly code: string }): boolean {
  const { start, end } = range;
  const sameRange = mark.line === start.line && mark.start === start.character && mark.end === end.character;
  return sameRange && mark.code === code && message.includes(mark.text);
}

function saysSeverity({ severity }: Mark, finding: Finding): boolean {
  return severity === undefined || severity === finding.severity;
}

function sourceOf({ related, code, severity, text }: Mark): string {
  return `${related ? "> " : ""}${code}${severity ? `(${severity})` : ""}${text === "" ? "" : `: ${text}`}`;
}

function byPlace(
  a: { readonly start: number; readonly end: number; readonly text: string },
  b: { readonly start: number; readonly end: number; readonly text: string },
): number {
  return a.start - b.start || a.end - b.end || Number(a.text.startsWith(">")) - Number(b.text.startsWith(">"));
}

function markLine({
  start,
  end,
  text,
}: {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}): string {
  assert.ok(
    start > 0 || end > 2,
    "a range of one or two characters at a line's start cannot be marked: indent the line",
  );
  return start === 0
    ? `#<${"^".repeat(end - 2)} ${text}`
    : `#${" ".repeat(start - 1)}${"^".repeat(end - start)} ${text}`;
}
