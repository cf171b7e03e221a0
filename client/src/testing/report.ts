import { Location, MarkdownString, Range, type TestItem, TestMessage, type TestRun, type Uri } from "vscode";
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
 * The findings, and the comparison of the flow's messages with those of the version; hints say nothing of it. Where nothing is
 * found, as where all is silenced, the verdict. Beside a line VS Code shows the first message of the line, and of a comparison
 * only how its sides begin and end: so it comes last, at a line that has another message.
 */
function messages({ findings, expected, actual, range, said }: FlowTest, uri: Uri): TestMessage[] {
  const found = findings.filter(({ severity }) => severity !== "hint");
  const told = found.length > 0 ? found : [{ message: said, range }];
  const all = told.map((one) => located(new TestMessage(wrapping(one.message)), uri, one.range));
  if (expected === actual) return all;
  const comparison = TestMessage.diff("The messages differ from those of the version.", expected, actual);
  return [...all, located(comparison, uri, told[0]?.range ?? range)];
}

/** A message that reads as it does elsewhere, names in backquotes as code; plain text would not be wrapped. */
function wrapping(message: string): MarkdownString {
  const escaped = message.replace(/(`[^`\n]+`)|[!-/:-@[-`{-~]/g, (sign, code) => code ?? `\\${sign}`);
  return new MarkdownString(escaped);
}

function located(message: TestMessage, uri: Uri, range: FlowTest["range"]): TestMessage {
  message.location = locationOf(uri, range);
  return message;
}

function locationOf(uri: Uri, { start, end }: FlowTest["range"]): Location {
  return new Location(uri, new Range(start.line, start.character, end.line, end.character));
}
