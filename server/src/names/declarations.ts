/**
 * What the sections of a script declare. A declaration is made once for each section and shared for as long as the
 * section lives, so "is it still the same declaration?" is a comparison of objects.
 */
import { documentationOf, type Section } from "../syntax/section";
import type { AttributeType, Ground, Name, Span } from "../syntax/statement";
import { structureOf } from "../syntax/structure";

/** Where something is declared: the line counts from the section's first. */
export interface Origin extends Span {
  readonly uri: string;
  readonly section: Section;
  readonly line: number;
}

interface Base<K extends string> {
  readonly kind: K;
  readonly name: string;
  /** The title in quotes, "" without. */
  readonly title: string;
  /** The doc comments above, Markdown. */
  readonly documentation: string;
  readonly sees: readonly string[];
  readonly origin: Origin;
}
export type RoleDeclaration = Base<"role">;
export type ProtocolDeclaration = Base<"protocol">;

export interface Direction {
  readonly senders: readonly string[];
  readonly receivers: readonly string[];
  readonly ground: Ground | undefined;
  readonly origin: Origin;
}
export interface AttributeDeclaration {
  readonly path: string;
  readonly type: AttributeType;
  readonly required: boolean;
  readonly reference: boolean;
  readonly interaction: boolean;
  readonly remark: string;
  readonly ground: Ground | undefined;
  readonly origin: Origin;
}
export interface MessageDeclaration extends Base<"message"> {
  readonly protocol: string;
  /** A union; empty means unrestricted. */
  readonly directions: readonly Direction[];
  /** The requests that this message answers. */
  readonly answers: readonly string[];
  readonly attributes: ReadonlyMap<string, AttributeDeclaration>;
}
export type ModelDeclaration = Base<"model">;
export interface VersionDeclaration extends Base<"version"> {
  /** The model named with `of`; undefined: the last model above. */
  readonly of: string | undefined;
}
export type Declaration =
  | RoleDeclaration
  | ProtocolDeclaration
  | MessageDeclaration
  | ModelDeclaration
  | VersionDeclaration;

/** A model with its versions, those of other files that name it with `of` included. */
export interface Model {
  readonly declaration: ModelDeclaration;
  readonly versions: ReadonlyMap<string, VersionDeclaration>;
}

const declarations = new WeakMap<Section, Declaration | null>();

/** What a section declares; undefined for heads, `use`, flows and bad lines. */
export function declarationOf(uri: string, section: Section): Declaration | undefined {
  let declaration = declarations.get(section);
  if (declaration === undefined) {
    declaration = declare(uri, section) ?? null;
    declarations.set(section, declaration);
  }
  return declaration ?? undefined;
}

function declare(uri: string, section: Section): Declaration | undefined {
  const head = section.statements[section.headLine];
  switch (head?.kind) {
    case "role":
    case "protocol":
    case "model":
      return { kind: head.kind, ...described(uri, section, head.name, head.title?.text) };
    case "version":
      return { kind: "version", ...described(uri, section, head.name, head.title?.text), of: head.model?.text };
    case "message":
      return {
        kind: "message",
        ...described(uri, section, head.name, head.title?.text),
        protocol: head.protocol.text,
        ...messageParts(uri, section),
      };
    default:
      return undefined;
  }
}

function described(uri: string, section: Section, name: Name, title: string | undefined) {
  return {
    name: name.text,
    title: title ?? "",
    documentation: documentationOf(section),
    sees: structureOf(section).sees.map((see) => see.statement.url.text),
    origin: originOf(uri, section, section.headLine, name),
  };
}

/** The place of a name in a section. */
export function originOf(uri: string, section: Section, line: number, span: Span): Origin {
  return { uri, section, line, start: span.start, end: span.end };
}

function messageParts(uri: string, section: Section) {
  const structure = structureOf(section);
  const names = (list: readonly Name[]) => list.map((name) => name.text);
  const attributes = new Map<string, AttributeDeclaration>();
  for (const { line, statement } of structure.attributes) {
    const { path, type, required, reference, interaction, remark, ground } = statement;
    if (attributes.has(path.text)) continue;
    const origin = originOf(uri, section, line, path);
    const marks = { required, reference, interaction, remark: remark?.text ?? "", ground: ground?.text, origin };
    attributes.set(path.text, { path: path.text, type, ...marks });
  }
  return {
    directions: structure.directions.map(({ line, statement }) => ({
      senders: names(statement.senders),
      receivers: names(statement.receivers),
      ground: statement.ground?.text,
      origin: originOf(uri, section, line, statement.word),
    })),
    answers: structure.answers.flatMap(({ statement }) => names(statement.messages)),
    attributes,
  };
}
