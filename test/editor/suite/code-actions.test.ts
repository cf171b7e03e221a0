import {
  type CodeAction,
  CodeActionKind,
  commands,
  DiagnosticSeverity,
  type Range,
  type TextDocument,
  workspace,
} from "vscode";
import { equal, match, ok } from "./assert";
import { closeAll, codes, configure, draft, eventually, findings, rangeOf, replace, show } from "./support";

const WRONG = `flow "F" : none
  InteractionServer -> Reporting : EventPartyRemoved via Interaction Management
`;
const FLOW = `flow "F" : StopProcessing D
  participant Stats : Reporting
  participant Router : URS
  Router -> InteractionServer : RequestRouteCall
  InteractionServer -> Router : EventRouteUsed
  InteractionServer -> Stats : EventPartyRemoved
  InteractionServer -> Stats : EventProcessingStopped
`;

describe("Quick fixes", () => {
  afterEach(async () => {
    await configure("editor.codeActionsOnSave", undefined);
    await closeAll();
  });

  it("mend what is found, the best of them preferred", async () => {
    const document = await found(WRONG, "wrong-protocol");
    const offered = await actions(document, rangeOf(document, "Interaction Management"), CodeActionKind.QuickFix);
    equal(titles(offered), [
      "Change to `Reporting`",
      "Remove `via`",
      "Silence `wrong-protocol` on this line",
      "Explain `wrong-protocol`",
    ]);
    const preferred = offered.filter(({ isPreferred }) => isPreferred);
    equal(preferred.length, 1);
    await take(preferred[0]);
    await eventually(() => equal(codes(document), []));
    match(document.lineAt(1).text, /EventPartyRemoved( via Reporting)?$/);
  });

  it("silence a finding by a comment", async () => {
    const document = await found(WRONG, "wrong-protocol");
    await take(await action(document, rangeOf(document, "Interaction Management"), /^Silence/));
    match(document.lineAt(1).text, / # msgflow-ignore wrong-protocol$/);
    await eventually(() => equal(codes(document), []));
  });

  it("that are certain happen on saving, where the user wants that", async () => {
    await configure("editor.codeActionsOnSave", { "source.fixAll.msgflow": "explicit" });
    const document = await show("slips.msgflow");
    const before = document.getText();
    await eventually(() => equal(codes(document), ["syntax", "unknown-message"]));
    await replace(document, "Two slips", "Slips");
    await document.save();
    await eventually(() => equal(codes(document), ["unknown-message"]));
    ok(!document.isDirty, "what is mended is saved");
    equal(document.getText(), before.replace("Two slips", "Slips").replace("-->", "->"));
  });
});

describe("Refactorings", () => {
  afterEach(closeAll);

  it("make a participant of a role's name, and the other way round", async () => {
    const document = await draft(FLOW);
    const role = rangeOf(document, "InteractionServer");
    await eventually(async () => take(await action(document, role, /^Extract/, CodeActionKind.RefactorExtract)));
    match(document.getText(), /participant (\w+) : InteractionServer[\s\S]*Router -> \1 : RequestRouteCall/);
    const name = /participant (\w+) : InteractionServer/.exec(document.getText())?.[1] ?? "";
    const place = rangeOf(document, name);
    await eventually(async () => take(await action(document, place, /^Inline/, CodeActionKind.RefactorInline)));
    equal(document.getText(), FLOW);
  });

  it("sort participants by their first message", async () => {
    const document = await draft(FLOW);
    const place = rangeOf(document, "participant");
    await eventually(async () => take(await action(document, place, /^Sort/, CodeActionKind.RefactorRewrite)));
    match(document.getText(), /participant Router.*\n.*participant Stats/);
  });

  it("convert a flow to another version; the edit is worked out when it is chosen", async () => {
    const document = await show("d-right.msgflow");
    const head = rangeOf(document, "flow ");
    const offered = await eventuallySome(document, head);
    const title = "Convert to version `Unsuccessful`";
    ok(
      offered.some((one) => one.title === title && one.edit === undefined),
      "it is offered without an edit",
    );
    const resolved = await commands.executeCommand<CodeAction[]>(
      ...(["vscode.executeCodeActionProvider", document.uri, head, CodeActionKind.RefactorRewrite.value, 20] as const),
    );
    await take(resolved.find((one) => one.title === title));
    match(document.getText(), /: StopProcessing Unsuccessful$/m);
    await eventually(() => {
      // A participant may have nothing to do any more.
      const left = findings(document).filter(({ severity }) => severity !== DiagnosticSeverity.Hint);
      equal(left, []);
    });
  });

  async function eventuallySome(document: TextDocument, range: Range): Promise<CodeAction[]> {
    let offered: CodeAction[] = [];
    await eventually(async () => {
      offered = await actions(document, range, CodeActionKind.RefactorRewrite);
      ok(offered.length > 0, "something is offered");
    });
    return offered;
  }
});

/** A draft in which that is found. */
async function found(content: string, code: string): Promise<TextDocument> {
  const document = await draft(content);
  await eventually(() => equal(codes(document), [code]));
  return document;
}

function actions({ uri }: TextDocument, range: Range, kind: CodeActionKind): Thenable<CodeAction[]> {
  return commands.executeCommand("vscode.executeCodeActionProvider", uri, range, kind.value);
}

async function action(
  document: TextDocument,
  range: Range,
  title: RegExp,
  kind = CodeActionKind.QuickFix,
): Promise<CodeAction> {
  const offered = await actions(document, range, kind);
  const one = offered.find((action) => title.test(action.title));
  ok(one, `${title} is offered, not only ${titles(offered).join()}`);
  return one;
}

/** Does what VS Code does when an action is chosen. */
async function take(action: CodeAction | undefined): Promise<void> {
  ok(action, "there is an action");
  if (action.edit) ok(await workspace.applyEdit(action.edit), "the edit is applied");
  const { command } = action;
  if (command) await commands.executeCommand(command.command, ...(command.arguments ?? []));
}

const titles = (offered: readonly CodeAction[]) => offered.map(({ title }) => title);
