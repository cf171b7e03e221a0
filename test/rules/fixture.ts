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
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { type CheckSettings, checkScript, type Finding, parseScript } from "../../server/src/language-service";

interface Mark {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly related: boolean;
  readonly code: string;
  readonly severity: string | undefined;
  readonly text: string;
}
interface Fixture {
  readonly lines: readonly string[];
  readonly marks: readonly Mark[];
  readonly settings: CheckSettings;
}
type Place = Pick<Finding, "range" | "message">;

const MARK = /^#(<| *)(\^+) (> )?([a-z-]+)(?:\(([a-z]+)\))?(?:: (.*))?$/;
const URI = "file:///fixture.msgflow";

/** Checks that the findings in the script at `path` are exactly those that it marks. */
export function checkFixture(path: string): void {
  const source = readFileSync(path, "utf8");
  const rendered = render(parseFixture(source));
  if (process.env.UPDATE) writeFileSync(path, rendered);
  else assert.equal(rendered, source, `The findings differ from the marks in ${path} (UPDATE=1 rewrites them).`);
}

/** The codes that a fixture marks. */
export function codesIn(path: string): Set<string> {
  const { marks } = parseFixture(readFileSync(path, "utf8"));
  return new Set(marks.filter((mark) => !mark.related).map((mark) => mark.code));
}

/** The script of a fixture, without its marks. */
export function scriptOf(path: string): string {
  return parseFixture(readFileSync(path, "utf8")).lines.join("\n");
}

function parseFixture(source: string): Fixture {
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of source.split("\n")) {
    const match = MARK.exec(line);
    if (!match) {
      lines.push(line);
      continue;
    }
    const [, indent = "", carets = "", related, code = "", severity, text = ""] = match;
    const end = 1 + indent.length + carets.length;
    const start = indent === "<" ? 0 : end - carets.length;
    marks.push({ line: lines.length - 1, start, end, related: related !== undefined, code, severity, text });
  }
  return { lines, marks, settings: settingsIn(lines) };
}

function settingsIn(lines: readonly string[]): CheckSettings {
  const stated = lines.flatMap((line) => /^# settings: (.*)$/.exec(line)?.[1]?.split(", ") ?? []);
  const pairs = stated.map((pair) => pair.split("=") as [string, "error"]);
  return { severities: new Map(pairs) };
}

/** The fixture with the marks of what is found. Where that is what a mark says, the mark stays as it is. */
function render({ lines, marks, settings }: Fixture): string {
  const { findings } = checkScript(parseScript(URI, lines.join("\n")), settings);
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
    const places = findings.filter(({ code }) => code === mark.code).flatMap((finding) => finding.related);
    const place = places.find((related) => related.uri === URI && fits(mark, { ...related, code: mark.code }));
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
