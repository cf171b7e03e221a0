import { type CodeAction, CodeActionKind, commands, TabInputWebview, window } from "vscode";
import { equal, match, ok } from "./assert";
import { closeAll, codes, eventually, rangeOf, show } from "./support";

describe("The page of a rule", () => {
  after(closeAll);

  it("is shown as it is meant to be read, by an action where the finding is", async () => {
    const document = await show("d-wrong.msgflow");
    await eventually(() => equal(codes(document).length, 3));
    const range = rangeOf(document, "RequestStopProcessing", "Router ->");
    const actions = await commands.executeCommand<CodeAction[]>(
      ...["vscode.executeCodeActionProvider", document.uri, range, CodeActionKind.QuickFix.value],
    );
    const explain = actions.find(({ title }) => title === "Explain `substituted-message`");
    ok(explain?.command, "the action is a command");
    await commands.executeCommand(explain.command.command, ...(explain.command.arguments ?? []));
    await eventually(() => {
      const tab = window.tabGroups.activeTabGroup.activeTab;
      ok(tab?.input instanceof TabInputWebview, "a preview is open");
      match(tab.label, /substituted-message\.md$/);
    });
  });
});
