// Writes docs/rules/, a page for each rule and a table of all, from what the rules say of themselves.
//   node --import tsx scripts/docs.ts          writes the pages
//   node --import tsx scripts/docs.ts --check  only tells whether they are up to date: exit status 1 where they are not
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkScript, type Finding, parseScript } from "../server/src/language-service";
import { groups, rules } from "../server/src/rules/index";
import type { Rule } from "../server/src/rules/rule";

const FOLDER = join(__dirname, "../docs/rules");
const NOTE = "<!-- Written by scripts/docs.ts from server/src/rules. -->\n";

function pages(): Map<string, string> {
  const made = new Map([["README.md", overview()]]);
  for (const rule of rules) made.set(`${rule.code}.md`, page(rule));
  return made;
}

function overview(): string {
  const parts = [NOTE, "# Rules\n"];
  parts.push(
    "What a script is checked for. Each finding has a code, the name of its rule; one mistake gives one finding.\n",
  );
  for (const { title, rules: listed } of groups) {
    parts.push(`## ${title}\n`, "| Rule | Severity | What it asks |\n|---|---|---|");
    parts.push(`${listed.map((r) => `| [${r.code}](${r.code}.md) | ${r.severity} | ${r.summary} |`).join("\n")}\n`);
  }
  return parts.join("\n");
}

function page(rule: Rule): string {
  const findings = findingsIn(rule);
  const wrong = findings.length === 0 ? [] : ["## Wrong\n", code(rule.bad), listing(rule.bad, findings)];
  const parts = [
    NOTE,
    `# ${rule.code}\n`,
    `${rule.summary}\n`,
    `Severity: **${rule.severity}**.${severityNote(rule)}\n`,
  ];
  parts.push("## Why\n", `${rule.rationale}\n`, ...wrong, "## Right\n", code(rule.good), "[All rules](README.md)\n");
  return parts.join("\n");
}

function severityNote({ severity }: Rule): string {
  return severity === "off" ? " The rule reports nothing unless it is turned on." : "";
}

/** What is found in the bad example, with the rule turned on. */
function findingsIn({ code, severity, bad }: Rule): readonly Finding[] {
  const severities = new Map([[code, severity === "off" ? ("warning" as const) : severity]]);
  return checkScript(parseScript("file:///example.msgflow", bad), { severities }).findings;
}

function code(script: string): string {
  return `\`\`\`msgflow\n${script}\`\`\`\n`;
}

function listing(script: string, findings: readonly Finding[]): string {
  const lines = script.split("\n");
  const item = ({ range, severity, message }: Finding) => {
    const place = lines[range.start.line]?.slice(range.start.character, range.end.character);
    return `- Line ${range.start.line + 1}, \`${place}\` (${severity}): ${message}`;
  };
  return `${findings.map(item).join("\n")}\n`;
}

/** The pages that are missing, out of date, or of no rule. */
function stale(made: ReadonlyMap<string, string>): string[] {
  const present = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  const differs = ([name, text]: readonly [string, string]) =>
    !present.includes(name) || readFileSync(join(FOLDER, name), "utf8") !== text;
  return [...[...made].filter(differs).map(([name]) => name), ...present.filter((name) => !made.has(name))];
}

const made = pages();
const changed = stale(made);
if (process.argv.includes("--check")) {
  for (const name of changed) console.error(`docs/rules/${name} is out of date: run \`npm run docs\`.`);
  process.exitCode = changed.length > 0 ? 1 : 0;
} else {
  mkdirSync(FOLDER, { recursive: true });
  for (const name of changed) rmSync(join(FOLDER, name), { force: true });
  for (const [name, text] of made) if (changed.includes(name)) writeFileSync(join(FOLDER, name), text);
  console.log(`docs/rules: ${made.size} pages, ${changed.length} changed.`);
}
