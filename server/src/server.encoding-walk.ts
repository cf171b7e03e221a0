/**
 * The positions in what client and server send one another, found by the protocol's shapes, so that no feature has to name
 * its own. Each position counts in the text of one document: that of the object it is in, as far out as one says it.
 */
import type { Position } from "vscode-languageserver";

/** What a position is in its document, in other units; `uri`: as far as it is known. The same object where it stays. */
export type Move = (position: Position, uri: string | undefined) => Position;

type Fields = Readonly<Record<string, unknown>>;

/** Kept for the side that made it, and sent back as it was. */
const OPAQUE = "data";
/** What is in these belongs to the documents that they are the names of. */
const BY_URI = new Set(["changes", "relatedDocuments"]);
/** What a link leads to; the rest of it is where the link is. */
const IN_TARGET = new Set(["targetRange", "targetSelectionRange"]);

/** The value with all positions in it moved. What has none, or only such as stay, is the same object. */
export function withPositions<T>(value: T, uri: string | undefined, move: Move): T {
  return walked(value, uri, move) as T;
}

function walked(value: unknown, uri: string | undefined, move: Move): unknown {
  if (Array.isArray(value)) return inArray(value, uri, move);
  return isFields(value) ? inObject(value, uri, move) : value;
}

function inArray(items: readonly unknown[], uri: string | undefined, move: Move): readonly unknown[] {
  let changed: unknown[] | undefined;
  for (let i = 0; i < items.length; i++) {
    const item = walked(items[i], uri, move);
    if (item === items[i]) continue;
    changed ??= [...items];
    changed[i] = item;
  }
  return changed ?? items;
}

function inObject(object: Fields, around: string | undefined, move: Move): Fields {
  if (isPosition(object)) return move(object, around) as unknown as Fields;
  const uri = uriOf(object) ?? around;
  let changed: Record<string, unknown> | undefined;
  for (const key of Object.keys(object)) {
    const member = object[key];
    if (typeof member !== "object" || member === null || key === OPAQUE) continue;
    const moved = inMember(key, member, IN_TARGET.has(key) ? textOr(object.targetUri, uri) : uri, move);
    if (moved !== member) changed = { ...(changed ?? object), [key]: moved };
  }
  return changed ?? object;
}

function inMember(key: string, member: object, uri: string | undefined, move: Move): unknown {
  if (!BY_URI.has(key) || !isFields(member)) return walked(member, uri, move);
  const moved = Object.entries(member).map(([own, value]) => [own, walked(value, own, move)] as const);
  return moved.some(([own, value]) => value !== member[own]) ? Object.fromEntries(moved) : member;
}

/** The document that parameters or a part of an answer say they belong to. */
export function uriOf(value: unknown): string | undefined {
  if (!isFields(value)) return undefined;
  return textOr(value.uri, isFields(value.textDocument) ? textOr(value.textDocument.uri, undefined) : undefined);
}

const textOr = <T>(value: unknown, other: T) => (typeof value === "string" ? value : other);

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPosition = (object: Fields): object is Fields & Position =>
  typeof object.line === "number" && typeof object.character === "number";
