/**
 * Where the client finds what ships with the server: the files of the standard library and the rules' pages. The façade
 * knows the library's files under an address of its own; here the two are mapped to one another.
 */
import { LIBRARY_URI } from "./language-service";
import { member } from "./workspace/settings";

/** Addresses of folders, each with a `/` at the end. */
export interface Addresses {
  readonly libraryUri: string;
  readonly documentationUri: string;
}

/** Those given in the client's `initializationOptions`, for the others the defaults. */
export function chooseAddresses(defaults: Addresses, initializationOptions: unknown): Addresses {
  return {
    libraryUri: folder(member(initializationOptions, "libraryUri")) ?? defaults.libraryUri,
    documentationUri: folder(member(initializationOptions, "documentationUri")) ?? defaults.documentationUri,
  };
}

/** The address of a script as the client knows it. */
export function toClientUri(addresses: Addresses, uri: string): string {
  return uri.startsWith(LIBRARY_URI) ? addresses.libraryUri + uri.slice(LIBRARY_URI.length) : uri;
}

/** The address of a script as the façade knows it: a library file opened in the client is the library's. */
export function toScriptUri(addresses: Addresses, uri: string): string {
  return uri.startsWith(addresses.libraryUri) ? LIBRARY_URI + uri.slice(addresses.libraryUri.length) : uri;
}

/** The page of a rule. */
export function ruleUri(addresses: Addresses, code: string): string {
  return `${addresses.documentationUri}${encodeURIComponent(code)}.md`;
}

function folder(given: unknown): string | undefined {
  if (typeof given !== "string" || given === "") return undefined;
  return given.endsWith("/") ? given : `${given}/`;
}
