/** Paths and addresses as they are shown. The command runs from `dist`, beside the library and above the rules' pages. */
import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { LIBRARY_URI } from "../language-service";

/** A path relative to the working directory, with `/` also on Windows. */
export function shownPath(path: string): string {
  const shown = relative(process.cwd(), path) || ".";
  return sep === "/" ? shown : shown.replaceAll(sep, "/");
}

/** The shown path of a script's address; a library file's is that of the file that ships with the command. */
export function shownUri(uri: string): string {
  if (uri.startsWith(LIBRARY_URI)) return shownPath(join(__dirname, "library", uri.slice(LIBRARY_URI.length)));
  return uri.startsWith("file:") ? shownPath(fileURLToPath(uri)) : uri;
}

const rulePages = new Map<string, string>();

/** The address of a rule's page. */
export function ruleUrl(code: string): string {
  let url = rulePages.get(code);
  if (url === undefined) {
    url = pathToFileURL(join(__dirname, "..", "docs", "rules", `${code}.md`)).href;
    rulePages.set(code, url);
  }
  return url;
}
