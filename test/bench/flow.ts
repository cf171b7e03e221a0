/** A flow of a corpus before it is written down: as lines of a script, and as the same statements in JSON. */

export interface Party {
  readonly name: string;
  readonly role: string;
  readonly title: string;
}
export interface Attribute {
  path: string;
  value: string | number;
}
export interface Send {
  readonly kind: "send";
  from: string;
  to: string;
  message: string;
  via?: string;
  remark?: string;
  attributes: Attribute[];
}
export interface Note {
  readonly kind: "note";
  readonly text: string;
}
export interface Comment {
  readonly kind: "comment";
  readonly text: string;
}
export interface Block {
  readonly kind: "alt" | "opt" | "par" | "loop";
  readonly branches: readonly { readonly label: string; readonly entries: readonly Entry[] }[];
}
export type Entry = Send | Note | Comment | Block;

export interface Flow {
  readonly title: string;
  readonly documentation: readonly string[];
  /** The version that it was made to follow. */
  readonly version: string;
  /** What it names; a model without versions is left for the checker to find. */
  model?: string;
  versions: string[];
  none: boolean;
  participants: Party[];
  processors: string[];
  entries: Entry[];
}

export const isSend = (entry: Entry): entry is Send => entry.kind === "send";

/** The lines of a flow, without line ends. */
export function flowLines(flow: Flow): string[] {
  const lines = flow.documentation.map((line) => `## ${line}`);
  lines.push(`flow ${quoted(flow.title)}${against(flow)}`);
  for (const { name, role, title } of flow.participants)
    lines.push(`  participant ${name} : ${role}${title && ` ${quoted(title)}`}`);
  if (flow.processors.length > 0) lines.push(`  processed by ${flow.processors.join(", ")}`);
  const width = Math.max(...flow.participants.map(({ name }) => name.length), "Ixn".length);
  for (const entry of flow.entries) addLines(lines, entry, "  ", width);
  return lines;
}

function against({ none, model, versions }: Flow): string {
  if (none) return " : none";
  if (model === undefined) return "";
  return ` : ${model}${versions.length > 0 ? ` ${versions.join(", ")}` : ""}`;
}

function addLines(lines: string[], entry: Entry, indent: string, width: number): void {
  switch (entry.kind) {
    case "send":
      lines.push(`${indent}${sendLine(entry, width)}`);
      for (const { path, value } of entry.attributes) lines.push(`${indent}  ${path} = ${JSON.stringify(value)}`);
      break;
    case "note":
      lines.push(`${indent}note ${quoted(entry.text)}`);
      break;
    case "comment":
      lines.push(`${indent}# ${entry.text}`);
      break;
    default:
      for (const [i, { label, entries }] of entry.branches.entries()) {
        const word = i === 0 ? entry.kind : entry.kind === "alt" ? "else" : "and";
        lines.push(`${indent}${word} ${quoted(label)}`);
        for (const inner of entries) addLines(lines, inner, `${indent}  `, width);
      }
      lines.push(`${indent}end`);
  }
}

function sendLine({ from, to, message, via, remark }: Send, width: number): string {
  const clause = via === undefined ? "" : ` via ${via}`;
  return `${from.padEnd(width)} -> ${to.padEnd(width)} : ${message}${clause}${remark ? ` ${quoted(remark)}` : ""}`;
}

/** No text of a corpus needs an escape, so JSON's quotes are the language's. */
const quoted = (text: string) => JSON.stringify(text);

/** The statements of a flow as JSON: one object a line, its parts by name. */
export function flowDocument(flow: Flow): unknown {
  const { title, documentation, model, versions, none, participants, processors, entries } = flow;
  return {
    kind: "flow",
    ...(documentation.length > 0 && { documentation }),
    title,
    ...(none ? { none } : model !== undefined && { model, versions }),
    participants: participants.map(participantDocument),
    ...(processors.length > 0 && { processed: { kind: "processed", names: processors } }),
    body: entries.map(entryDocument),
  };
}

export const participantDocument = ({ name, role, title }: Party) => ({
  kind: "participant",
  name,
  roles: [role],
  ...(title !== "" && { title }),
});

function entryDocument(entry: Entry): unknown {
  switch (entry.kind) {
    case "send": {
      const { kind, from, to, message, via, remark, attributes } = entry;
      const values = attributes.map(({ path, value }) => ({ kind: "value", path, value }));
      return { kind, from, to, message, ...(via && { via }), ...(remark && { remark }), attributes: values };
    }
    case "note":
    case "comment":
      return entry;
    default:
      return {
        kind: entry.kind,
        branches: entry.branches.map(({ label, entries }) => ({ label, body: entries.map(entryDocument) })),
      };
  }
}
