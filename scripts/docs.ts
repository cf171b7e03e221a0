// Writes what is made from the rules: docs/rules/, a page for each and a table of all; the same table in README.md; the
// setting msgflow.rules in package.json.
//   node --import tsx scripts/docs.ts          writes it
//   node --import tsx scripts/docs.ts --check  only tells whether it is up to date: exit status 1 where it is not
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Finding, type Guide, LEVELS, ruleGroups, ruleGuide } from "../server/src/language-service";

const ROOT = join(__dirname, "..");
const FOLDER = "docs/rules";
const NOTE = "<!-- Written by scripts/docs.ts from server/src/rules. -->\n";

const rules = ruleGroups.flatMap((group) => group.rules);

/** The generated files with their texts. */
function files(): Map<string, string> {
  const made = new Map([[`${FOLDER}/README.md`, overview()]]);
  for (const { code } of rules) made.set(`${FOLDER}/${code}.md`, page(ruleGuide(code) as Guide));
  made.set("README.md", withTables(read("README.md")));
  made.set("package.json", withSetting(read("package.json")));
  return made;
}

function overview(): string {
  const parts = [NOTE, "# Rules\n"];
  parts.push(
    "What a script is checked for. Each finding has a code, the name of its rule; one mistake gives one finding.\n",
  );
  return [...parts, ...tables("##", "")].join("\n");
}

function tables(heading: string, folder: string): string[] {
  return ruleGroups.flatMap(({ title, rules: listed }) => [
    `${heading} ${title}\n`,
    "| Rule | Severity | What it asks |\n|---|---|---|",
    `${listed.map((r) => `| [${r.code}](${folder}${r.code}.md) | ${r.severity} | ${r.summary} |`).join("\n")}\n`,
  ]);
}

/** README.md with the rules between the marks. */
function withTables(readme: string): string {
  const marks = /(<!-- The rules, written by scripts\/docs\.ts\. -->\n)(?:.*\n)*?(<!-- End of the rules\. -->)/;
  if (!marks.test(readme)) throw new Error("README.md has lost the marks around its rules.");
  return readme.replace(marks, (_, start, end) => `${start}\n${tables("###", `${FOLDER}/`).join("\n")}\n${end}`);
}

/** package.json with the setting for the rules' severities. */
function withSetting(text: string): string {
  const manifest = JSON.parse(text);
  const { properties } = manifest.contributes.configuration;
  properties["msgflow.rules"] = {
    type: "object",
    markdownDescription:
      "How severe the findings of a rule are, by its code, for all of its findings; `off`: the rule is not checked. The code of a finding leads to the rule's page.",
    scope: "window",
    default: {},
    additionalProperties: false,
    properties: Object.fromEntries(
      rules.map(({ code, severity, summary }) => [
        code,
        { type: "string", enum: LEVELS, default: severity, markdownDescription: summary },
      ]),
    ),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function page({ rule, findings, silencing, changing }: Guide): string {
  const wrong = findings.length === 0 ? [] : ["## Wrong\n", code(rule.bad), listing(rule.bad, findings)];
  const parts = [
    NOTE,
    `# ${rule.code}\n`,
    `${rule.summary}\n`,
    `Severity: **${rule.severity}**.${rule.severity === "off" ? " The rule reports nothing unless it is turned on." : ""}\n`,
    ...["## Why\n", `${rule.rationale}\n`, ...wrong, "## Right\n", code(rule.good)],
    ...["## Silencing it\n", `${silencing.onLine}\n`],
    ...(silencing.example === undefined ? [] : [code(silencing.example)]),
    `${silencing.inScript}\n`,
    ...["## Changing its severity\n", `${changing.levels}\n`],
    `In the settings of VS Code:\n\n\`\`\`json\n${changing.setting}\n\`\`\`\n`,
    `On the command line:\n\n\`\`\`sh\n${changing.command}\n\`\`\`\n`,
    "[All rules](README.md)\n",
  ];
  return parts.join("\n");
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

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

/** The files that are missing, out of date, or of no rule. */
function stale(made: ReadonlyMap<string, string>): string[] {
  const present = existsSync(join(ROOT, FOLDER)) ? readdirSync(join(ROOT, FOLDER)) : [];
  const differs = ([path, text]: readonly [string, string]) => !existsSync(join(ROOT, path)) || read(path) !== text;
  const left = present.map((name) => `${FOLDER}/${name}`).filter((path) => !made.has(path));
  return [...[...made].filter(differs).map(([path]) => path), ...left];
}

const made = files();
const changed = stale(made);
if (process.argv.includes("--check")) {
  for (const path of changed) console.error(`${path} is out of date: run \`npm run docs\`.`);
  process.exitCode = changed.length > 0 ? 1 : 0;
} else {
  for (const path of changed) {
    const text = made.get(path);
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    if (text === undefined) rmSync(join(ROOT, path), { force: true });
    else writeFileSync(join(ROOT, path), text);
  }
  console.log(`${made.size} files made from the rules, ${changed.length} changed.`);
}
