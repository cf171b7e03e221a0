import { Location, Range, type TestItem, TestMessage, type TestRun, type Uri } from "vscode";
import type { FlowTest } from "./ask";
import { plain } from "./items";

/**
 * Tells a test's result: passed where the flow conforms and has no errors; failed where it does not conform or has some;
 * where nothing can be said, an error too if there are errors, since these are why, else skipped: a sketch.
 */
export function report(run: TestRun, item: TestItem, flow: FlowTest): void {
  const uri = item.uri as Uri;
  // Not at a place: it would stand beside the line too, where the code lens says the same. A line feed alone would leave
  // the next line where this one ends, as in any terminal.
  run.appendOutput(`${item.label}: ${plain(flow.said)}\r\n`, undefined, item);
  const hasErrors = flow.findings.some(({ severity }) => severity === "error");
  if (flow.conforms === false || (flow.conforms && hasErrors)) run.failed(item, messages(flow, uri));
  else if (flow.conforms) run.passed(item);
  else if (hasErrors) run.errored(item, messages(flow, uri));
  else run.skipped(item);
}

/**
 * The comparison of the flow's messages with those of the version, and the findings; hints say nothing of it. Where there
 * is neither, as where all is silenced, the verdict.
 */
function messages({ findings, expected, actual, range, said }: FlowTest, uri: Uri): TestMessage[] {
  const all = findings
    .filter(({ severity }) => severity !== "hint")
    .map((finding) => located(new TestMessage(finding.message), uri, finding.range));
  if (expected !== actual)
    all.unshift(
      located(TestMessage.diff("The messages differ from those of the version.", expected, actual), uri, range),
    );
  return all.length > 0 ? all : [located(new TestMessage(said), uri, range)];
}

function located(message: TestMessage, uri: Uri, range: FlowTest["range"]): TestMessage {
  message.location = locationOf(uri, range);
  return message;
}

function locationOf(uri: Uri, { start, end }: FlowTest["range"]): Location {
  return new Location(uri, new Range(start.line, start.character, end.line, end.character));
}
