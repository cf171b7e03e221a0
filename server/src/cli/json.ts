/** `--format json`: one object, a line for each file, so that a report of any size is written as it is made. */
import type { Finding, FlowReport, RelatedPlace } from "../language-service";
import { ruleUrl, shownUri } from "./paths";
import type { CheckedFile, Reporter, Tally } from "./report";

const VERSION = 1;

export const jsonReporter: Reporter = {
  start: `{"version":${VERSION},"files":[`,
  file: (file) => `\n${JSON.stringify(fileEntry(file))}`,
  between: ",",
  end: (tally) => `\n],"summary":${JSON.stringify(summary(tally))}}\n`,
};

function fileEntry({ shown, report }: CheckedFile) {
  return { path: shown, flows: report.flows.map(flowEntry), diagnostics: report.findings.map(diagnosticEntry) };
}

// Each member is named: what the façade may add to its types does not slip into the format.
function flowEntry({ title, line, model, versions, declared, conforms }: FlowReport) {
  return { title, line, model, versions, declared, conforms };
}

function diagnosticEntry({ code, severity, message, range, related }: Finding) {
  return { code, severity, message, url: ruleUrl(code), range, related: related.map(relatedEntry) };
}

function relatedEntry({ uri, range, message }: RelatedPlace) {
  return { path: shownUri(uri), range, message };
}

function summary({ files, flows, findings }: Tally) {
  const { error: errors, warning: warnings, information, hint: hints } = findings;
  return { files, flows, errors, warnings, information, hints };
}
