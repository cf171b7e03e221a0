/** Document links: the files that `use` lines name, and the pages that `see` lines do. */
import type { DocumentLink } from "vscode-languageserver-types";
import { destinationOf, fileName } from "../names/addresses";
import type { Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import type { Statement, Text } from "../syntax/statement";
import { type Extent, rangeOf } from "./extent";
import { perSection, placedIn } from "./section-lists";

/** A link of a section, whose lines count from the section's first. */
interface SectionLink extends Extent {
  readonly target: string;
  readonly tooltip: string;
}

/** The links of a section. The same list for the same section. */
export const linksOf = perSection((section, uri): readonly SectionLink[] => linksIn(section, uri));

/** All links of a script, in the order of their lines. Whether a file is there is not looked at. Never throws. */
export function documentLinks(script: Script): DocumentLink[] {
  return placedIn(script, linksOf, (link, start) => {
    return { range: rangeOf(link, start), target: link.target, tooltip: link.tooltip };
  });
}

const NONE: readonly SectionLink[] = [];

function linksIn({ statements }: Section, uri: string): readonly SectionLink[] {
  let links: SectionLink[] | undefined;
  for (let line = 0; line < statements.length; line++) {
    const link = linkOf(statements[line] as Statement, uri);
    if (!link) continue;
    links ??= [];
    links.push({ ...link, first: line, last: line });
  }
  return links ?? NONE;
}

function linkOf(statement: Statement, uri: string): Omit<SectionLink, "first" | "last"> | undefined {
  if (statement.kind === "use") return fileLink(statement.path, uri);
  return statement.kind === "see" ? pageLink(statement.url) : undefined;
}

/** Between the quotes, as editors underline it. */
function fileLink({ text, start, end }: Text, uri: string) {
  const { address: target } = destinationOf(uri, text);
  if (target === undefined) return undefined;
  return { start: start + 1, end: end - 1, target, tooltip: `Open ${fileName(target)}` };
}

/** None where there is no host: editors refuse such an address, and with it all other links. */
function pageLink({ text, start, end }: Text) {
  const host = /^https?:\/\/([^/?#]+)/i.exec(text)?.[1];
  if (host === undefined) return undefined;
  return { start, end, target: text.replace(NO_ADDRESS, encodeURIComponent), tooltip: `Open the page at ${host}` };
}

/** Characters that are in no address. */
const NO_ADDRESS = /[\p{Cc}\s"<>\\^`{|}]/gu;
