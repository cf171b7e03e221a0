/** How parts of a script are shown as symbols: their kind, their name and what is told beside it. */
import { SymbolKind } from "vscode-languageserver-types";
import { oneLine } from "../syntax/one-line";
import type { Section, SectionKind } from "../syntax/section";
import type { BadStatement, Name, Span, StatementOf, Text } from "../syntax/statement";
import type { Block } from "../syntax/structure";
import type { BranchPart, Part, SendPart } from "./parts";

export interface SymbolText {
  readonly kind: SymbolKind;
  /** One line, never empty: editors refuse a symbol without a name, and all others with it. */
  readonly name: string;
  /** "" where there is nothing to tell. */
  readonly detail: string;
  /** Where the name stands in the line of the part. */
  readonly at: Span;
}

const SECTION_KINDS: Readonly<Record<SectionKind, SymbolKind>> = {
  head: SymbolKind.File,
  use: SymbolKind.File,
  protocol: SymbolKind.Interface,
  role: SymbolKind.Class,
  message: SymbolKind.Struct,
  model: SymbolKind.Module,
  version: SymbolKind.Method,
  flow: SymbolKind.Function,
};
const UNTITLED = "(untitled)";

export function symbolText(part: Part): SymbolText {
  switch (part.kind) {
    case "section":
      return sectionText(part.section);
    case "participant":
      return participantText(part.of.statement);
    case "attribute": {
      const { path, type } = part.of.statement;
      return { kind: SymbolKind.Field, name: path.text, detail: type, at: path };
    }
    case "send":
      return sendText(part);
    case "block":
      return { kind: SymbolKind.Operator, ...blockText(part.of), at: part.of.statement.word };
    case "branch":
      return { kind: SymbolKind.EnumMember, ...branchText(part), at: part.of.statement.word };
  }
}

export function participantText({ name, roles }: StatementOf<"participant">): SymbolText {
  return { kind: SymbolKind.Variable, name: name.text, detail: texts(roles, " or "), at: name };
}

/** What a section that is no `head` and no `use` declares, also where its first line is bad. */
export function sectionText(section: Section): SymbolText {
  const { kind, headLine, statements } = section;
  const head = statements[headLine];
  const symbol = { kind: SECTION_KINDS[kind] };
  switch (head?.kind) {
    case "protocol":
    case "role":
    case "model":
      return { ...symbol, name: head.name.text, detail: shown(head.title), at: head.name };
    case "message":
      return { ...symbol, name: head.name.text, detail: head.protocol.text, at: head.name };
    case "version": {
      const detail = joined(head.model ? `of ${head.model.text}` : "", shown(head.title));
      return { ...symbol, name: head.name.text, detail, at: head.name };
    }
    case "flow": {
      const { title, model, versions, none, word } = head;
      const against = model ? `${model.text} ${texts(versions, ", ")}`.trimEnd() : "";
      return { ...symbol, name: shown(title) || UNTITLED, detail: none ? "sketch" : against, at: title ?? word };
    }
    default:
      return { ...symbol, ...badText(section, head as BadStatement) };
  }
}

/** Of a bad line, what stands behind its first word, or what it was meant to declare. */
function badText({ texts, headLine }: Section, { word, declares }: BadStatement) {
  const rest = (texts[headLine] ?? "").slice(word.end);
  const quoted = /^[ \t]*"([^"]*)/.exec(rest)?.[1];
  const name = oneLine(declares?.name ?? quoted ?? (/^[^#]*/.exec(rest)?.[0] || ""));
  return { name: name || UNTITLED, detail: "", at: word };
}

function sendText({ of: { statement } }: SendPart): SymbolText {
  const { from, to, message, necessity, remark } = statement;
  const detail = joined(necessity === "must" ? "" : necessity, shown(remark));
  return { kind: SymbolKind.Event, name: `${from.text} -> ${to.text} : ${message.text}`, detail, at: message };
}

/** A block of one branch bears the branch's label; one of several tells them all beside its word. */
function blockText({ statement, word, branches }: Block) {
  if (statement.kind === "each") return { name: `each ${statement.role.text}`, detail: "" };
  if (statement.kind === "follows")
    return { name: `follows ${statement.model.text} ${texts(statement.versions, ", ")}`.trimEnd(), detail: "" };
  if (branches.length === 1) return { name: `${word} ${shown(statement.label)}`.trimEnd(), detail: "" };
  const labels = branches.map((branch) => ("label" in branch.statement ? shown(branch.statement.label) : ""));
  return { name: word, detail: labels.filter((label) => label !== "").join(" | ") };
}

function branchText({ of: { statement }, index }: BranchPart) {
  const label = "label" in statement ? shown(statement.label) : "";
  return { name: label || `branch ${index + 1}`, detail: statement.kind === "branch" ? statement.branch : "" };
}

const texts = (names: readonly Name[], between: string) => names.map((name) => name.text).join(between);

const joined = (...parts: readonly string[]) => parts.filter((part) => part !== "").join(" · ");

const shown = (text: Text | undefined) => (text ? oneLine(text.text) : "");
