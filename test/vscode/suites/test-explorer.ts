import { RIGHT, WRONG } from "../harness/scripts";
import { openWorkbench } from "../harness/session";
import { becomes } from "../harness/waiting";

describe("The Test Explorer", () => {
  it("has every flow of the folder as a test, which passes when it conforms", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT, "more/wrong.msgflow": WRONG });
    await vscode.tests.open();
    const files = (state: string) => [`more/wrong.msgflow (${state})`, `right.msgflow (${state})`];
    await becomes(() => vscode.tests.rows(), files("Not yet run"));
    await vscode.tests.runAll();
    await becomes(() => vscode.tests.rows(), ["more/wrong.msgflow (Failed)", "right.msgflow (Passed)"]);
    await vscode.tests.expandAll();
    await becomes(
      () => vscode.tests.rows(),
      ["more/wrong.msgflow (Failed)", "Ended by URS (Failed)", "right.msgflow (Passed)", "Ended by URS (Passed)"],
    );
  });

  it("tells of each flow on a line of its own what came of it", async () => {
    const vscode = await openWorkbench({ "both.msgflow": `${RIGHT}\n${WRONG.slice(WRONG.indexOf("flow"))}` });
    await vscode.tests.open();
    await vscode.tests.runAll();
    const said = "Ended by URS: Follows Stop Processing D";
    await becomes(() => vscode.tests.output(), [said, `${said} except for a protocol`]);
  });

  it("says beside the line of a flow why it failed, and compares it with the version", async () => {
    const vscode = await openWorkbench({
      "short.msgflow": RIGHT.replace(/ {2}Ixn {4}-> Stats {2}: EventProc.*\n/, ""),
    });
    const editor = vscode.editor("short.msgflow");
    await editor.waitUntilShown();
    await vscode.tests.open();
    await vscode.tests.runAll();
    const lack = "EventProcessingStopped does not happen for Stats, but";
    await becomes(async () => (await vscode.tests.besideLines()).join("\n"), new RegExp(`^${lack}.*$`));
    await becomes(() => vscode.tests.openBesideLine(lack), new RegExp(`^${lack}`));
    await editor.press("Alt+F8");
    const lines = [
      "Router -> Ixn : RequestRouteCall",
      "Ixn -> Router : EventRouteUsed",
      "Ixn -> Stats : EventPartyRemoved",
    ];
    await becomes(() => vscode.tests.compared(), [lines, [...lines, "Ixn -> Stats : EventProcessingStopped"]]);
  });
});
