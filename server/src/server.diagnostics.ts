/** Findings as the protocol's diagnostics, and as much of them as the client can show. */
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from "vscode-languageserver";
import { type Finding, findingsOf, type PlacedFindings, type RelatedPlace, type Severity } from "./language-service";
import { type Addresses, ruleUri, toClientUri } from "./server.addresses";
import type { ClientTraits } from "./server.client";
import { DiagnosticText, DiagnosticWriter } from "./server.diagnostic-text";

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Makes diagnostics for one client. */
export class Diagnostics {
  readonly #toOne: (finding: Finding) => Diagnostic;
  readonly #writer: DiagnosticWriter | undefined;
  readonly #made = new WeakMap<Finding, Diagnostic>();

  /** `asText`: messages are written by a {@link StreamWriter}, which takes diagnostics as text. */
  constructor(traits: ClientTraits, addresses: Addresses, asText: boolean) {
    this.#toOne = (finding) => toDiagnostic(finding, traits, addresses);
    this.#writer = asText ? new DiagnosticWriter(this.#toOne) : undefined;
  }

  /** To be sent, not to be looked at. */
  of(placed: readonly PlacedFindings[]): Diagnostic[] {
    if (this.#writer) return new DiagnosticText(placed, this.#writer) as unknown as Diagnostic[];
    return findingsOf(placed).map((finding) => this.#one(finding));
  }

  /** The same object again for the same finding. */
  #one(finding: Finding): Diagnostic {
    let diagnostic = this.#made.get(finding);
    if (!diagnostic) {
      diagnostic = this.#toOne(finding);
      this.#made.set(finding, diagnostic);
    }
    return diagnostic;
  }
}

/** One finding for this client, its related places at addresses the client can open. */
function toDiagnostic(finding: Finding, traits: ClientTraits, addresses: Addresses): Diagnostic {
  const diagnostic: Diagnostic = {
    range: finding.range,
    severity: severities[finding.severity],
    code: finding.code,
    codeDescription: { href: ruleUri(addresses, finding.code) },
    source: "msgflow",
    message: finding.message,
  };
  if (traits.unnecessaryTag && finding.unnecessary) diagnostic.tags = [DiagnosticTag.Unnecessary];
  if (traits.relatedInformation && finding.related.length > 0)
    diagnostic.relatedInformation = finding.related.map((place) => toRelated(place, addresses));
  return diagnostic;
}

function toRelated({ uri, range, message }: RelatedPlace, addresses: Addresses): DiagnosticRelatedInformation {
  return { location: { uri: toClientUri(addresses, uri), range }, message };
}
