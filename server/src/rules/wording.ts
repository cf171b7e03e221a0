/** Small parts of messages. */
import type { Party } from "../names/parties";

/** The names in backticks, as `a`, `b` or `c`. */
export function oneOf(names: Iterable<string>): string {
  return listed(names, "or");
}

/** The names in backticks, as `a`, `b` and `c`. */
export function allOf(names: Iterable<string>): string {
  return listed(names, "and");
}

function listed(names: Iterable<string>, word: string): string {
  const quoted = [...new Set(names)].map((name) => `\`${name}\``);
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} ${word} ${last}`;
}

/** The first of the names in backticks, and how many more there are: for lists that may be long. */
export function someOf(names: readonly string[], most = 5): string {
  if (names.length <= most) return oneOf(names);
  const shown = names.slice(0, most).map((name) => `\`${name}\``);
  return `${shown.join(", ")} or one of ${names.length - most} more`;
}

/** A party with its roles, where its name does not say them: `Desk` (`Agent`). */
export function withRoles(party: Party): string {
  const roles = party.roles.filter((role) => role !== party.name);
  return roles.length === 0 ? `\`${party.name}\`` : `\`${party.name}\` (${oneOf(roles)})`;
}

/** The sentence with a capital letter at its beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A whole number with commas between thousands. What languages do otherwise takes ten milliseconds to load. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}
