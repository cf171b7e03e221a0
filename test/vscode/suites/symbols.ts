import { RIGHT } from "../harness/scripts";
import { openWorkbench } from "../harness/session";
import { becomes } from "../harness/waiting";

describe("Symbols", () => {
  it("make the outline, which leads to them", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT });
    await vscode.outline.open();
    await becomes(
      () => vscode.outline.rows(),
      [
        "Router URS",
        "Ixn InteractionServer",
        "Stats Reporting",
        "Ended by URS StopProcessing D",
        "  Router -> Ixn : RequestRouteCall",
        "  Ixn -> Router : EventRouteUsed",
        "  Ixn -> Stats : EventPartyRemoved",
        "  Ixn -> Stats : EventProcessingStopped",
      ],
    );
    await vscode.outline.choose("EventPartyRemoved");
    await becomes(async () => (await vscode.statusBar.cursor()).line, 10);
  });

  it("are found by name in the file, and in all files of the folder", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT, "other.msgflow": '\nflow "Another" : none\n' });
    await vscode.editor("right.msgflow").waitUntilServed();
    await vscode.quickInput.goToSymbol("@Ended by");
    await becomes(async () => (await vscode.statusBar.cursor()).line, 6);
    await vscode.quickInput.goToSymbol("#Another");
    await becomes(() => vscode.activeTab(), "other.msgflow");
    await becomes(async () => (await vscode.statusBar.cursor()).line, 2);
  });
});
