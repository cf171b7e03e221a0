/** Findings as the protocol's diagnostics, and as much of them as the client can show. */
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from "vscode-languageserver";
import type { Finding, RelatedPlace, Severity } from "./language-service";
import { type Addresses, ruleUri, toClientUri } from "./server.addresses";
import type { ClientTraits } from "./server.client";

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** One finding for this client, its related places at addresses the client can open. */
export function toDiagnostic(finding: Finding, traits: ClientTraits, addresses: Addresses): Diagnostic {
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
