// Node's assertions do not exist in a web worker; these few are what the tests need.

export function ok(value: unknown, what: string): asserts value {
  if (!value) throw new Error(`Not so: ${what}`);
}

/** Compares values by their JSON. */
export function equal(actual: unknown, expected: unknown): void {
  const [given, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (given !== wanted) throw Object.assign(new Error(`${given} instead of ${wanted}`), { actual, expected });
}

export function match(text: string, pattern: RegExp): void {
  if (!pattern.test(text)) throw new Error(`“${text}” does not match ${pattern}`);
}
