import { commands, Range, type SemanticTokens, type SemanticTokensLegend, type TextDocument } from "vscode";
import { equal, ok } from "./assert";
import { closeAll, draft, eventually, replace } from "./support";

const SCRIPT = `participant Desk : Agent

flow "F" : StopProcessing C
  Desk -> InteractionServer : EventAck via Interaction Management
    ReferenceId = 1
`;

describe("Colours by meaning", () => {
  afterEach(closeAll);

  it("tell names apart by what they refer to", async () => {
    const document = await draft(SCRIPT);
    await eventually(async () =>
      equal(await tokens(document), [
        ["Desk", "variable", "declaration"],
        ["Agent", "type", "defaultLibrary"],
        ["StopProcessing", "class", "defaultLibrary"],
        ["C", "enumMember", "defaultLibrary"],
        ["Desk", "variable", ""],
        ["InteractionServer", "type", "defaultLibrary"],
        ["EventAck", "function", "defaultLibrary"],
        ["Interaction Management", "namespace", "defaultLibrary"],
        ["ReferenceId", "property", "defaultLibrary"],
      ]),
    );
  });

  it("follow the edits, and are given for a part", async () => {
    const document = await draft(SCRIPT);
    await eventually(async () => equal((await tokens(document)).length, 9));
    await replace(document, "EventAck", "EventAckk");
    await eventually(async () =>
      ok(
        (await tokens(document)).every(([text]) => text !== "EventAckk"),
        "it means nothing",
      ),
    );
    const head = new Range(0, 0, 1, 0);
    equal(
      (await tokens(document, head)).map(([text]) => text),
      ["Desk", "Agent"],
    );
  });
});

/** Each coloured text with its type and modifiers; of the whole document or of a range. */
async function tokens(document: TextDocument, range?: Range): Promise<[string, string, string][]> {
  const { uri } = document;
  const what = range ? "DocumentRangeSemanticTokens" : "DocumentSemanticTokens";
  const legend = await commands.executeCommand<SemanticTokensLegend>(`vscode.provide${what}Legend`, uri, range);
  const { data } = await commands.executeCommand<SemanticTokens>(`vscode.provide${what}`, uri, range);
  const found: [string, string, string][] = [];
  let [line, start] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [lines = 0, columns = 0, length = 0, type = 0, modifiers = 0] = data.subarray(i, i + 5);
    line += lines;
    start = lines === 0 ? start + columns : columns;
    const names = legend.tokenModifiers.filter((_, bit) => modifiers & (1 << bit));
    const text = document.getText(new Range(line, start, line, start + length));
    found.push([text, legend.tokenTypes[type] ?? "", names.join()]);
  }
  return found;
}
