/** Document symbols: what a script declares and how its flows are built, for outlines, breadcrumbs and "go to symbol". */
import type { DocumentSymbol, SymbolInformation, SymbolKind } from "vscode-languageserver-types";
import type { Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import { type Extent, extentOf, rangeOf } from "./extent";
import { type Part, partsOf } from "./parts";
import { perSection, placedIn } from "./section-lists";
import { symbolText } from "./symbol-texts";

/** A symbol of a section, whose lines count from the section's first. */
interface SectionSymbol {
  readonly name: string;
  /** "" where there is nothing to tell. */
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly extent: Extent;
  /** Of its name. */
  readonly nameExtent: Extent;
  readonly children: readonly SectionSymbol[];
}

/** The outermost symbols of a section. The same list for the same section. */
export const symbolsOf = perSection((section) => made(section, partsOf(section)));

/** All symbols of a script as trees, in the order of their lines. Never throws. */
export function documentSymbols(script: Script): DocumentSymbol[] {
  return placedIn(script, symbolsOf, placed);
}

/** The same symbols as a list, for clients that show no trees. */
export function symbolList(script: Script): SymbolInformation[] {
  const list: SymbolInformation[] = [];
  const add = ({ name, kind, range, children = [] }: DocumentSymbol, containerName?: string) => {
    list.push({
      name,
      kind,
      location: { uri: script.uri, range },
      ...(containerName !== undefined && { containerName }),
    });
    for (const child of children) add(child, name);
  };
  for (const symbol of documentSymbols(script)) add(symbol);
  return list;
}

const NONE: readonly SectionSymbol[] = [];

function made(section: Section, parts: readonly Part[]): readonly SectionSymbol[] {
  if (parts.length === 0) return NONE;
  return parts.map((part) => {
    const { kind, name, detail, at } = symbolText(part);
    // What documents a section belongs to it.
    const extent = extentOf(section, part.kind === "section" ? 0 : part.line, part.last);
    const nameExtent = { first: part.line, start: at.start, last: part.line, end: at.end };
    return { name, detail, kind, extent, nameExtent, children: made(section, part.parts) };
  });
}

function placed({ name, detail, kind, extent, nameExtent, children }: SectionSymbol, base: number): DocumentSymbol {
  const [range, selectionRange] = [rangeOf(extent, base), rangeOf(nameExtent, base)];
  const symbol: DocumentSymbol = { name, kind, range, selectionRange };
  if (detail !== "") symbol.detail = detail;
  if (children.length > 0) symbol.children = children.map((child) => placed(child, base));
  return symbol;
}
