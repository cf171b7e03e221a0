/** The severities that users set, by the codes of rules: what is a code, what is a severity. */
import { nearest } from "../syntax/nearest";
import { rules } from "./index";
import type { Severity } from "./rule";

export type Level = Severity | "off";

/** From the gravest; `off`: the rule is not run. */
export const LEVELS: readonly Level[] = ["error", "warning", "information", "hint", "off"];

/** What is wrong with a severity set for a rule, as a sentence; undefined where nothing is. */
export function problemWith(code: string, level: unknown): string | undefined {
  const unknown = noSuchRule(code);
  if (unknown !== undefined) return unknown;
  if (isLevel(level)) return undefined;
  const levels = LEVELS.map((one) => `"${one}"`).join(", ");
  return `${JSON.stringify(level)} is no severity for "${code}": it is one of ${levels}.`;
}

/** That there is no rule of this code, with the nearest one there is; undefined where there is one. */
export function noSuchRule(code: string): string | undefined {
  const codes = rules.map((rule) => rule.code);
  if (codes.includes(code)) return undefined;
  const near = nearest(code, codes);
  return `There is no rule ${JSON.stringify(code)}${near === undefined ? "." : `: did you mean "${near}"?`}`;
}

export function isLevel(value: unknown): value is Level {
  return LEVELS.some((level) => level === value);
}
