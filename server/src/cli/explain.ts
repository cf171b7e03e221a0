/** `msgflow explain`: what a rule asks and why, or the list of all rules. */
import { type Guide, noSuchRule, ruleGroups, ruleGuide } from "../language-service";
import { printable } from "./cells";
import { Output } from "./output";
import { ruleUrl } from "./paths";
import { Status } from "./status";
import { type Style, styleFor } from "./style";
import { wrap } from "./wrap";

/** For a line where there is no terminal to measure, and the longest that reads well. */
const WIDTH = 100;

/** Explains the rule of this code; without one, lists them all. Gives the exit status. */
export async function explain(code: string | undefined): Promise<Status> {
  const out = new Output(process.stdout);
  const page = new Page(styleFor(out.isTerminal), Math.min(process.stdout.columns || WIDTH, WIDTH));
  const guide = code === undefined ? undefined : ruleGuide(code);
  if (code !== undefined && !guide) {
    const problem = printable(noSuchRule(code) ?? "");
    process.stderr.write(`msgflow: ${problem}\n(msgflow explain lists the rules.)\n`);
    return Status.failure;
  }
  await out.write(guide ? explained(guide, page) : listed(page));
  await out.flush();
  return out.failure ? Status.failure : Status.fine;
}

function listed(page: Page): string {
  for (const { title, rules } of ruleGroups) {
    page.title(title);
    for (const { code, severity, summary } of rules) page.item(code, `${summary} (${severity})`);
  }
  page.text("`msgflow explain CODE` tells more of one.");
  return page.done();
}

function explained({ rule, findings, silencing, changing }: Guide, page: Page): string {
  page.title(`${rule.code} (${rule.severity})`);
  page.text(rule.summary);
  page.text(rule.rationale);
  if (findings.length > 0) {
    page.title("Wrong");
    page.script(rule.bad);
    for (const { range, severity, message } of findings)
      page.text(`Line ${range.start.line + 1}, ${severity}: ${message}`);
  }
  page.title("Right");
  page.script(rule.good);
  page.title("Silencing it");
  page.text(silencing.onLine);
  if (silencing.example !== undefined) page.script(silencing.example);
  page.text(silencing.inScript);
  page.title("Changing its severity");
  page.text(changing.levels);
  page.script(`${changing.setting}   in the settings of VS Code\n${changing.command}`);
  page.text(`See ${ruleUrl(rule.code)}`);
  return page.done();
}

/** Text for a terminal, part by part. */
class Page {
  readonly #parts: string[] = [];
  readonly #style: Style;
  readonly #width: number;

  constructor(style: Style, width: number) {
    this.#style = style;
    this.#width = width;
  }

  title(text: string): void {
    this.#parts.push(`${this.#style.bold(text)}\n\n`);
  }

  /** Markdown, of which the rules use paragraphs, bold words and code. */
  text(markdown: string): void {
    const paragraphs = markdown.trim().split(/\n{2,}/);
    for (const paragraph of paragraphs) this.#parts.push(`${this.#bold(wrap(paragraph, this.#width))}\n\n`);
  }

  item(term: string, text: string): void {
    const indent = "    ";
    this.#parts.push(`${term}\n${wrap(text, this.#width - indent.length).replace(/^/gm, indent)}\n\n`);
  }

  script(text: string): void {
    this.#parts.push(`${text.trimEnd().replace(/^(?=.)/gm, "    ")}\n\n`);
  }

  done(): string {
    return `${this.#parts.join("").trimEnd()}\n`;
  }

  #bold(text: string): string {
    return text.replace(/\*\*([^*]+)\*\*/g, (_, words: string) => this.#style.bold(words));
  }
}
