import { commands, type DocumentSymbol, type SymbolInformation, SymbolKind, type TextDocument } from "vscode";
import { equal, match, ok } from "./assert";
import { closeAll, draft, eventually, show } from "./support";

describe("Symbols", () => {
  afterEach(closeAll);

  it("of a script are its declarations and flows, each with what is in it", async () => {
    const document = await draft(
      'participant Desk : Agent\n\nflow "First" : none\n  alt "yes"\n    Desk -> Reporting : EventAck\n  else "no"\n  end\n\nflow "Second" : none\n',
    );
    await eventually(async () => equal(await outline(document), ["Desk", "First", "Second"]));
    const [desk, first] = await symbols(document);
    equal([desk?.kind, desk?.detail, first?.kind], [SymbolKind.Variable, "Agent", SymbolKind.Function]);
    equal(first?.range.isSingleLine, false);
    equal(document.getText(first?.selectionRange), '"First"');
    const [choice] = first?.children ?? [];
    equal(
      choice?.children.map(({ name }) => name),
      ["yes", "no"],
    );
    match(choice?.children[0]?.children[0]?.name ?? "", /Desk -> Reporting : EventAck/);
  });

  it("are found in the whole workspace, the library included", async () => {
    await show("a-right.msgflow");
    await eventually(async () => {
      const found = await inWorkspace("EventAck");
      const declared = found.find(({ name }) => name === "EventAck");
      ok(declared, "the message is found");
      equal(declared.location.uri.toString(), "msgflow-library:/eservices.msgflow");
    });
    const [flow] = await inWorkspace("customer closes");
    equal(flow?.name, "Customer closes the chat");
    match(flow?.location.uri.path ?? "", /\/a-right\.msgflow$/);
    equal(await inWorkspace("qqqqqqqq"), []);
  });

  it("are found in scripts that nobody has opened", async () => {
    await draft("");
    await eventually(async () => {
      const [found] = await inWorkspace("EventGreeted");
      match(found?.location.uri.path ?? "", /\/used\.msgflow$/);
    });
  });
});

function symbols({ uri }: TextDocument): Thenable<DocumentSymbol[]> {
  return commands.executeCommand("vscode.executeDocumentSymbolProvider", uri);
}

async function outline(document: TextDocument): Promise<string[]> {
  return ((await symbols(document)) ?? []).map(({ name }) => name);
}

function inWorkspace(query: string): Thenable<SymbolInformation[]> {
  return commands.executeCommand("vscode.executeWorkspaceSymbolProvider", query);
}
