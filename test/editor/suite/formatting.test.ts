import {
  commands,
  type Range,
  Selection,
  type TextDocument,
  type TextEdit,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { equal } from "./assert";
import { closeAll, configure, draft, eventually, rangeOf } from "./support";

const UNTIDY = `flow "F":none
URS->InteractionServer:RequestRouteCall
      InteractionServer ->URS : EventRouteUsed
   ReferenceID=1


  note   "Done."
`;
const TIDY = `flow "F" : none
  URS               -> InteractionServer : RequestRouteCall
  InteractionServer -> URS               : EventRouteUsed
    ReferenceID = 1

  note "Done."
`;

describe("Formatting", () => {
  afterEach(async () => {
    await configure("editor.formatOnType", undefined);
    await closeAll();
  });

  it("gives a script its layout", async () => {
    const document = await draft(UNTIDY);
    await eventually(async () => {
      await commands.executeCommand("editor.action.formatDocument");
      equal(document.getText(), TIDY);
    });
    equal(await edits("FormatDocument", document), []);
  });

  it("leaves alone what is not selected", async () => {
    const document = await draft(UNTIDY);
    const line = rangeOf(document, '  note   "Done."');
    await eventually(async () => equal((await edits("FormatRange", document, line)).length > 0, true));
    await apply(document, await edits("FormatRange", document, line));
    equal(document.getText(), UNTIDY.replace("note   ", "note "));
  });

  it("lays out a line that is ended, where the user wants that", async () => {
    await configure("editor.formatOnType", true);
    const document = await draft('flow "F" : none\n');
    const editor = await window.showTextDocument(document);
    // The editor learns of the setting, and of who formats, in its own time.
    await eventually(async () => {
      editor.selection = new Selection(1, 0, document.lineCount, 0);
      await commands.executeCommand("type", { text: "URS->Agent:EventAck" });
      await commands.executeCommand("type", { text: "\n" });
      await eventually(() => equal(document.lineAt(1).text, "  URS -> Agent : EventAck"), 500);
    });
  });

  it("is what the language's defaults prepare: two blanks, this extension's layout, and no words of the text proposed", async () => {
    const document = await draft(TIDY);
    const { options } = await window.showTextDocument(document);
    equal([options.tabSize, options.insertSpaces], [2, true]);
    const defaults = workspace.getConfiguration("editor", document);
    equal(defaults.get("defaultFormatter"), "msgflow.msgflow");
    equal(defaults.get("semanticHighlighting.enabled"), true);
    equal(defaults.get("wordBasedSuggestions"), "off");
  });
});

type Provider = "FormatDocument" | "FormatRange";

async function edits(provider: Provider, { uri }: TextDocument, range?: Range): Promise<TextEdit[]> {
  const options = { tabSize: 2, insertSpaces: true };
  const parameters = range ? [range, options] : [options];
  return (await commands.executeCommand(`vscode.execute${provider}Provider`, uri, ...parameters)) ?? [];
}

async function apply({ uri }: TextDocument, changes: TextEdit[]): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.set(uri, changes);
  await workspace.applyEdit(edit);
}
