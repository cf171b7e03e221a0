/** `--format pretty`: findings for people, each with the line it is about. */
import type { Finding, Range } from "../language-service";
import { printable } from "./cells";
import { frame } from "./frame";
import { ruleUrl } from "./paths";
import type { Reporter } from "./report";
import { type Source, type SourceOf, sourcesOf } from "./sources";
import type { Style } from "./style";
import { summaryLine } from "./summary";

/** `width` is the number of columns there are for a line. */
export function prettyReporter(style: Style, width: number): Reporter {
  return {
    start: "",
    file: (file) => {
      const sourceOf = sourcesOf(file);
      return file.report.findings.map((finding) => block(finding, file.script.uri, sourceOf, style, width)).join("");
    },
    between: "",
    end: (tally) => summaryLine(tally, style),
  };
}

/** All that is printed of one finding, and an empty line. */
function block(finding: Finding, uri: string, sourceOf: SourceOf, style: Style, width: number): string {
  const gutter = gutterWidth(finding);
  const paint = style.severity[finding.severity];
  const heading = `${paint(`${finding.severity}[${finding.code}]`)}${style.bold(`: ${printable(finding.message)}`)}`;
  const draw = (at: string, range: Range, mark: string, colour: Paint) =>
    excerpt(sourceOf(at), range, { gutter, mark, colour, style, width });
  const related = finding.related.flatMap((place) => [
    `${style.bold("note")}: ${printable(place.message)}`,
    ...draw(place.uri, place.range, "-", style.mark),
  ]);
  const see = `${" ".repeat(gutter)} ${style.mark("=")} see ${ruleUrl(finding.code)}`;
  return `${[heading, ...draw(uri, finding.range, "^", paint), ...related, see, ""].join("\n")}\n`;
}

type Paint = (text: string) => string;

interface Drawing {
  readonly gutter: number;
  readonly mark: string;
  readonly colour: Paint;
  readonly style: Style;
  readonly width: number;
}

/** Where a range is, and its first line with the range underlined where the text is at hand. */
function excerpt({ shown, lines }: Source, range: Range, drawing: Drawing): string[] {
  const { gutter, mark, colour, style, width } = drawing;
  const { line, character } = range.start;
  const margin = " ".repeat(gutter);
  const place = `${margin}${style.mark("-->")} ${printable(shown)}:${line + 1}:${character + 1}`;
  const text = lines?.[line];
  if (text === undefined) return [place];
  const end = range.end.line === line ? range.end.character : text.length;
  const framed = frame(text, character, end, Math.max(20, width - gutter - 3));
  const bar = `${margin} ${style.mark("|")}`;
  const number = style.mark(`${String(line + 1).padStart(gutter)} |`);
  const underline = " ".repeat(framed.from) + colour(mark.repeat(framed.length));
  return [place, bar, `${number} ${framed.text}`.trimEnd(), `${bar} ${underline}`];
}

function gutterWidth({ range, related }: Finding): number {
  const last = Math.max(range.start.line, ...related.map((place) => place.range.start.line));
  return String(last + 1).length;
}
