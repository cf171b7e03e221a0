/**
 * Addresses of scripts (URIs of any scheme) and what a path leads to from them. Clients spell the same address in
 * different ways; compared are canonical ones.
 */

/** What a path leads to: the canonical address, or why it leads nowhere; neither where that cannot be said. */
export interface Destination {
  readonly address?: string;
  readonly problem?: string;
}

interface Parts {
  readonly scheme: string;
  /** With the two slashes before it; "" without. */
  readonly authority: string;
  readonly path: string;
  /** Query and fragment. */
  readonly rest: string;
}

const URI = /^([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(.*)$/s;

/**
 * The one spelling of an address: percent-encoded as VS Code does it, everything but letters, digits and `-._~`, with
 * drive letters and hosts in lower case.
 */
export function canonicalAddress(uri: string): string {
  const parts = partsOf(uri);
  return parts ? parts.scheme + parts.authority + encodedPath(segmentsOf(parts.path)) + parts.rest : uri;
}

/** Where a path, as a `use` gives it, leads from the script at an address. */
export function destinationOf(from: string, path: string): Destination {
  if (!path.endsWith(".msgflow")) return { problem: "its name does not end in `.msgflow`" };
  if (path.includes("\\")) return { problem: "write `/` between its folders" };
  const parts = partsOf(from);
  if (!parts?.path.startsWith("/") || parts.scheme === "untitled:")
    return { problem: "paths start from where this script is, and it is not saved yet" };
  // A view of a file, such as an earlier version, stands in no folder.
  if (parts.rest !== "") return {};
  const base = path.startsWith("/") ? [] : segmentsOf(parts.path).slice(0, -1);
  return { address: parts.scheme + parts.authority + encodedPath(walk(base, path.split("/"))) };
}

/** The names along an address's path, decoded; the first is empty. */
export function pathOf(address: string): readonly string[] {
  return segmentsOf(partsOf(address)?.path ?? "");
}

/** The address with these names along its path, on the same host. */
export function addressOf(base: string, names: readonly string[]): string {
  const { scheme = "", authority = "" } = partsOf(base) ?? {};
  return scheme + authority + encodedPath(names);
}

/**
 * How a path that leads from a script to some address is written so that it leads to another one, which differs in the names
 * only; undefined where it cannot be.
 */
export function pathRewritten(from: string, path: string, to: string): string | undefined {
  const steps = path.split("/");
  const names = [...pathOf(to)];
  // From the end: what stands before `..` does not show in the address.
  for (let i = steps.length - 1; i >= 0 && steps[i] !== ".."; i--)
    if (steps[i] !== "." && steps[i] !== "") steps[i] = names.pop() ?? "";
  const rewritten = steps.join("/");
  return destinationOf(from, rewritten).address === to ? rewritten : undefined;
}

/** The file's name as people read it. */
export function fileName(address: string): string {
  return segmentsOf(partsOf(address)?.path ?? address).at(-1) ?? "";
}

function partsOf(uri: string): Parts | undefined {
  const match = URI.exec(uri);
  if (!match) return undefined;
  const [, scheme = "", host, path = "", rest = ""] = match;
  const authority = host === undefined ? "" : `//${encoded(decoded(host).toLowerCase(), /[:@[\]]/)}`;
  return { scheme: `${scheme.toLowerCase()}:`, authority, path, rest };
}

/** The parts between the slashes, decoded; the first is empty where the path starts with a slash. */
const segmentsOf = (path: string) => path.split("/").map(decoded);

const encodedPath = (segments: readonly string[]) =>
  segments
    .map((segment, i) => encoded(i === 1 && /^[A-Z]:$/.test(segment) ? segment.toLowerCase() : segment))
    .join("/");

function walk(base: readonly string[], steps: readonly string[]): string[] {
  const segments = base.filter((segment) => segment !== "");
  for (const step of steps)
    if (step === "..") segments.pop();
    else if (step !== "." && step !== "") segments.push(step);
  return ["", ...segments];
}

/** What is no encoding stays as it is. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (encodedPart) => {
    try {
      return decodeURIComponent(encodedPart);
    } catch {
      return encodedPart;
    }
  });
}

function encoded(text: string, kept?: RegExp): string {
  return [...text].map((character) => (kept?.test(character) ? character : escaped(character))).join("");
}

function escaped(character: string): string {
  if (/[!'()*]/.test(character)) return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  // Half of a character, which nothing can be named with.
  return encodeURIComponent(/[\uD800-\uDFFF]/.test(character) && character.length === 1 ? "\uFFFD" : character);
}
