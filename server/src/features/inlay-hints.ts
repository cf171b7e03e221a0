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
import { verdictOf } from "./verdict";

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
  /** What to put there so that the script says it itself; undefined where that would not be what the hint tells. */
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

/** What the versions mean for the flow where it does not follow them on every path, and why they are not inserted then. */
interface Reservation {
  readonly label: string;
  readonly why: string;
}

/** Named in the script, versions that the flow does not follow would only add to what is wrong with it. */
function reservation(conformance: FlowConformance): Reservation | undefined {
  switch (verdictOf(conformance).kind) {
    case "follows":
    case "follows-otherwise":
      return undefined;
    case "some-follow":
      return { label: " (some paths)", why: "Not offered for insertion, since the other paths do not follow it." };
    case "damaged":
      return { label: " (nearest)", why: "Not offered for insertion, since another may be meant." };
    default:
      return { label: " (nearest)", why: "Not offered for insertion, since the flow does not follow it." };
  }
}

function versionHint(conformance: FlowConformance, line: number, character: number): SectionHint[] {
  const { subject, model, versions } = conformance;
  if (subject.names.length > 0 || !model || versions.length === 0) return [];
  const names = versions.map((version) => version.name).join(", ");
  const missing = subject.declared ? names : `: ${model.declaration.name} ${names}`;
  const { label = "", why } = reservation(conformance) ?? {};
  return [
    {
      ...{ line, character, label: missing + label, kind: InlayHintKind.Type },
      tooltip: [verdict(conformance), why].filter(Boolean).join(" "),
      insert: why === undefined ? ` ${missing}` : undefined,
    },
  ];
}
