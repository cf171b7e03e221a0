/**
 * Inlay hints: what a script leaves out and could say. The protocol of a message, and the version that a flow is compared
 * with where it names none. They are read from what is known of the sections in view: to keep them would cost more.
 */
import { type InlayHint, InlayHintKind, MarkupKind, type Range } from "vscode-languageserver-types";
import type { FlowConformance } from "../conformance/deviation";
import { flowHead, type ResolvedSend } from "../names/resolve";
import type { ScriptResult, SectionResult } from "../rules/check";
import { verdict } from "./hover-flow";
import { code, plain } from "./markdown";
import { firstWhere, sectionsBetween } from "./sections-between";

/** Which hints are wanted. */
export interface HintKinds {
  readonly protocols: boolean;
  readonly versions: boolean;
}

/** A hint relative to its section. */
interface SectionHint {
  readonly line: number;
  readonly character: number;
  readonly label: string;
  readonly kind?: InlayHintKind;
  /** Markdown. */
  readonly tooltip: string;
  /** What to put there so that the script says it itself; undefined where the grammar would read something else. */
  readonly insert: string | undefined;
}

/** The hints in a range, in the order of the lines. Never throws. */
export function inlayHintsIn(result: ScriptResult, { start, end }: Range, kinds: HintKinds): InlayHint[] {
  const hints: InlayHint[] = [];
  for (const { section, start: base } of sectionsBetween(result, start.line, end.line)) {
    const inView = [
      ...(kinds.versions ? versionHints(section) : []),
      ...(kinds.protocols ? protocolHints(section, start.line - base, end.line - base) : []),
    ];
    for (const hint of inView.sort((a, b) => a.line - b.line)) {
      const line = base + hint.line;
      if (line >= start.line && line <= end.line) hints.push(placed(hint, line));
    }
  }
  return hints;
}

function placed({ character, label, kind, tooltip, insert }: SectionHint, line: number): InlayHint {
  const position = { line, character };
  return {
    ...{ position, label, paddingLeft: true },
    ...(kind !== undefined && { kind }),
    tooltip: { kind: MarkupKind.Markdown, value: tooltip },
    ...(insert !== undefined && { textEdits: [{ range: { start: position, end: position }, newText: insert }] }),
  };
}

/** Of the messages from one line of the section to another. */
function protocolHints({ resolution: { sends } }: SectionResult, first: number, last: number): SectionHint[] {
  const hints: SectionHint[] = [];
  const lineOf = (at: number) => (sends[at] as ResolvedSend).send.line;
  for (let at = firstWhere(sends.length, (i) => lineOf(i) >= first); at < sends.length && lineOf(at) <= last; at++) {
    const hint = protocolHint(sends[at] as ResolvedSend);
    if (hint) hints.push(hint);
  }
  return hints;
}

/** A word that ends a line may be a ground, and is none of the protocol's then. */
const GROUND = /(?:^| )(?:documented|seen|inferred)$/;

function protocolHint({ send: { line, statement }, message }: ResolvedSend): SectionHint | undefined {
  if (statement.via || !message) return undefined;
  const { name, protocol } = message;
  const via = `via ${protocol}`;
  return {
    ...{ line, character: statement.message.end, label: via },
    tooltip: `${code(name)} belongs to the protocol ${plain(protocol)}.`,
    insert: GROUND.test(protocol) ? undefined : ` ${via}`,
  };
}

function versionHints({ section, resolution, conformances }: SectionResult): SectionHint[] {
  return conformances.flatMap((conformance) => {
    const { line } = conformance.subject;
    const head = line === section.headLine ? flowHead(section) : undefined;
    if (head) return versionHint(conformance, line, head.model ? head.model.end : (head.title ?? head.word).end);
    const block = resolution.structure.blocks.find((one) => one.line === line);
    return block?.statement.kind === "follows" ? versionHint(conformance, line, block.statement.model.end) : [];
  });
}

/** What the versions mean for the flow, if they are not those that it follows on every path. */
function reservation({ follows, conforms }: FlowConformance): string {
  if (follows.length === 0) return " (nearest)";
  return conforms === false ? " (some paths)" : "";
}

function versionHint(conformance: FlowConformance, line: number, character: number): SectionHint[] {
  const { subject, model, versions } = conformance;
  if (subject.names.length > 0 || !model || versions.length === 0) return [];
  const names = versions.map((version) => version.name).join(", ");
  const missing = subject.declared ? names : `: ${model.declaration.name} ${names}`;
  return [
    {
      ...{ line, character, label: missing + reservation(conformance), kind: InlayHintKind.Type },
      tooltip: verdict(conformance),
      insert: ` ${missing}`,
    },
  ];
}
