/** All there is to say of a rule, for its page and for `msgflow explain`. */
import { FOR_FILE, FOR_LINE } from "../syntax/suppression";
import type { Severities } from "./check";
import { rules } from "./index";
import type { Finding } from "./placed";
import type { Rule } from "./rule";
import { LEVELS, type Level } from "./severities";

export interface Guide {
  readonly rule: Rule;
  /** What is found in the bad example, with the rule turned on. */
  readonly findings: readonly Finding[];
  readonly silencing: Silencing;
  readonly changing: Changing;
}
/** How its findings are silenced, in sentences with Markdown. */
interface Silencing {
  readonly onLine: string;
  /** Lines of a script; undefined where there is nothing to show. */
  readonly example: string | undefined;
  readonly inScript: string;
}
/** How its severity is changed. */
interface Changing {
  readonly levels: string;
  /** A line for the settings of VS Code. */
  readonly setting: string;
  readonly command: string;
}

/** The guide to the rule of this code; undefined where there is none. `check` checks an example. */
export function guideTo(
  code: string,
  check: (text: string, severities: Severities) => readonly Finding[],
): Guide | undefined {
  const rule = rules.find((one) => one.code === code);
  if (!rule) return undefined;
  const severities: Severities = new Map([[code, rule.severity === "off" ? "warning" : rule.severity]]);
  const findings = check(rule.bad, severities);
  return { rule, findings, silencing: silencingOf(rule, findings), changing: changingOf(rule) };
}

function silencingOf({ code, bad, onlyInScript }: Rule, findings: readonly Finding[]): Silencing {
  const inScript = `\`# ${FOR_FILE} ${code}\` on the first line of a script silences it in the whole script.`;
  if (onlyInScript) {
    const onLine = "It cannot be silenced on a line: what it is about is better removed.";
    return { onLine, example: undefined, inScript };
  }
  const onLine = `\`# ${FOR_LINE} ${code}\` at the end of a line, or alone on the line above, silences it there. A reason may follow after a colon.`;
  const line = bad.split("\n")[findings[0]?.range.start.line ?? -1];
  const indent = /^ */.exec(line ?? "")?.[0] ?? "";
  const example = line === undefined ? undefined : `${indent}# ${FOR_LINE} ${code}: the reason\n${line}\n`;
  return { onLine, example, inScript };
}

function changingOf({ code, severity }: Rule): Changing {
  const other: Level = severity === "error" || severity === "off" ? "warning" : "off";
  const all = LEVELS.map((level) => `\`${level}\``);
  return {
    levels: `It is \`${severity}\` unless set otherwise, to ${all.slice(0, -1).join(", ")} or ${all.at(-1)}. What is set counts for every finding of the rule.`,
    setting: `"msgflow.rules": { "${code}": "${other}" }`,
    command: `msgflow check --rule ${code}=${other}`,
  };
}
