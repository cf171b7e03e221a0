/** Attributes as a compact table: those of which the same is to be said share a row. */
import type { AttributeDeclaration } from "../names/declarations";
import { code, plain, table } from "./markdown";
import { groundWords } from "./wording";

interface Row {
  readonly paths: string[];
  readonly type: string;
  /** Marks and remark. */
  readonly notes: string;
  readonly ground: string;
}

/** "" where there are none. A ground that all share stands once, above the table. */
export function attributeTable(title: string, attributes: readonly AttributeDeclaration[]): string {
  if (attributes.length === 0) return "";
  const rows = rowsOf(attributes);
  const common = rows[0]?.ground ?? "";
  const same = rows.every((row) => row.ground === common);
  const cells = rows.map((row) => [names(row.paths), row.type, row.notes, same ? "" : row.ground]);
  const caption = same && common !== "" ? `**${title}**, ${common}` : `**${title}**`;
  return `${caption}\n\n${table(["Name", "Type", "Remark", "Ground"], cells)}`;
}

function rowsOf(attributes: readonly AttributeDeclaration[]): Row[] {
  const rows = new Map<string, Row>();
  for (const attribute of attributes) {
    const { path, type } = attribute;
    const notes = notesOf(attribute);
    const ground = groundWords(attribute.ground);
    // The members of each object have rows of their own: only the first of a row tells whose member it is.
    const key = [parentOf(path), type, ground, notes].join("\n");
    const row = rows.get(key);
    if (row) row.paths.push(path);
    else rows.set(key, { paths: [path], type, notes, ground });
  }
  return [...rows.values()];
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf(".")));
}

/** The members after the first of an object without its name: `Party.AgentId`, `.PlaceId`. */
function names(paths: readonly string[]): string {
  return paths.map((path, i) => code(i === 0 ? path : path.slice(parentOf(path).length))).join(", ");
}

function notesOf({ required, reference, interaction, remark }: AttributeDeclaration): string {
  const marks = [
    required ? "required" : "",
    reference ? "same in request and answer" : "",
    interaction ? "same throughout a flow" : "",
  ].filter((mark) => mark !== "");
  return [marks.join(", "), plain(remark)].filter((part) => part !== "").join("; ");
}
